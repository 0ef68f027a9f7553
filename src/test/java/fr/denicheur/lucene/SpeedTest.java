package fr.denicheur.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * An answer takes no more than a share of the time of plain Lucene's on the same postings and
 * questions, in the same run. The bounds are the shares that were measured, and a half: the test
 * fails if speed falls by a third.
 *
 * <p>{@code -Ddenicheur.speed.postings=100000} measures with more postings, and prints the shares
 * instead of judging them.
 */
@Isolated("measures time")
class SpeedTest {
  private static final String POSTINGS = "denicheur.speed.postings";
  private static final int HITS = 10;

  /** Rounds of questions, of ours and of theirs in turn; the first half is for warming up. */
  private static final int ROUNDS = 16;

  private static final int QUESTIONS_A_ROUND = 150;

  // Ours against theirs, in time for an answer, on 600 generated postings.
  private static final double FULL_ANSWER = 0.7;
  private static final double PLAIN_ANSWER = 1.1;
  private static final double MARGIN = 1.5;

  private static final List<String> TRADES =
      List.of(
          "développeuse",
          "developpeur java",
          "designer ux",
          "product owner",
          "chef de produit",
          "chargé de déploiement",
          "data scientist",
          "devops",
          "coach agile",
          "juriste",
          "administratrice système",
          "community manager",
          "intrapreneur",
          "bizdev",
          "tech lead",
          "responsable communication",
          "graphiste",
          "testeuse",
          "business developer",
          "architecte");
  private static final List<String> SUBJECTS =
      List.of(
          "santé",
          "python",
          "télétravail",
          "logement",
          "lyon",
          "freelance",
          "données ouvertes",
          "emploi",
          "stage",
          "accessibilité",
          "react",
          "écologie",
          "justice",
          "alternance",
          "associations",
          "paris",
          "numérique",
          "temps partiel",
          "insertion",
          "agriculture",
          "transport",
          "éducation",
          "handicap",
          "postgresql",
          "6 mois",
          "cdi",
          "junior",
          "collectivités",
          "open source",
          "qualité");

  @TempDir static Path folder;
  private static LuceneEngine ours;
  private static PlainLucene theirs;
  private static List<String> questions;

  @BeforeAll
  static void index() throws IOException {
    List<Posting> postings = SearchBenchmark.generated(Integer.getInteger(POSTINGS, 600));
    ours = LuceneEngine.open(folder.resolve("ours"));
    postings.forEach(posting -> ours.put(posting, new Fingerprint("x", null, 0)));
    ours.publish();
    theirs = PlainLucene.of(postings, folder.resolve("theirs"));
    questions = new ArrayList<>();
    for (int i = 0; i < SUBJECTS.size(); i++) {
      for (int j = 0; j < TRADES.size(); j++) {
        questions.add(TRADES.get((i + j) % TRADES.size()) + " " + SUBJECTS.get(i));
      }
    }
  }

  @AfterAll
  static void close() throws IOException {
    ours.close();
    theirs.close();
  }

  @Test
  void aFullAnswerTakesAShareOfTheTimeOfPlainLucene() throws IOException {
    assertShare("full answer", Feature.USUAL, theirs::full, FULL_ANSWER);
  }

  @Test
  void aPlainAnswerTakesAShareOfTheTimeOfPlainLucene() throws IOException {
    assertShare("plain answer", Feature.PLAIN, theirs::plain, PLAIN_ANSWER);
  }

  /** Asks plain Lucene for a number of hits. */
  private interface Asked {
    int ask(String question, int hits) throws IOException;
  }

  private static void assertShare(
      String answer, Set<Feature> features, Asked plainLucene, double share) throws IOException {
    double[] our = new double[ROUNDS];
    double[] their = new double[ROUNDS];
    long said = 0;
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      int at = Math.max(0, round);
      int first = Math.floorMod(round * QUESTIONS_A_ROUND, questions.size());
      List<String> asked =
          questions.subList(first, Math.min(first + QUESTIONS_A_ROUND, questions.size()));
      long begin = System.nanoTime();
      for (String question : asked) {
        said += ours.search(SearchQuery.of(question).withOnly(features)).total();
      }
      long between = System.nanoTime();
      for (String question : asked) {
        said += plainLucene.ask(question, HITS);
      }
      our[at] = (double) (between - begin) / asked.size();
      their[at] = (double) (System.nanoTime() - between) / asked.size();
    }
    assertThat(said).isPositive();
    String measured =
        String.format(
            Locale.ROOT,
            "%s: ours %.0f µs, plain Lucene's %.0f µs, %.2f of it",
            answer,
            SearchBenchmark.median(our) / 1e3,
            SearchBenchmark.median(their) / 1e3,
            SearchBenchmark.median(our) / SearchBenchmark.median(their));
    if (System.getProperty(POSTINGS) != null) {
      System.out.println(measured);
      return;
    }
    assertThat(SearchBenchmark.median(our) / SearchBenchmark.median(their))
        .as(measured)
        .isLessThan(share * MARGIN);
  }
}
