package fr.denicheur.reading;

/** Says why a piece of front matter is not read as YAML. */
final class RefusedYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final int line;
  private final int column;

  /**
   * @param rule the rule that the piece breaks
   * @param line the line of the file, from 1
   * @param column the column in the line, from 1; 0 if the parser names no place
   * @param reason the parser's reason, in French; empty if the rule says it all
   */
  RefusedYamlException(Rule rule, int line, int column, String reason) {
    super(reason, null, false, false);
    this.rule = rule;
    this.line = line;
    this.column = column;
  }

  Rule rule() {
    return rule;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
