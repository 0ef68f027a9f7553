package fr.denicheur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.ParseResult;

/**
 * How much is logged and in which form, decided before anything logs: warnings alone, or with
 * {@code --verbose} what the libraries say of themselves. To standard error, for standard output
 * belongs to results.
 */
final class Logs {
  /** A logger that nobody holds would forget its level. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("fr.denicheur");
  private static final Logger JAVALIN = Logger.getLogger("io.javalin");
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /**
   * What Jetty says of requests that are malformed: they are answered, and anybody can send them.
   */
  private static final List<Logger> MALFORMED =
      List.of(
          Logger.getLogger("org.eclipse.jetty.http"),
          Logger.getLogger("org.eclipse.jetty.util.HostPort"));

  /** The forms there are. */
  static final List<String> FORMATS = List.of("text", "json");

  private Logs() {}

  /** Takes the level from a command line. */
  static void level(ParseResult parsed) {
    boolean verbose = isVerbose(parsed);
    ROOT.setLevel(verbose ? Level.INFO : Level.WARNING);
    OURS.setLevel(verbose ? Level.FINE : Level.WARNING);
    // It would say a second time that it could not start; other faults are logged by our own room.
    JAVALIN.setLevel(verbose ? Level.INFO : Level.OFF);
    // Below that it only remarks that a JVM option would make vector search quicker.
    LUCENE.setLevel(verbose ? Level.INFO : Level.SEVERE);
    MALFORMED.forEach(logger -> logger.setLevel(verbose ? Level.INFO : Level.SEVERE));
    format(FORMATS.getFirst());
  }

  /** Logs in one of the {@link #FORMATS} from now on. */
  static void format(String format) {
    Arrays.stream(ROOT.getHandlers()).forEach(ROOT::removeHandler);
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL); // loggers decide
    handler.setFormatter(new LogLines(format.equals("json")));
    handler.setFilter(new Repetitions(System::nanoTime));
    ROOT.addHandler(handler);
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
