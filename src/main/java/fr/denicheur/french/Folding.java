package fr.denicheur.french;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Removes case, accents and signs from words, as the analyzers do. */
public final class Folding {
  /** The letters of French that have accents, each before its accented forms. */
  private static final List<String> ACCENTED = List.of("aàâ", "cç", "eéèêë", "iîï", "oô", "uùûü");

  /** Below this, letters are composed and no character is invisible except the soft hyphen. */
  static final int LATIN_END = 0x250;

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private Folding() {}

  /** Returns a text in lower case, without accents, with {@code œ} as {@code oe}. */
  public static String fold(String text) {
    char[] in = composed(text).toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length).toLowerCase(Locale.ROOT);
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
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.chars().allMatch(c -> c < LATIN_END)
        ? composed
        : MARKS.matcher(composed).replaceAll("");
  }
}
