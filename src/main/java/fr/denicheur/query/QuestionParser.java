package fr.denicheur.query;

import fr.denicheur.query.Clause.Kind;
import fr.denicheur.query.Clause.Scope;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a typed text: free words, {@code "a phrase"}, {@code -excluded}, {@code prefix*}, {@code
 * startup:lapins}, {@code role:design}, {@code titre:mots}. {@code NOT}, {@code SAUF} and {@code
 * sauf} before a word exclude it too.
 *
 * <p>The parser goes once from left to right, without recursion or regular expressions, so its time
 * grows with the length alone. Text in none of these forms is plain words, so only a text that is
 * too long is an error. The parser ignores a quotation mark without its partner, a lone {@code -}
 * and a {@code *} inside a word.
 */
public final class QuestionParser {
  /** More than any person types; a client that has a whole text asks {@code similar} instead. */
  public static final int MAX_CHARACTERS = 500;

  /** The most clauses, because each costs one look-up per field of the index. */
  public static final int MAX_CLAUSES = 32;

  /** The fewest characters of a prefix. A single letter begins too many words to mean any. */
  public static final int MIN_PREFIX = 2;

  private static final Map<String, Scope> SCOPES =
      Map.of(
          "titre", Scope.TITLE,
          "title", Scope.TITLE,
          "role", Scope.ROLE,
          "rôle", Scope.ROLE,
          "startup", Scope.STARTUP);

  /** Words that exclude the next one. */
  private static final Set<String> NOT = Set.of("NOT", "SAUF", "Sauf", "sauf");

  /** Words that only tie the excluded one to what stands before it. */
  private static final Set<String> SMALL =
      Set.of(
          "le", "la", "les", "un", "une", "des", "de", "du", "en", "à", "au", "aux", "dans", "pour",
          "sur", "avec", "chez");

  private static final String OPENING_QUOTES = "\"«“„";
  private static final String CLOSING_QUOTES = "\"»”“";

  private final String text;
  private final List<Clause> clauses = new ArrayList<>();
  private final Predicate<Clause> isKept;
  private final StringBuilder kept;
  private int at;

  private QuestionParser(String text, Predicate<Clause> isKept) {
    this.text = text;
    this.isKept = isKept;
    this.kept = new StringBuilder(text);
  }

  /**
   * Returns the clauses of a question.
   *
   * @param typed any characters, at most {@value #MAX_CHARACTERS} code points
   * @throws InvalidQueryException if the text is longer
   */
  public static Question parse(String typed) {
    if (!isShort(typed)) {
      int length = typed.codePointCount(0, typed.length());
      throw new InvalidQueryException(
          "q", "q must be at most " + MAX_CHARACTERS + " characters long; got " + length);
    }
    String text = cleaned(typed);
    QuestionParser parser = new QuestionParser(text, Clause::isFree);
    parser.readAll(MAX_CHARACTERS);
    boolean truncated = parser.clauses.size() > MAX_CLAUSES;
    List<Clause> kept = truncated ? parser.clauses.subList(0, MAX_CLAUSES) : parser.clauses;
    return new Question(text, kept, truncated);
  }

  /**
   * Returns a text in which every character of the other clauses ends a line, and none follows the
   * last clause.
   */
  static String keeping(Predicate<Clause> isKept, String text) {
    QuestionParser parser = new QuestionParser(text, isKept);
    parser.readAll(MAX_CLAUSES);
    return parser.kept.substring(0, parser.at);
  }

  /** Whether a text is no longer than a question may be. */
  public static boolean isShort(String text) {
    return text.codePointCount(0, text.length()) <= MAX_CHARACTERS;
  }

  /** Removes invisible characters, which would split words and reach the page. */
  private static String cleaned(String typed) {
    StringBuilder visible = new StringBuilder(typed.length());
    typed
        .codePoints()
        .forEach(c -> {
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.SPACE_SEPARATOR,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                visible.append(' ');
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> {}
            default -> visible.appendCodePoint(c);
          }
        });
    return cut(Normalizer.normalize(visible, Normalizer.Form.NFC).strip());
  }

  /** Form NFC makes some texts longer, but a client must be able to send this text again. */
  private static String cut(String text) {
    return isShort(text)
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)).strip();
  }

  private void readAll(int most) {
    while (at < text.length() && clauses.size() < most) {
      if (isSpace(text.charAt(at))) {
        at++;
      } else {
        readClause();
      }
    }
  }

  private void readClause() {
    int start = at;
    int before = clauses.size();
    readClauseAt();
    if (clauses.size() > before && !isKept.test(clauses.getLast())) {
      kept.replace(start, at, "\n".repeat(at - start));
    }
  }

  private void readClauseAt() {
    boolean isDenied = skipNot();
    boolean excluded = skipMinus() || isDenied;
    Scope scope = skipScope();
    if (at < text.length() && OPENING_QUOTES.indexOf(text.charAt(at)) >= 0) {
      readPhrase(scope, excluded);
    } else {
      readWord(scope, excluded);
    }
  }

  /** Excludes the word after it, over the small words between: {@code sauf le lundi}. */
  private boolean skipNot() {
    int word = wordAfter(at);
    if (!NOT.contains(wordAt(at)) || !isAsked(wordAt(word))) {
      return false;
    }
    while (SMALL.contains(wordAt(word)) && isAsked(wordAt(wordAfter(word)))) {
      word = wordAfter(word);
    }
    at = word;
    return true;
  }

  private String wordAt(int start) {
    int end = start;
    while (end < text.length() && !isSpace(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Returns the place of the next word; the end of the text if there is none. */
  private int wordAfter(int start) {
    int next = start + wordAt(start).length();
    while (next < text.length() && isSpace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  /** A minus excludes the word that touches it; "Développeuse - développeur" has no such word. */
  private boolean skipMinus() {
    boolean minus =
        text.charAt(at) == '-' && at + 1 < text.length() && !isSpace(text.charAt(at + 1));
    if (minus) {
      at++;
    }
    return minus;
  }

  private Scope skipScope() {
    int colon = text.indexOf(':', at);
    if (colon < 0 || colon + 1 >= text.length() || isSpace(text.charAt(colon + 1))) {
      return Scope.ANYWHERE;
    }
    Scope scope = SCOPES.get(text.substring(at, colon).toLowerCase(Locale.ROOT));
    if (scope == null) {
      return Scope.ANYWHERE;
    }
    at = colon + 1;
    return scope;
  }

  private void readPhrase(Scope scope, boolean excluded) {
    int start = at + 1;
    int end = start;
    while (end < text.length() && CLOSING_QUOTES.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end == text.length()) {
      at = start; // the mark has no partner and is ignored
      return;
    }
    at = end + 1;
    add(Kind.PHRASE, scope, excluded, text.substring(start, end).strip());
  }

  private void readWord(Scope scope, boolean excluded) {
    int start = at;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    String bare = word.replace("*", "").replace("\"", "");
    boolean prefix = word.endsWith("*") && bare.length() >= MIN_PREFIX;
    add(prefix ? Kind.PREFIX : Kind.WORD, scope, excluded, bare);
  }

  private void add(Kind kind, Scope scope, boolean excluded, String words) {
    if (isAsked(words)) {
      clauses.add(new Clause(kind, scope, excluded, words));
    }
  }

  private static boolean isAsked(String words) {
    return words.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
