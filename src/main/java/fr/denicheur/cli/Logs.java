package fr.denicheur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import picocli.CommandLine.ParseResult;

/**
 * Sets up logging before anything logs: warnings only, or also details with {@code --verbose}. Logs
 * go to standard error, because standard output belongs to results.
 */
final class Logs {
  /** Kept in fields: the JDK drops a logger without a reference, and its level with it. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("fr.denicheur");
  private static final Logger JAVALIN = Logger.getLogger("io.javalin");
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /**
   * Jetty logs malformed requests here. The server answers them, and any client can send them, so
   * they are not warnings.
   */
  private static final List<Logger> MALFORMED =
      List.of(
          Logger.getLogger("org.eclipse.jetty.http"),
          Logger.getLogger("org.eclipse.jetty.util.HostPort"));

  /** Begins lines on standard error that are no log lines. */
  private static final String OURSELVES = "denicheur: ";

  /** The values of {@code --log-format}. */
  static final List<String> FORMATS = List.of("text", "json");

  private static volatile boolean isJson;

  private Logs() {}

  /** Sets the levels that a command line asks for. */
  static void level(ParseResult parsed) {
    boolean verbose = isVerbose(parsed);
    ROOT.setLevel(verbose ? Level.INFO : Level.WARNING);
    OURS.setLevel(verbose ? Level.FINE : Level.WARNING);
    // Javalin would repeat that it could not start; our own code logs all other faults.
    JAVALIN.setLevel(verbose ? Level.INFO : Level.OFF);
    // Its warnings only recommend a JVM option for vector search, which we do not use.
    LUCENE.setLevel(verbose ? Level.INFO : Level.SEVERE);
    MALFORMED.forEach(logger -> logger.setLevel(verbose ? Level.INFO : Level.SEVERE));
    format(FORMATS.getFirst());
  }

  /** Switches to one of the {@link #FORMATS}. */
  static void format(String format) {
    Arrays.stream(ROOT.getHandlers()).forEach(ROOT::removeHandler);
    isJson = format.equals("json");
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL); // the loggers filter by level
    handler.setFormatter(new LogLines(isJson));
    handler.setFilter(new Repetitions(System::nanoTime));
    ROOT.addHandler(handler);
  }

  /**
   * Returns a line for standard error in the form of log lines if they are JSON, so that a program
   * can read the whole stream; else as it is.
   */
  static String line(Level level, String text) {
    if (!isJson) {
      return text;
    }
    LogRecord event = new LogRecord(level, text.replaceFirst("^" + OURSELVES, ""));
    event.setLoggerName("denicheur");
    return new LogLines(true).format(event).stripTrailing();
  }

  /** Returns whether the command line has {@code --verbose}. */
  static boolean isVerbose(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption("--verbose");
  }
}
