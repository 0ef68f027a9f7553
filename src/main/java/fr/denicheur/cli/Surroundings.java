package fr.denicheur.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * The environment of a command when it starts.
 *
 * @param environment the environment variables
 * @param workingFolder the folder at which relative paths of the command line start
 * @param home the folder of the installation, with the default folders of postings and index
 * @param progress whether standard error is a terminal that can show a progress bar
 * @param clock the clock of the time zone of Paris, which decides which day it is
 */
record Surroundings(
    Map<String, String> environment, Path workingFolder, Path home, boolean progress, Clock clock) {

  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Returns those of this process; the launcher script sets what Java cannot find out. */
  static Surroundings ofThisProcess() {
    Path here = Path.of("").toAbsolutePath();
    Path home = here.resolve(System.getProperty("denicheur.home", ""));
    boolean progress = Boolean.getBoolean("denicheur.progress");
    Clock clock = Clock.system(ZoneId.of("Europe/Paris"));
    return new Surroundings(System.getenv(), here, home, progress, clock);
  }
}
