package fr.denicheur.lucene.suggest;

import fr.denicheur.french.Folding;
import fr.denicheur.french.Token;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text in a search box while a person types.
 *
 * @param before the text before the last word, as typed, but without signs that would mean
 *     something else in a question: {@code "santé de l'"}
 * @param complete the words in it, without elided articles
 * @param last the word that is being typed; {@code null} if the next word was not begun
 */
record TypedText(String before, List<TypedWord> complete, @Nullable TypedWord last) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\s\\p{Z}'’]+");

  /** Apostrophes behind no letter, and all but the last of several articles. */
  private static final Pattern STRAY =
      Pattern.compile("(?<!\\p{L})['’]|\\p{L}+['’](?=\\p{L}+['’])");

  TypedText {
    complete = List.copyOf(complete);
  }

  /**
   * A typed word.
   *
   * @param folded the word, or its beginning
   * @param stems its stem and the stems of its parts, as if it were whole; empty for a function
   *     word
   */
  record TypedWord(String folded, List<String> stems) {
    private static TypedWord of(Token token) {
      String folded = Folding.fold(token.term());
      List<AnalyzedWord> stems = AnalyzedWord.of(IndexField.BODY, folded);
      return new TypedWord(folded, stems.stream().map(AnalyzedWord::term).toList());
    }
  }

  static TypedText of(String typed) {
    List<Token> tokens = Token.whole(IndexField.ANALYZER, IndexField.TITLE_EXACT.id(), typed);
    List<TypedWord> words = tokens.stream().map(TypedWord::of).toList();
    if (tokens.isEmpty() || SPACE.matcher(typed.substring(tokens.getLast().end())).find()) {
      return new TypedText(plain(typed, tokens, typed.length()), words, null);
    }
    List<Token> whole = tokens.subList(0, tokens.size() - 1);
    return new TypedText(
        plain(typed, whole, tokens.getLast().start()),
        words.subList(0, whole.size()),
        words.getLast());
  }

  /** Returns a text up to an end, with only spaces and elided articles between its words. */
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
    return at > 0 ? " " + kept.stripLeading() : kept;
  }

  /** Returns all words, in order. */
  List<TypedWord> words() {
    List<TypedWord> words = new ArrayList<>(complete);
    if (last != null) {
      words.add(last);
    }
    return words;
  }
}
