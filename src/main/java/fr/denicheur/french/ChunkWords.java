package fr.denicheur.french;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a chunk, as written and as stems, with their places in the chunk.
 *
 * <ul>
 *   <li>A technical word stays whole and is not stemmed; nor are the names of {@code names.txt}.
 *   <li>An elided article is dropped: {@code l’État} gives {@code État}, and only that is
 *       highlighted. Inside a word the apostrophe is: {@code aujourd’hui} gives {@code aujourdhui}.
 *   <li>A compound is indexed joined and in parts: {@code full-stack} gives {@code fullstack} and,
 *       from the same position on, {@code full}, {@code stack}. So is a name with a number ({@code
 *       Python3}) and a number with a unit ({@code 35 heures} gives {@code 35h}).
 *   <li>Initials are joined alone: {@code U.R.S.S.A.F.}; acronyms lose their plural: {@code KPIs}.
 *   <li>Accents are composed (NFC), invisible characters are dropped.
 * </ul>
 *
 * <p>They depend on the characters of the chunk alone. So those of usual chunks are remembered: all
 * but a few of each text. Any number of threads may ask.
 *
 * @param written in lower case
 * @param stems without accents, stop words and inflection (see {@link Inflection})
 * @param behind how many positions the stop words behind the last stem take
 */
record ChunkWords(List<Token> written, List<Token> stems, int behind) {
  /** Chunks that are remembered; French texts of one subject hold as many different ones. */
  private static final int REMEMBERED = 1 << 14;

  /** The longest chunk that is remembered, in characters. */
  private static final int MOST_REMEMBERED = 32;

  /** Each chunk has one slot, by its hash, and drives out the one before. */
  private static final Remembered[] SLOTS = new Remembered[REMEMBERED];

  private record Remembered(String chunk, ChunkWords words) {
    boolean is(char[] chars, int length) {
      if (chunk.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (chunk.charAt(i) != chars[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns the words of a chunk, the first characters of an array. */
  static ChunkWords of(char[] chars, int length) {
    if (length > MOST_REMEMBERED) {
      return read(new String(chars, 0, length));
    }
    int slot = slot(chars, length);
    Remembered before = SLOTS[slot]; // a thread sees a whole one or none: all its fields are final
    if (before != null && before.is(chars, length)) {
      return before.words();
    }
    String chunk = new String(chars, 0, length);
    ChunkWords words = read(chunk);
    SLOTS[slot] = new Remembered(chunk, words);
    return words;
  }

  /** Returns the words of a chunk. */
  static ChunkWords of(String chunk) {
    return of(chunk.toCharArray(), chunk.length());
  }

  private static int slot(char[] chars, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[i];
    }
    return (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
  }

  private static ChunkWords read(String chunk) {
    List<Token> tokens =
        isPlain(chunk) ? List.of(new Token(chunk, 0, chunk.length(), 1)) : Chunk.words(chunk, 0);
    List<Token> written = new ArrayList<>();
    List<Token> stems = new ArrayList<>();
    Set<String> here = new HashSet<>();
    int behind = 0;
    for (Token token : tokens) {
      String lower = lower(token.term());
      written.add(new Token(lower, token.start(), token.end(), token.increment()));
      String folded = Folding.withoutAccents(lower);
      int increment = token.increment() + behind;
      if (StemmedAnalyzer.STOP_WORDS.contains(folded)) {
        behind = increment;
        continue;
      }
      behind = 0;
      boolean isName = Chunk.isTechnical(token.term()) || StemmedAnalyzer.NAMES.contains(folded);
      String stem = isName ? folded : Inflection.stem(folded);
      if (increment > 0) {
        here.clear();
      }
      if (here.add(stem)) {
        stems.add(new Token(stem, token.start(), token.end(), increment));
      }
    }
    return new ChunkWords(List.copyOf(written), List.copyOf(stems), behind);
  }

  /**
   * Whether a text is one word as it is, as most are: only letters, or only digits, in their
   * composed form, and no acronyms.
   */
  static boolean isPlain(String text) {
    int length = text.length();
    boolean isNumber = length > 0 && Character.isDigit(text.charAt(0));
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= Folding.LATIN_END
          || !Character.isLetterOrDigit(c)
          || Character.isDigit(c) != isNumber
          || SpacedWords.OF_LATIN.indexOf(c) >= 0) {
        return false;
      }
    }
    return length == 1
        || (length > 1
            && (text.charAt(length - 1) != 's' || !Character.isUpperCase(text.charAt(length - 2))));
  }

  /** Makes each character lower case by itself, as Lucene's filter does. */
  private static String lower(String word) {
    StringBuilder lower = new StringBuilder(word.length());
    word.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
