package fr.denicheur.cli;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * The terminal of a command: its two streams, its colours and its width.
 *
 * @param out results
 * @param err everything else
 * @param colours whether to use colours; never on a file or a pipe
 * @param progress whether {@code err} can show a progress bar
 * @param width characters in a line
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours, boolean progress, int width) {
  /** The width if {@code COLUMNS} gives none: a sentence fits, and any screen has it. */
  private static final int USUAL_WIDTH = 100;

  private static final Pattern SENSIBLE_WIDTH = Pattern.compile("[1-9][0-9]{1,3}");
  private static final int LEAST_WIDTH = 40;

  /** Returns the terminal of a command that picocli runs; picocli honours {@code NO_COLOR}. */
  static Terminal of(CommandLine command, Surroundings surroundings) {
    return new Terminal(
        command.getOut(),
        command.getErr(),
        command.getColorScheme().ansi().enabled(),
        surroundings.progress(),
        width(surroundings.environment().getOrDefault("COLUMNS", "")));
  }

  /** Prints a line of the result. */
  void print(String line) {
    out.println(line);
  }

  /** Prints a line that is not part of the result. */
  void tell(String line) {
    err.println(Logs.line(Level.INFO, line));
  }

  /** Returns a text in a style, or unchanged if there are no colours. */
  String in(Style style, String text) {
    return colours && !text.isEmpty() ? style.begin() + text + Style.END : text;
  }

  private static int width(String columns) {
    return SENSIBLE_WIDTH.matcher(columns).matches()
        ? Math.max(LEAST_WIDTH, Integer.parseInt(columns))
        : USUAL_WIDTH;
  }
}
