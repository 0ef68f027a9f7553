package fr.denicheur.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * Where a command writes, and what can be shown there.
 *
 * @param out results
 * @param err everything else
 * @param colours whether colours are wanted; never on a file or a pipe
 * @param progress whether a progress bar may move on {@code err}
 * @param width characters in a line
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours, boolean progress, int width) {
  /** Wide enough for a sentence, narrow enough for any screen. */
  private static final int USUAL_WIDTH = 100;

  private static final Pattern SENSIBLE_WIDTH = Pattern.compile("[1-9][0-9]{1,3}");
  private static final int LEAST_WIDTH = 40;

  /** The terminal of a command that picocli runs; {@code NO_COLOR} is honoured by picocli. */
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
    err.println(line);
  }

  /** Returns a text in a style, or as it is where there are no colours. */
  String in(Style style, String text) {
    return colours && !text.isEmpty() ? style.begin() + text + Style.END : text;
  }

  private static int width(String columns) {
    return SENSIBLE_WIDTH.matcher(columns).matches()
        ? Math.max(LEAST_WIDTH, Integer.parseInt(columns))
        : USUAL_WIDTH;
  }
}
