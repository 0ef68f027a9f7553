package fr.denicheur.french;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Tells whether an index was made by the same analysis as today's.
 *
 * <p>The fingerprint is taken from what the chains do to a probe text and from the word lists, so
 * that a change of behaviour shows without anyone remembering to raise a number.
 */
public final class AnalysisFingerprint {
  private static final String PROBE =
      "L’État cherche des développeur·euse·s expérimenté(e)s, un·e chargé-e de déploiement ; C++, C#,"
          + " .NET, R&D, Node.js, CI/CD, full-stack, data.gouv.fr, contact@exemple.fr, jusqu'à"
          + " l'été : 2 500 €, cœur, nationaux, régionales, administratrice, conseillère, données,"
          + " publiques, professionnelles, Élysée, aujourd’hui, 24h/24, plateforme.Le, Rails, IA.";

  private AnalysisFingerprint() {}

  /** Returns the fingerprint of the two chains, as a short word. */
  public static String current() {
    CRC32C crc = new CRC32C();
    addTokens(crc, new StemmedAnalyzer());
    addTokens(crc, new ExactAnalyzer());
    addWords(crc, WordList.STOP_WORDS);
    addWords(crc, WordList.NAMES);
    return Long.toHexString(crc.getValue());
  }

  private static void addTokens(CRC32C crc, Analyzer analyzer) {
    try (analyzer;
        TokenStream tokens = analyzer.tokenStream("probe", PROBE)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        add(crc, term + "+" + increment.getPositionIncrement());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse the probe text", e);
    }
  }

  private static void addWords(CRC32C crc, CharArraySet words) {
    TreeSet<String> sorted = new TreeSet<>();
    words.forEach(word -> sorted.add(new String((char[]) word)));
    sorted.forEach(word -> add(crc, word));
  }

  private static void add(CRC32C crc, String word) {
    crc.update((word + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
