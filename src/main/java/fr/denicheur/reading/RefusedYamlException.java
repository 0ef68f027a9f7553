package fr.denicheur.reading;

/** A piece of front matter that is not read as YAML, and why. */
final class RefusedYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final int line;
  private final int column;

  /**
   * @param rule what it breaks
   * @param line where, in the file, from 1
   * @param column where in the line, from 1
   * @param reason what the YAML parser says; empty where the rule says it all
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
