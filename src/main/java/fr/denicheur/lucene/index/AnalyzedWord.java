package fr.denicheur.lucene.index;

import fr.denicheur.french.Folding;
import fr.denicheur.french.FrenchWords;
import fr.denicheur.french.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text, with the terms under which the index holds it.
 *
 * @param term its term
 * @param parts the words in it if it is a compound, none of which is one; else empty
 * @param written the word as written
 * @param forms its terms without stemming; read for typed words only, else empty
 * @param gap how many positions it stands after the word before it, 1 or more; a stop word between
 *     the two counts
 */
public record AnalyzedWord(
    String term, List<AnalyzedWord> parts, String written, List<String> forms, int gap) {
  /** The most letters of an acronym. */
  private static final int MAX_ACRONYM = 6;

  /** Words of fewer letters are not among those that French is known to hold. */
  private static final int MIN_KNOWN = 5;

  public AnalyzedWord {
    parts = List.copyOf(parts);
    forms = List.copyOf(forms);
  }

  /** Returns the words of a text as a field holds them, in order, without stop words. */
  public static List<AnalyzedWord> of(IndexField field, String text) {
    return read(field, text, List.of());
  }

  /** Returns the words of a typed text, in order, without stop words, each with its forms. */
  public static List<AnalyzedWord> typed(String text) {
    return read(IndexField.BODY, text, exact(text));
  }

  /**
   * Returns the words of typed free text as they would stand side by side: small words between two
   * do not count.
   */
  public static List<AnalyzedWord> free(String text) {
    return typed(text).stream()
        .map(word -> new AnalyzedWord(word.term, word.parts, word.written, word.forms, 1))
        .toList();
  }

  /** Returns the words of a text without stemming, in order; stop words are among them. */
  public static List<AnalyzedWord> written(String text) {
    return read(IndexField.BODY_EXACT, text, List.of());
  }

  /** Returns the terms of a text without stemming; stop words are among them. */
  public static List<String> formsOf(String text) {
    return exact(text).stream().map(Token::term).toList();
  }

  private static List<Token> exact(String text) {
    return Token.whole(IndexField.ANALYZER, IndexField.BODY_EXACT.id(), text);
  }

  private static List<AnalyzedWord> read(IndexField field, String text, List<Token> exact) {
    List<AnalyzedWord> words = new ArrayList<>();
    List<Token> tokens = Token.of(IndexField.ANALYZER, field.id(), text);
    int end;
    for (int at = 0; at < tokens.size(); at = end) {
      Token whole = tokens.get(at);
      end = at + 1;
      while (end < tokens.size() && tokens.get(end).start() < whole.end()) {
        end++;
      }
      List<Token> inside = tokens.subList(at + 1, end);
      List<AnalyzedWord> parts =
          inside.stream()
              .filter(part -> inside.stream().noneMatch(other -> isPartOf(other, part)))
              .map(part -> of(part, text, List.of(), List.of()))
              .toList();
      List<String> forms =
          exact.stream().filter(form -> isWithin(form, whole)).map(Token::term).toList();
      words.add(of(whole, text, parts, forms));
    }
    return words;
  }

  private static AnalyzedWord of(
      Token token, String text, List<AnalyzedWord> parts, List<String> forms) {
    String written = text.substring(token.start(), token.end());
    return new AnalyzedWord(token.term(), parts, written, forms, token.increment());
  }

  private static boolean isPartOf(Token token, Token other) {
    return isWithin(token, other) && !isWithin(other, token);
  }

  private static boolean isWithin(Token token, Token other) {
    return token.start() >= other.start() && token.end() <= other.end();
  }

  /** Returns a word that is known by its stem alone. */
  public static AnalyzedWord ofStem(String stem) {
    return new AnalyzedWord(stem, List.of(), stem, List.of(stem), 1);
  }

  /** Returns this word for another term. */
  public AnalyzedWord as(String other) {
    return new AnalyzedWord(other, List.of(), written, forms, gap);
  }

  /** Returns this word and the next one as one compound, whose term joins theirs. */
  public AnalyzedWord joinedWith(AnalyzedWord next) {
    List<String> all = new ArrayList<>(forms);
    all.addAll(next.forms);
    return new AnalyzedWord(term + next.term, List.of(), written + " " + next.written, all, gap);
  }

  /** Returns this word as two, each written as its part of this one if that can be told. */
  public List<AnalyzedWord> splitInto(List<String> halves) {
    String first = halves.getFirst();
    String second = halves.getLast();
    int at = Folding.fold(written).lastIndexOf(second);
    boolean isTold = at >= first.length() && Folding.fold(written).length() == written.length();
    return List.of(
        new AnalyzedWord(first, List.of(), isTold ? written.substring(0, at) : first, forms, gap),
        new AnalyzedWord(
            second, List.of(), isTold ? written.substring(at) : second, List.of(second), 1));
  }

  /** Returns the parts that say something by themselves: in {@code python3} the number does not. */
  public List<AnalyzedWord> tellingParts() {
    return parts.stream().filter(part -> !part.isNumber()).toList();
  }

  /** Returns a compound as its parts, if they say as much as it does; else empty. */
  public List<AnalyzedWord> apart() {
    if (tellingParts().isEmpty()) {
      return List.of();
    }
    List<AnalyzedWord> apart = new ArrayList<>(parts);
    AnalyzedWord first = apart.getFirst();
    apart.set(0, new AnalyzedWord(first.term, List.of(), first.written, first.forms, gap));
    return apart;
  }

  /**
   * Whether this is typed as an acronym: a few capitals, and no word of French. It means nothing
   * but itself: {@code CNR} is not {@code CNRs}, and begins no other word.
   */
  public boolean isAcronym() {
    return forms.size() == 1
        && written.length() > 1
        && written.length() <= MAX_ACRONYM
        && written.chars().allMatch(Character::isUpperCase)
        && (written.length() < MIN_KNOWN || !FrenchWords.hold(Folding.fold(written)));
  }

  /** Whether it is written in digits alone. */
  public boolean isNumber() {
    return term.chars().allMatch(Character::isDigit);
  }
}
