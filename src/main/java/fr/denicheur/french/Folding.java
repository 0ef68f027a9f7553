package fr.denicheur.french;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Removes case and accents from words, as the analyzers do. */
public final class Folding {
  private Folding() {}

  /** Returns a text in lower case, without accents, with {@code œ} as {@code oe}. */
  public static String fold(String text) {
    char[] in = Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length).toLowerCase(Locale.ROOT);
  }
}
