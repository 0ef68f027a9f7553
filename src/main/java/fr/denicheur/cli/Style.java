package fr.denicheur.cli;

/**
 * The look of a text on a terminal with colours.
 *
 * <p>Postings may contain picocli's markup, so we do not use it: their text must not be read as
 * markup.
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

  /** Returns the sequence that begins this style. */
  String begin() {
    return "\u001B[" + code + "m";
  }
}
