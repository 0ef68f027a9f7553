package fr.denicheur.lucene.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * A word of a question as the index knows it.
 *
 * @param term its term
 * @param parts the terms of its parts, where it is a compound; else empty
 * @param written the word as typed
 * @param gap how many positions it stands after the word before it, 1 or more; a stop word between
 *     the two counts
 */
public record AnalyzedWord(String term, List<String> parts, String written, int gap) {
  public AnalyzedWord {
    parts = List.copyOf(parts);
  }

  /** Returns the words of a text, in order; stop words are left out. */
  public static List<AnalyzedWord> of(IndexField field, String text) {
    try (TokenStream tokens = IndexField.ANALYZER.tokenStream(field.id(), text)) {
      return read(tokens, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse '" + text + "'", e);
    }
  }

  private static List<AnalyzedWord> read(TokenStream tokens, String text) throws IOException {
    CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
    OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
    PositionIncrementAttribute increment = tokens.addAttribute(PositionIncrementAttribute.class);
    List<AnalyzedWord> words = new ArrayList<>();
    int end = -1;
    tokens.reset();
    while (tokens.incrementToken()) {
      if (offset.startOffset() < end) {
        words.add(words.removeLast().withPart(term.toString()));
      } else {
        end = offset.endOffset();
        String written = text.substring(offset.startOffset(), end);
        words.add(
            new AnalyzedWord(
                term.toString(), List.of(), written, increment.getPositionIncrement()));
      }
    }
    tokens.end();
    return words;
  }

  /** Returns the terms of a text as written: no stem, and stop words are not left out. */
  public static List<String> writtenForms(String text) {
    return of(IndexField.BODY_EXACT, text).stream().map(AnalyzedWord::term).toList();
  }

  /** Returns the terms of this word as written. */
  public List<String> writtenForms() {
    return writtenForms(written);
  }

  /** Returns a word that is known by its stem alone. */
  public static AnalyzedWord ofStem(String stem) {
    return new AnalyzedWord(stem, List.of(), stem, 1);
  }

  private AnalyzedWord withPart(String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return new AnalyzedWord(term, more, written, gap);
  }
}
