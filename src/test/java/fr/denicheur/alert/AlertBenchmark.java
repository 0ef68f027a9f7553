package fr.denicheur.alert;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.SyncReport;
import fr.denicheur.sync.Synchronizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a thousand alerts cost a publication of a hundred postings: the same run, from the look at
 * the folder until the new postings are searchable and all questions are asked and noted, with and
 * without alerts in turns. The ratio is of one run; times depend on the machine. Arguments: how
 * many postings there are already (20,000), how many rounds (10).
 */
public final class AlertBenchmark {
  private static final int ALERTS = 1_000;
  private static final int NEW = 100;
  private static final List<String> WORDS =
      List.of(
          "développeuse",
          "java",
          "python",
          "designer",
          "ux",
          "chargé de déploiement",
          "santé",
          "données",
          "linux",
          "communication",
          "produit",
          "coach",
          "juriste",
          "télétravail",
          "accessibilité",
          "cybersécurité",
          "react",
          "support",
          "formation",
          "territoires",
          "administratrice",
          "système",
          "réseaux",
          "sociaux",
          "agile",
          "recherche",
          "utilisateur",
          "open source",
          "mobile",
          "cloud",
          "devops",
          "marketing",
          "budget",
          "droit",
          "écologie",
          "transport",
          "logement",
          "emploi",
          "éducation",
          "numérique");

  private final PrintStream out = System.out;

  private AlertBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    new AlertBenchmark().run(count, rounds);
  }

  private void run(int count, int rounds) throws IOException {
    Path folder = Files.createTempDirectory("alerts-postings");
    GeneratedPostings generated = new GeneratedPostings(18);
    generated.write(folder, count);
    Path home = Files.createTempDirectory("alerts-index");
    try (LuceneEngine engine = LuceneEngine.open(home.resolve("index"));
        Alerts alerts = Alerts.open(settings(home.resolve("state")), engine)) {
      Synchronizer plain = synchronizer(engine, folder);
      Synchronizer watched = synchronizer(alerts, engine, folder);
      SyncReport unused = plain.run();
      unused = watched.run();
      double[] without = new double[rounds];
      double[] with = new double[rounds];
      for (int round = -2; round < rounds; round++) {
        double alone = publish(plain, alerts, generated, folder);
        unused = watched.run();
        double told = publish(watched, alerts, generated, folder);
        unused = plain.run();
        if (round >= 0) { // the first rounds warm up
          without[round] = alone;
          with[round] = told;
        }
      }
      Arrays.sort(without);
      Arrays.sort(with);
      out.printf(
          Locale.ROOT,
          "%d postings, %d new ones a round, %d rounds: %.0f ms without alerts, %.0f ms with %d"
              + " alerts (medians), ratio %.2f; %d messages wait%n",
          count,
          NEW,
          rounds,
          without[rounds / 2],
          with[rounds / 2],
          ALERTS,
          with[rounds / 2] / without[rounds / 2],
          alerts.waiting());
    }
  }

  private static double publish(
      Synchronizer synchronizer, Alerts alerts, GeneratedPostings generated, Path folder)
      throws IOException {
    long number = System.nanoTime();
    for (int i = 0; i < NEW; i++) {
      Files.writeString(folder.resolve("n" + number + "-" + i + ".md"), generated.next());
    }
    long start = System.nanoTime();
    SyncReport report = synchronizer.run();
    alerts.askAll();
    double took = (System.nanoTime() - start) / 1e6;
    if (report.added() != NEW) {
      throw new IllegalStateException("a run must add " + NEW + "; it added " + report.added());
    }
    return took;
  }

  private static Synchronizer synchronizer(LuceneEngine engine, Path folder) {
    return new Synchronizer(
        engine, Sources.of(List.of(folder)), RoleFamilies.bundled(), Clock.systemUTC());
  }

  private static Synchronizer synchronizer(Alerts alerts, LuceneEngine engine, Path folder) {
    return new Synchronizer(
        alerts.watching(engine),
        Sources.of(List.of(folder)),
        RoleFamilies.bundled(),
        Clock.systemUTC());
  }

  /** Two words each, all different; nothing is sent before alerts are started. */
  private static AlertSettings settings(Path state) {
    List<Alert> alerts =
        IntStream.range(0, ALERTS)
            .mapToObj(i ->
                Alert.of(
                    "a" + i,
                    "q="
                        + WORDS.get(i % WORDS.size()).replace(' ', '+')
                        + "+"
                        + WORDS.get((i + 1 + i / WORDS.size()) % WORDS.size()).replace(' ', '+'),
                    "http://127.0.0.1:9/",
                    ""))
            .toList();
    return new AlertSettings(
        alerts, state, Optional.of("secret"), true, Optional.empty(), path -> path);
  }
}
