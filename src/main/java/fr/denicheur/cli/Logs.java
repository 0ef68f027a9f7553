package fr.denicheur.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.ParseResult;

/**
 * How much is logged, decided before anything logs: warnings alone, or with {@code --verbose} what
 * the libraries say of themselves.
 */
final class Logs {
  private static final String LEVELS = "org.slf4j.simpleLogger.";

  /** Lucene logs through the JDK; a logger that nobody holds would forget its level. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Logs() {}

  /** Takes the level from a command line. */
  static void level(ParseResult parsed) {
    boolean verbose = isVerbose(parsed);
    System.setProperty(LEVELS + "defaultLogLevel", verbose ? "info" : "warn");
    System.setProperty(LEVELS + "log.fr.denicheur", verbose ? "debug" : "warn");
    // It would say a second time that it could not start; other faults are logged by our own room.
    System.setProperty(LEVELS + "log.io.javalin", verbose ? "info" : "off");
    // Below that it only remarks that a JVM option would make vector search quicker.
    LUCENE.setLevel(verbose ? Level.INFO : Level.SEVERE);
  }

  /** Whether the command that was given has {@code --verbose}. */
  static boolean isVerbose(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption("--verbose");
  }
}
