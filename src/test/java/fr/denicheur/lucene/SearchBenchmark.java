package fr.denicheur.lucene;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.reading.PostingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where the time of an answer goes: ranking alone, with facets, with excerpts, with both, and with
 * near-duplicates folded and misspelled words corrected, against an answer with facets and excerpts
 * to the same words without their synonyms; then what it takes to publish one change, in which all
 * near-duplicates are found anew. Absolute times depend on the machine; the ratios are what to
 * compare.
 *
 * <pre>
 * mvn -q -Pquick test-compile exec:java …SearchBenchmark [folder of postings | number to generate]
 * </pre>
 */
public final class SearchBenchmark {
  private static final long SEED = 20_211_209;
  private static final int ROUNDS = 15;

  /** One in so many generated postings repeats the one before. */
  private static final int REPOSTED = 10;

  private static final List<String> QUESTIONS =
      List.of(
          "développeuse python",
          "chargé de déploiement junior",
          "santé données territoires",
          "designer ux télétravail",
          "product owner",
          "administratrice système linux",
          "communication réseaux sociaux",
          "responsable de la qualité du code",
          "devlopeur python",
          "mes cantines");

  private static final Map<String, Set<Feature>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("ranking alone", Feature.PLAIN);
    PARTS.put("with facets", Set.of(Feature.FACETS));
    PARTS.put("with excerpts", Set.of(Feature.HIGHLIGHT));
    PARTS.put("full answer", Set.of(Feature.FACETS, Feature.HIGHLIGHT));
    PARTS.put("and folded", Set.of(Feature.FACETS, Feature.HIGHLIGHT, Feature.COLLAPSE));
    PARTS.put("and corrected", Feature.USUAL);
  }

  /** Asked of an engine that knows no synonyms. */
  private static final String WORDS_ALONE = "words alone";

  private SearchBenchmark() {}

  /** Runs the benchmark on generated postings, 100,000 unless told otherwise, or on a folder. */
  public static void main(String[] args) throws IOException {
    String what = args.length == 0 ? "100000" : args[0];
    Path index = Files.createTempDirectory("benchmark");
    try (LuceneEngine engine = LuceneEngine.open(index)) {
      List<Posting> postings =
          what.matches("[0-9]+")
              ? generated(Integer.parseInt(what))
              : PostingFiles.read(Path.of(what));
      long start = System.nanoTime();
      postings.parallelStream().forEach(p -> engine.put(p, new Fingerprint("x", null, 0)));
      engine.publish();
      double seconds = (System.nanoTime() - start) / 1e9;
      say(
          String.format(
              Locale.ROOT,
              "%d postings, indexed %.0f a second",
              postings.size(),
              postings.size() / seconds));
      try (LuceneEngine words = LuceneEngine.openForReading(index, Settings.with(Lexicon.EMPTY))) {
        measure(engine, words);
      }
      publishOneByOne(engine, postings);
    }
  }

  static List<Posting> generated(int count) {
    GeneratedPostings texts = new GeneratedPostings(SEED);
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
    List<Posting> postings = new ArrayList<>(count);
    byte[] bytes = {};
    for (int i = 0; i < count; i++) {
      if (i % REPOSTED != 1) {
        bytes = texts.next().getBytes(StandardCharsets.UTF_8);
      }
      reader.read(new PostingId("p" + i), "p" + i, bytes).posting().ifPresent(postings::add);
    }
    return postings;
  }

  /** Measures the parts in turn, round by round, so that a slow moment hits all alike. */
  private static void measure(LuceneEngine engine, LuceneEngine words) {
    int repeats = Math.max(1, 4_000 / Math.max(1, engine.state().postings()));
    Map<String, double[]> micros = new LinkedHashMap<>();
    for (int round = 0; round < 2 * ROUNDS; round++) {
      note(micros, WORDS_ALONE, round, microsPerAnswer(words, PARTS.get("full answer"), repeats));
      for (Map.Entry<String, Set<Feature>> part : PARTS.entrySet()) {
        note(micros, part.getKey(), round, microsPerAnswer(engine, part.getValue(), repeats));
      }
    }
    double before = median(micros.get(WORDS_ALONE));
    micros.forEach((part, taken) ->
        say(
            String.format(
                Locale.ROOT,
                "%-14s %8.0f µs  %.2f times %s",
                part,
                median(taken),
                median(taken) / before,
                WORDS_ALONE)));
  }

  /** Notes what a round took; the first half of them is for warming up. */
  private static void note(Map<String, double[]> micros, String part, int round, double taken) {
    double[] noted = micros.computeIfAbsent(part, p -> new double[ROUNDS]);
    if (round >= ROUNDS) {
      noted[round - ROUNDS] = taken;
    }
  }

  private static void publishOneByOne(LuceneEngine engine, List<Posting> postings) {
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      engine.put(postings.get(round), new Fingerprint("y", null, 0));
      engine.publish();
      millis[round] = (System.nanoTime() - start) / 1e6;
    }
    say(String.format(Locale.ROOT, "one change published in %.0f ms", median(millis)));
  }

  private static double microsPerAnswer(LuceneEngine engine, Set<Feature> features, int repeats) {
    long start = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      for (String question : QUESTIONS) {
        engine.search(SearchQuery.of(question).withOnly(features));
      }
    }
    return (System.nanoTime() - start) / 1e3 / repeats / QUESTIONS.size();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
