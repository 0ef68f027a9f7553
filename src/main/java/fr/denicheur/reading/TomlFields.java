package fr.denicheur.reading;

import fr.denicheur.reading.Field.Items;
import fr.denicheur.reading.Field.Text;
import fr.denicheur.reading.Field.Unusable;
import fr.denicheur.reading.Field.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the fields of a front matter in TOML 1.0, and converts no value: dates and numbers stay as
 * written. A table is one field. A line that is not TOML is listed and left out; it spoils no other
 * field. One object reads one text.
 */
final class TomlFields {
  private final String text;
  private final Findings findings;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Field> tables = new LinkedHashMap<>();
  private String table = "";
  private int at;

  /** A place that was looked up, and its line; the next one is mostly near. */
  private int known;

  private int line;

  private TomlFields(String text, int firstLine, Findings findings) {
    this.text = text;
    this.line = firstLine;
    this.findings = findings;
  }

  /**
   * Returns the fields in their order, then the tables.
   *
   * @param firstLine the line of the file in which the text begins, from 1
   */
  static List<Field> read(List<String> lines, int firstLine, Findings findings) {
    TomlFields toml = new TomlFields(String.join("\n", lines), firstLine, findings);
    for (toml.skipSpace(); toml.at < toml.text.length(); toml.skipSpace()) {
      toml.readLine();
    }
    toml.fields.addAll(toml.tables.values());
    return toml.fields;
  }

  private void readLine() {
    if (peek() == '[') {
      table = Keys.folded(upTo("\n#").replaceAll("[\\[\\]\"']", ""));
      return;
    }
    int start = at;
    String key = key();
    if (key.isEmpty() || peek() != '=') {
      findings.add(Rule.LINE_NOT_UNDERSTOOD, lineOf(start), 1, "");
      upTo("\n");
      return;
    }
    at++;
    skipBlanks();
    int place = at;
    Value value = value(0);
    String rest = upTo("\n").strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      findings.add(Rule.LINE_NOT_UNDERSTOOD, lineOf(at), 0, rest);
    }
    int column = place - text.lastIndexOf('\n', place - 1);
    Field field = new Field(key, lineOf(start), column, value);
    if (table.isEmpty()) {
      fields.add(field);
    } else {
      tables.merge(table, tabled(table, field, pair(key, value)), TomlFields::joined);
    }
  }

  private static Field tabled(String table, Field first, String shown) {
    return new Field(table, first.line(), first.column(), new Unusable(shown, false));
  }

  private static Field joined(Field one, Field other) {
    return tabled(one.key(), one, one.value().shown() + ", " + other.value().shown());
  }

  private static String pair(String key, Value value) {
    return key + " : " + value.shown();
  }

  /** Returns a key; of a dotted key its last part. */
  private String key() {
    String written = upTo("=\n,}#").strip();
    return Keys.folded(written.replaceAll("[\"']", "").replaceFirst("^.*\\.\\s*", ""));
  }

  private Value value(int depth) {
    for (String quotes : List.of("\"\"\"", "'''")) {
      if (text.startsWith(quotes, at)) {
        return new Text(quoted(quotes, text.length()));
      }
    }
    return switch (peek()) {
      case '"' -> new Text(quoted("\"", endOfLine()));
      case '\'' -> new Text(quoted("'", endOfLine()));
      case '[' -> depth < PostingReader.MAX_DEPTH ? items(depth) : new Text(upTo("\n"));
      case '{' -> depth < PostingReader.MAX_DEPTH ? inlineTable(depth) : new Text(upTo("\n"));
      default -> new Text(upTo(depth == 0 ? "#\n" : ",]}#\n").strip());
    };
  }

  private String quoted(String quotes, int limit) {
    boolean isLiteral = quotes.startsWith("'");
    StringBuilder out = new StringBuilder();
    at += quotes.length();
    while (at < limit && !text.startsWith(quotes, at)) {
      if (peek() == '\\' && !isLiteral && at + 1 < limit) {
        escape(out);
      } else {
        out.append(text.charAt(at++));
      }
    }
    at = Math.min(limit, at + quotes.length());
    return out.toString();
  }

  private void escape(StringBuilder out) {
    char c = text.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'n', 't', 'r', 'f', 'b', '\n' -> out.append(' ');
      case 'u', 'U' -> {
        int end = Math.min(text.length(), at + (c == 'u' ? 4 : 8));
        try {
          out.appendCodePoint(Integer.parseInt(text.substring(at, end), 16));
          at = end;
        } catch (IllegalArgumentException e) { // no number, or no character
          out.append(c);
        }
      }
      default -> out.append(c);
    }
  }

  private Value items(int depth) {
    List<String> items = new ArrayList<>();
    at++;
    for (skipCommas(); at < text.length() && peek() != ']'; skipCommas()) {
      int start = at;
      String item = value(depth + 1).shown();
      at += at == start ? 1 : 0; // a stray brace
      if (items.size() < PostingReader.MAX_ITEMS) {
        items.add(item);
      } else if (depth == 0 && items.size() == PostingReader.MAX_ITEMS) {
        findings.add(Rule.LIST_TOO_LONG, lineOf(start), 0, "", "", PostingReader.MAX_ITEMS);
        items.add(item);
      }
    }
    at = Math.min(text.length(), at + 1);
    return new Items(items.subList(0, Math.min(items.size(), PostingReader.MAX_ITEMS)));
  }

  private Value inlineTable(int depth) {
    List<String> pairs = new ArrayList<>();
    at++;
    for (skipCommas(); at < text.length() && peek() != '}'; skipCommas()) {
      int start = at;
      String key = key();
      at += peek() == '=' ? 1 : 0;
      skipBlanks();
      pairs.add(key + " : " + value(depth + 1).shown());
      at += at == start ? 1 : 0;
    }
    at = Math.min(text.length(), at + 1);
    return new Unusable(String.join(", ", pairs), false);
  }

  private void skipCommas() {
    skipSpace();
    while (peek() == ',') {
      at++;
      skipSpace();
    }
  }

  /** Skips spaces, line ends and comments. */
  private void skipSpace() {
    while (at < text.length() && (Character.isWhitespace(peek()) || peek() == '#')) {
      at = peek() == '#' ? endOfLine() : at + 1;
    }
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private String upTo(String ends) {
    int start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /** Returns the next character; NUL, which no text holds, at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private int lineOf(int place) {
    for (; known < place; known++) {
      line += text.charAt(known) == '\n' ? 1 : 0;
    }
    for (; known > place; known--) {
      line -= text.charAt(known - 1) == '\n' ? 1 : 0;
    }
    return line;
  }
}
