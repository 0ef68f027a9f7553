package fr.denicheur.lucene;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.reading.PostingReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long a suggestion takes for one to eight letters, for several words and for typos, and how
 * long the dictionary takes to read. On a machine that does other things, the time of the processor
 * is what a suggestion costs, and the time that passes is mostly waiting for it.
 *
 * <p>Generated postings say the same few words; each gets a few invented ones more, and some an
 * invented title, so that the dictionary is as full as it may get.
 *
 * <pre>
 * mvn -q -Pquick test-compile exec:java …SuggestBenchmark [number to generate]
 * </pre>
 */
public final class SuggestBenchmark {
  private static final long SEED = 20_211_209;
  private static final int ROUNDS = 200;
  private static final int LONGEST = 8;

  private static final List<String> WORDS =
      List.of(
          "développement",
          "communication",
          "données",
          "produits",
          "chargée de",
          "administrateur",
          "responsable",
          "santé mentale",
          "l’équipe",
          "territoires",
          "mission",
          "python");

  private static final List<String> PHRASES =
      List.of(
          "chargé de dép",
          "équipe de s",
          "service p",
          "développeuse f",
          "service public ",
          "dossiers t");

  private static final List<String> TYPOS =
      List.of("comunic", "develpo", "tertoi", "charge de delpo", "responssa", "xqzwxy");

  private static final String[] SYLLABLES = {
    "ba", "ca", "co", "de", "di", "fa", "ga", "la", "li", "ma", "mo", "na", "pa", "po", "ra", "re",
    "sa", "ta", "té", "tion", "va"
  };

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private SuggestBenchmark() {}

  /** Runs the benchmark on generated postings, 100,000 unless told otherwise. */
  public static void main(String[] args) throws IOException {
    int count = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    try (LuceneEngine engine = LuceneEngine.open(Files.createTempDirectory("benchmark"))) {
      fill(engine, count);
      readDictionary(engine);
      for (int length = 1; length <= LONGEST; length++) {
        measure(engine, length + " letters", beginnings(length));
      }
      measure(engine, "several words", PHRASES);
      measure(engine, "typos", TYPOS);
      measure(engine, "nothing", List.of(""));
    }
  }

  private static void fill(LuceneEngine engine, int count) {
    GeneratedPostings texts = new GeneratedPostings(SEED);
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
    Random random = new Random(SEED);
    for (int i = 0; i < count; i++) {
      byte[] bytes = texts.next().getBytes(StandardCharsets.UTF_8);
      Posting read = reader.read(new PostingId("p" + i), "p" + i, bytes).posting().orElseThrow();
      engine.put(withInventedWords(read, random), new Fingerprint("x", null, 0));
    }
    engine.publish();
  }

  private static Posting withInventedWords(Posting read, Random random) {
    StringBuilder text = new StringBuilder(read.text());
    for (int i = 0; i < 8; i++) {
      text.append(' ').append(invented(random));
    }
    String title = random.nextBoolean() ? read.title() + " " + invented(random) : read.title();
    Summary summary =
        new Summary(
            read.id(),
            title,
            read.family(),
            read.startup(),
            read.open(),
            read.junior(),
            read.date(),
            read.conditions());
    return new Posting(summary, read.role(), read.details(), read.markdown(), text.toString());
  }

  /** Often a short word, seldom a long one. */
  private static String invented(Random random) {
    StringBuilder word = new StringBuilder();
    do {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    } while (word.length() < 6 || random.nextInt(3) > 0);
    return word.toString();
  }

  private static void readDictionary(LuceneEngine engine) {
    long start = System.nanoTime();
    long longest = 0;
    boolean found;
    do {
      long asked = System.nanoTime();
      found = !engine.suggest(new SuggestQuery("", SuggestQuery.DEFAULT_SIZE)).isEmpty();
      longest = Math.max(longest, System.nanoTime() - asked);
    } while (!found);
    say(
        String.format(
            Locale.ROOT,
            "%d postings; dictionary read in %.0f ms, longest wait %.0f ms; heap in use %d MB",
            engine.state().postings(),
            (System.nanoTime() - start) / 1e6,
            longest / 1e6,
            heap()));
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private static List<String> beginnings(int length) {
    return WORDS.stream().map(w -> w.substring(0, Math.min(length, w.length()))).toList();
  }

  private static void measure(LuceneEngine engine, String what, List<String> typed) {
    List<Double> millis = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      for (String text : typed) {
        long start = System.nanoTime();
        long cpuStart = CPU.getCurrentThreadCpuTime();
        engine.suggest(new SuggestQuery(text, SuggestQuery.DEFAULT_SIZE));
        if (round >= 0) {
          millis.add((System.nanoTime() - start) / 1e6);
          cpu.add((CPU.getCurrentThreadCpuTime() - cpuStart) / 1e6);
        }
      }
    }
    say(
        String.format(
            Locale.ROOT,
            "%-14s median %6.3f ms  p99 %6.3f ms; of the processor: median %6.3f ms  p99 %6.3f ms",
            what,
            at(millis, 50),
            at(millis, 99),
            at(cpu, 50),
            at(cpu, 99)));
  }

  private static double at(List<Double> values, int percent) {
    return values.stream()
        .sorted()
        .skip((long) values.size() * percent / 100)
        .findFirst()
        .orElseThrow();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
