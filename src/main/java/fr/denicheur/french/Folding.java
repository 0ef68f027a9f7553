package fr.denicheur.french;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Removes case, accents and signs from words, as the analyzers do. */
public final class Folding {
  /** The letters of French that have accents, each before its accented forms. */
  private static final List<String> ACCENTED = List.of("aàâ", "cç", "eéèêë", "iîï", "oô", "uùûü");

  /** Below this, letters are composed and no character is invisible except the soft hyphen. */
  static final int LATIN_END = 0x250;

  /** The first accent that stands apart from its letter; all before are composed. */
  private static final char MARKS = 0x300;

  /** From here on, typographic signs, such as the apostrophe, which are composed too. */
  private static final char SIGNS = 0x2002;

  private static final char SIGNS_END = 0x20cf;

  private Folding() {}

  /** Returns a text in lower case, without accents, with {@code œ} as {@code oe}. */
  public static String fold(String text) {
    return withoutAccents(composed(text)).toLowerCase(Locale.ROOT);
  }

  /** Returns a composed text without accents, in the same case. */
  static String withoutAccents(String composed) {
    char[] in = composed.toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length);
  }

  /** Returns the ways to write folded letters with the accents of French and without. */
  public static List<String> unfold(String folded) {
    List<String> ways = List.of("");
    for (int i = 0; i < folded.length(); i++) {
      String letter = folded.substring(i, i + 1);
      String forms = ACCENTED.stream().filter(f -> f.startsWith(letter)).findFirst().orElse(letter);
      ways =
          ways.stream().flatMap(way -> forms.chars().mapToObj(form -> way + (char) form)).toList();
    }
    return ways;
  }

  /** Writes a word without apostrophes and invisible characters; most words are plain already. */
  static String plain(String word) {
    if (word.chars().allMatch(c -> c < LATIN_END && Character.isLetterOrDigit(c))) {
      return word;
    }
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Elision.isApostrophe(c) && Character.getType(c) != Character.FORMAT) {
        kept.append(c);
      }
    }
    return composed(kept);
  }

  /** Composes letters with their accents; a mark that no letter takes is left out. */
  private static String composed(CharSequence text) {
    boolean isComposed = true;
    for (int i = 0; i < text.length() && isComposed; i++) {
      char c = text.charAt(i);
      isComposed = c < MARKS || (c >= SIGNS && c <= SIGNS_END);
    }
    if (isComposed) {
      return text.toString();
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder kept = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c < MARKS || Character.getType(c) != Character.NON_SPACING_MARK) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
