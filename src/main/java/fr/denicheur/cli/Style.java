package fr.denicheur.cli;

/**
 * How a piece of text looks on a terminal that shows colours.
 *
 * <p>Not picocli's markup: a posting's text could hold that, and must not be taken for it.
 */
enum Style {
  STRONG("1"),
  FAINT("2"),
  FOUND("1;33"),
  GOOD("32"),
  BAD("31"),
  DOUBTFUL("33");

  /** Ends every style. */
  static final String END = "\u001B[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Begins this style. */
  String begin() {
    return "\u001B[" + code + "m";
  }
}
