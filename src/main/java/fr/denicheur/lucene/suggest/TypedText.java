package fr.denicheur.lucene.suggest;

import fr.denicheur.french.Folding;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a search box while someone types.
 *
 * @param before what was typed before the last word, as it was typed, but without signs that would
 *     mean something else in a question: {@code "santé de l'"}
 * @param complete the words in it, folded; elided articles left out
 * @param last the word that is being typed; {@code null} where the next one was not begun
 */
record TypedText(String before, List<Word> complete, @Nullable Word last) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\s\\p{Z}'’]+");

  /** Apostrophes behind no letter, and all but the last of several articles. */
  private static final Pattern STRAY =
      Pattern.compile("(?<!\\p{L})['’]|\\p{L}+['’](?=\\p{L}+['’])");

  TypedText {
    complete = List.copyOf(complete);
  }

  /**
   * A word as typed.
   *
   * @param folded the word, or its beginning
   * @param stems its stem, and those of its parts, as if it were whole; none of a function word
   */
  record Word(String folded, List<String> stems) {}

  private record Token(Word word, int start, int end) {}

  static TypedText of(String typed) {
    List<Token> tokens = tokens(typed);
    List<Word> words = tokens.stream().map(Token::word).toList();
    if (tokens.isEmpty() || SPACE.matcher(typed.substring(tokens.getLast().end())).find()) {
      return new TypedText(plain(typed, tokens, typed.length()), words, null);
    }
    Token last = tokens.removeLast();
    return new TypedText(
        plain(typed, tokens, last.start()), words.subList(0, tokens.size()), last.word());
  }

  /**
   * Returns a text up to some place; between its words only spaces and elided articles are kept.
   */
  private static String plain(String typed, List<Token> tokens, int end) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    for (Token token : tokens) {
      plain.append(gap(typed.substring(at, token.start()), at));
      plain.append(typed, token.start(), token.end());
      at = token.end();
    }
    return plain.append(gap(typed.substring(at, end), at)).toString().stripLeading();
  }

  private static String gap(String typed, int at) {
    String plain = SPACE.matcher(SIGNS.matcher(typed).replaceAll("")).replaceAll(" ");
    String kept = STRAY.matcher(plain).replaceAll("");
    return at > 0 && kept.isEmpty() ? " " : kept;
  }

  /** All its words, in order. */
  List<Word> words() {
    List<Word> words = new ArrayList<>(complete);
    if (last != null) {
      words.add(last);
    }
    return words;
  }

  /** Reads words as they are written; of a compound or an inclusive form, its first reading. */
  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = IndexField.ANALYZER.tokenStream(IndexField.TITLE_EXACT.id(), text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (tokens.isEmpty() || offset.startOffset() >= tokens.getLast().end()) {
          Word word = word(Folding.fold(term.toString()));
          tokens.add(new Token(word, offset.startOffset(), offset.endOffset()));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse '" + text + "'", e);
    }
    return tokens;
  }

  private static Word word(String folded) {
    List<AnalyzedWord> stems = AnalyzedWord.of(IndexField.BODY, folded);
    return new Word(folded, stems.stream().map(AnalyzedWord::term).toList());
  }
}
