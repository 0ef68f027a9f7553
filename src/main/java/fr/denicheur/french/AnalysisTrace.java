package fr.denicheur.french;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Describes how this program analyses text, so that an index built by another analysis is noticed.
 *
 * <p>The trace holds the terms that the two analyzers make of a probe text, and the word lists. A
 * change of behaviour changes it, even if the author of the change did not think of the index.
 */
public final class AnalysisTrace {
  private static final String PROBE =
      "L’État cherche des développeur·euse·s expérimenté(e)s, un·e chargé-e de déploiement ; C++, C#,"
          + " .NET, R&D, Node.js, CI/CD, full-stack, data.gouv.fr, contact@exemple.fr, jusqu'à"
          + " l'été : 2 500 €, cœur, nationaux, régionales, administratrice, conseillère, données,"
          + " publiques, professionnelles, Élysée, aujourd’hui, 24h/24, plateforme.Le, Rails, IA,"
          + " prud'hommes, U.R.S.S.A.F., KPIs, CNRS, idées, CO₂, 06.12.34.56.78, 35 heures, 7 h 30,"
          + " 4 × 4, Python3, Paris 12ème, R et D.";

  private AnalysisTrace() {}

  /** Returns the trace of this program's analysis, one fact a line. */
  public static String current() {
    return Stream.of(
            terms(new StemmedAnalyzer()),
            terms(new ExactAnalyzer()),
            sorted(StemmedAnalyzer.STOP_WORDS),
            sorted(StemmedAnalyzer.NAMES))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static Stream<String> terms(Analyzer analyzer) {
    try (analyzer) {
      return Token.of(analyzer, "probe", PROBE).stream()
          .map(token -> token.term() + "+" + token.increment());
    }
  }

  private static Stream<String> sorted(CharArraySet words) {
    TreeSet<String> sorted = new TreeSet<>();
    words.forEach(word -> sorted.add(new String((char[]) word)));
    return sorted.stream();
  }
}
