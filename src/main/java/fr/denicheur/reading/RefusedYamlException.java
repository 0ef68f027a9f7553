package fr.denicheur.reading;

/** Thrown if a front matter, or one field of it, cannot or must not be read as YAML. */
final class RefusedYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  final Rule rule;
  final int line;
  final int column;
  final String reason;

  /**
   * @param rule the rule that the front matter breaks
   * @param line the line of the file, from 1
   * @param column the column in the line, from 1; 0 if the parser names no place
   * @param reason the parser's reason, in French; empty if the rule needs none
   */
  RefusedYamlException(Rule rule, int line, int column, String reason) {
    super(reason, null, false, false);
    this.rule = rule;
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}
