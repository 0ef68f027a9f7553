package fr.denicheur.opensearch;

import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.Synchronizer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares a cluster with an index in this process: how fast each is filled from a folder, and how
 * long each full answer takes.
 *
 * <p>Arguments: the folder of postings, the address of the cluster, a file of questions, one a
 * line.
 */
final class ClusterBenchmark {
  private static final int ROUNDS = 2;

  private ClusterBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path postings = Path.of(arguments[0]);
    List<String> questions = Files.readAllLines(Path.of(arguments[2]));
    ClusterSettings settings =
        ClusterSettings.at(URI.create(arguments[1]))
            .named("benchmark" + System.currentTimeMillis())
            .within(Duration.ofMinutes(2))
            .spread(1, 0);
    try (LuceneEngine local = LuceneEngine.open(Files.createTempDirectory("benchmark"));
        OpenSearchEngine cluster = OpenSearchEngine.open(settings, Duration.ofSeconds(30))) {
      fill("in this process", local, postings);
      fill("in the cluster", cluster, postings);
      for (int round = 0; round < ROUNDS; round++) {
        ask("in this process", local, questions);
        ask("in the cluster", cluster, questions);
      }
    }
  }

  private static void fill(String where, PostingKeeper keeper, Path postings) {
    long start = System.nanoTime();
    int files =
        new Synchronizer(
                keeper,
                Sources.of(List.of(postings)),
                RoleFamilies.bundled(),
                Clock.system(ZoneId.of("Europe/Paris")))
            .run()
            .added();
    double seconds = (System.nanoTime() - start) / 1e9;
    say("%s: %d postings in %.1f s, %.0f a second", where, files, seconds, files / seconds);
  }

  private static void ask(String where, SearchEngine engine, List<String> questions) {
    double[] times = new double[questions.size()];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      long unused = engine.search(SearchQuery.of(questions.get(i))).total();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    say(
        "%s: p50 %.2f ms, p99 %.2f ms",
        where, times[times.length / 2], times[times.length * 99 / 100]);
  }

  private static void say(String words, Object... values) {
    System.out.printf(Locale.ROOT, words + "%n", values);
  }
}
