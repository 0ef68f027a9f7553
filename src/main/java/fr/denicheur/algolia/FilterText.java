package fr.denicheur.algolia;

import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.AnyOf;
import fr.denicheur.query.Restriction.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the text of {@code filters}: {@code open:true AND (roles:design OR NOT "place":"lyon") AND
 * date > 1600000000}.
 *
 * <p>Conditions are {@code name:value}, {@code name OPERATOR number} and {@code name:number TO
 * number}; names and values with spaces stand in quotes. {@code AND} and {@code OR} side by side
 * need parentheses, because readers disagree about which comes first. The parser goes once from
 * left to right, and recurses only into parentheses.
 */
final class FilterText {
  /** Parentheses inside one another. */
  static final int MAX_DEPTH = 20;

  /** Longer texts are refused. */
  static final int MAX_CHARACTERS = 8_000;

  private static final String FIELD = "filters";
  private static final String OPERATORS = "<>=!";

  private final String text;
  private int at;

  private FilterText(String text) {
    this.text = text;
  }

  /**
   * Returns the restriction that a text says; a blank one restricts nothing.
   *
   * @throws InvalidQueryException if it is malformed; the message says where and what is expected
   */
  static Restriction read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new InvalidQueryException(
          FIELD,
          "filters must have at most " + MAX_CHARACTERS + " characters; got " + text.length());
    }
    if (text.isBlank()) {
      return Restriction.none();
    }
    FilterText parser = new FilterText(text);
    Restriction read = parser.joined(0);
    parser.skipSpaces();
    if (parser.at < text.length()) {
      throw parser.malformed("AND, OR or the end");
    }
    return read;
  }

  /** Reads parts that are joined by AND, or by OR. */
  private Restriction joined(int depth) {
    List<Restriction> parts = new ArrayList<>();
    parts.add(part(depth));
    Optional<String> joint = joint();
    Optional<String> first = joint;
    while (joint.isPresent()) {
      if (!joint.equals(first)) {
        throw new InvalidQueryException(
            FIELD, "filters must have parentheses where AND and OR stand side by side");
      }
      parts.add(part(depth));
      joint = joint();
    }
    boolean isAny = first.filter("OR"::equals).isPresent();
    return parts.size() == 1 ? parts.getFirst() : isAny ? new AnyOf(parts) : new AllOf(parts);
  }

  private Optional<String> joint() {
    return skipWord("AND") ? Optional.of("AND") : skipWord("OR") ? Optional.of("OR") : none();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private Restriction part(int depth) {
    if (skipWord("NOT")) {
      return new Not(single(depth));
    }
    return single(depth);
  }

  private Restriction single(int depth) {
    if (!skip('(')) {
      return condition();
    }
    if (depth == MAX_DEPTH) {
      throw new InvalidQueryException(
          FIELD, "filters must have at most " + MAX_DEPTH + " parentheses inside one another");
    }
    Restriction inner = joined(depth + 1);
    if (!skip(')')) {
      throw malformed("a closing parenthesis");
    }
    return inner;
  }

  private Restriction condition() {
    boolean isQuoted = isQuote();
    String name = isQuoted ? quoted() : word(":" + OPERATORS);
    int colon = name.indexOf(':');
    if (isQuoted && colon > 0 && !isNext(':') && operator(false).isEmpty()) {
      return ClientFilters.facet(name.substring(0, colon), name.substring(colon + 1), FIELD);
    }
    if (name.isEmpty()) {
      throw malformed("a condition such as open:true");
    }
    if (skip(':')) {
      return value(name);
    }
    String operator = operator(true);
    if (operator.isEmpty()) {
      throw malformed("':' or a comparison after '" + name + "'");
    }
    return ClientFilters.number(name, operator, word(""), FIELD);
  }

  private Restriction value(String name) {
    skipSpaces();
    String value = isQuote() ? quoted() : word("");
    if (value.isEmpty()) {
      throw malformed("a value after '" + name + ":'");
    }
    return skipWord("TO")
        ? ClientFilters.range(name, value + " TO " + word(""), FIELD)
        : ClientFilters.facet(name, value, FIELD);
  }

  /** Returns the comparison that comes next, if one does. */
  private String operator(boolean isRead) {
    skipSpaces();
    int end = at;
    while (end < text.length() && OPERATORS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String operator = text.substring(at, end);
    at = isRead ? end : at;
    return operator;
  }

  private boolean isQuote() {
    return isNext('"') || isNext('\'');
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder inside = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      boolean isEscape = text.charAt(at) == '\\' && at + 1 < text.length();
      inside.append(text.charAt(isEscape ? at + 1 : at));
      at += isEscape ? 2 : 1;
    }
    if (at == text.length()) {
      throw malformed("a closing " + quote);
    }
    at++;
    return inside.toString();
  }

  /** Returns the characters up to a space, a parenthesis or another end. */
  private String word(String ends) {
    skipSpaces();
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && ("()" + ends).indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean skipWord(String word) {
    skipSpaces();
    int end = at + word.length();
    boolean isThere =
        text.startsWith(word, at)
            && (end == text.length()
                || Character.isWhitespace(text.charAt(end))
                || text.charAt(end) == '(');
    at = isThere ? end : at;
    return isThere;
  }

  private boolean skip(char sign) {
    boolean isThere = isNext(sign);
    at += isThere ? 1 : 0;
    return isThere;
  }

  private boolean isNext(char sign) {
    skipSpaces();
    return at < text.length() && text.charAt(at) == sign;
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private InvalidQueryException malformed(String expected) {
    return new InvalidQueryException(
        FIELD,
        String.format(Locale.ROOT, "filters must have %s at character %d", expected, at + 1));
  }
}
