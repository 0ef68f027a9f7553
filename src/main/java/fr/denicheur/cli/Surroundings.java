package fr.denicheur.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a command finds around itself when it is started.
 *
 * @param environment the environment variables
 * @param workingFolder where relative paths of the command line begin
 * @param home the folder of the installation, in which postings and index lie where nothing is said
 * @param progress whether standard error is a terminal, on which a progress bar can move
 * @param clock what tells the day in France
 */
record Surroundings(
    Map<String, String> environment, Path workingFolder, Path home, boolean progress, Clock clock) {

  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** What this process finds; the launcher tells what a Java program cannot find out. */
  static Surroundings ofThisProcess() {
    Path here = Path.of("").toAbsolutePath();
    Path home = here.resolve(System.getProperty("denicheur.home", ""));
    boolean progress = Boolean.getBoolean("denicheur.progress");
    Clock clock = Clock.system(ZoneId.of("Europe/Paris"));
    return new Surroundings(System.getenv(), here, home, progress, clock);
  }
}
