package fr.denicheur.french;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Removes case and accents from words, as the analyzers do. */
public final class Folding {
  /** The letters of French that have accents, each before its accented forms. */
  private static final List<String> ACCENTED = List.of("aàâ", "cç", "eéèêë", "iîï", "oô", "uùûü");

  private Folding() {}

  /** Returns a text in lower case, without accents, with {@code œ} as {@code oe}. */
  public static String fold(String text) {
    char[] in = Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
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
}
