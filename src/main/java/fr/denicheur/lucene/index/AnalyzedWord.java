package fr.denicheur.lucene.index;

import fr.denicheur.french.Folding;
import fr.denicheur.french.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text, with the terms under which the index holds it.
 *
 * @param term its term
 * @param parts the terms of its parts if it is a compound; else empty
 * @param written the word as written
 * @param forms its terms without stemming; read for typed words only, else empty
 * @param gap how many positions it stands after the word before it, 1 or more; a stop word between
 *     the two counts
 */
public record AnalyzedWord(
    String term, List<String> parts, String written, List<String> forms, int gap) {
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

  /** Returns the terms of a text without stemming; stop words are among them. */
  public static List<String> formsOf(String text) {
    return exact(text).stream().map(Token::term).toList();
  }

  private static List<Token> exact(String text) {
    return Token.whole(IndexField.ANALYZER, IndexField.BODY_EXACT.id(), text);
  }

  private static List<AnalyzedWord> read(IndexField field, String text, List<Token> exact) {
    List<AnalyzedWord> words = new ArrayList<>();
    int end = -1;
    for (Token token : Token.of(IndexField.ANALYZER, field.id(), text)) {
      if (token.start() < end) {
        words.add(words.removeLast().withPart(token.term()));
      } else {
        end = token.end();
        String written = text.substring(token.start(), end);
        List<String> forms =
            exact.stream()
                .filter(form -> form.start() >= token.start() && form.end() <= token.end())
                .map(Token::term)
                .toList();
        words.add(new AnalyzedWord(token.term(), List.of(), written, forms, token.increment()));
      }
    }
    return words;
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

  private AnalyzedWord withPart(String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return new AnalyzedWord(term, more, written, forms, gap);
  }
}
