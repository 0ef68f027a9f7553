package fr.denicheur.lucene.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lucene.index.MappedFiles;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question is worth what its words are worth one by one, however many postings there are. */
class CoverageQueryTest {
  private static final String FIELD = "text";
  private static final List<String> WORDS = List.of("miel", "vente", "cire", "pollen", "ruche");
  private static final float SQUARED = 0.25f;
  private static final float OTHER_TRADE = 0.3f;

  /**
   * Several windows of postings in one segment, and segments of one window and of a few postings.
   */
  private static final List<Integer> SEGMENTS = List.of(7_000, 1_000, 3);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Directory directory = new ByteBuffersDirectory();
  private DirectoryReader reader;
  private Snapshot snapshot;

  @BeforeEach
  void index() throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new WhitespaceAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int size : SEGMENTS) {
        for (int i = 0; i < size; i++) {
          Document document = new Document();
          document.add(new TextField(FIELD, text() + " ref" + i % 100, Store.NO));
          document.add(new StringField("id", size + "-" + i, Store.NO));
          document.add(new StringField("third", Boolean.toString(i % 3 == 0), Store.NO));
          writer.addDocument(document);
        }
        writer.flush();
      }
      for (int i = 0; i < 7_000; i += 11) {
        writer.deleteDocuments(new Term("id", "7000-" + i));
      }
      writer.commit();
    }
    reader = DirectoryReader.open(directory);
    snapshot =
        new Snapshot(reader, new BM25Similarity(), MappedFiles.NONE, LocalDate.of(2023, 5, 1));
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
    directory.close();
  }

  private String text() {
    List<String> words = new ArrayList<>();
    for (String word : WORDS) { // "miel" in nearly every posting, "ruche" in few
      for (int times = random.nextInt(2 * words.size() + 2) == 0 ? 3 : 0; times > 0; times--) {
        words.add(word);
      }
      if (word.equals("miel") && random.nextInt(20) > 0) {
        words.add(word);
      }
    }
    words.add("offre");
    return String.join(" ", words);
  }

  private static Query word(String word) {
    return new TermQuery(new Term(FIELD, word));
  }

  /** Ways to say a piece, with the share that each covers. */
  private Map<Query, Float> ways() {
    Map<Query, Float> ways = new LinkedHashMap<>();
    for (String word : WORDS) {
      if (random.nextBoolean()) {
        float weight = 1 + random.nextInt(3);
        ways.put(new BoostQuery(word(word), weight), random.nextBoolean() ? 1f : 0.5f);
      }
    }
    ways.put(word("ruche"), 0.8f);
    return ways;
  }

  @Test
  void aQuestionIsWorthItsWordsOneByOne() throws IOException {
    for (int round = 0; round < 20; round++) {
      Map<Query, Float> best = ways();
      Map<Query, Float> scattered = ways();
      boolean isTrade = random.nextBoolean();
      Map<Query, Float> question = new LinkedHashMap<>();
      question.put(PieceQuery.said(best, isTrade), 2f);
      question.put(PieceQuery.scattered(scattered, 1), 1f);
      question.put(word("vente"), 0.5f);
      Map<Integer, Float> expected = expected(best, scattered, isTrade, 0);
      CoverageQuery any = query(question);
      assertSame(found(any), expected, "round " + round);
      assertSame(found(any), expected, "asked again in round " + round);
      float bar = random.nextFloat();
      assertSame(
          found(query(question).covering(bar)),
          expected(best, scattered, isTrade, bar * CoverageQuery.ROUNDING),
          "round " + round + ", covering " + bar);
      assertThat(found(both(query(question), new TermQuery(new Term("third", "true")))).keySet())
          .as("filtered, seed %d, round %d", seed, round)
          .isEqualTo(thirds(expected).keySet());
    }
  }

  @Test
  void postingsAreTheSameIfNoneIsScored() throws IOException {
    Map<Query, Float> question = new LinkedHashMap<>();
    question.put(PieceQuery.said(ways(), false), 2f);
    question.put(word("vente"), 0.5f);
    for (float bar : new float[] {0, 0.3f, 0.9f}) {
      CoverageQuery asked = query(question).covering(bar);
      assertThat(snapshot.count(asked))
          .as("covering %s, seed %d", bar, seed)
          .isEqualTo(found(asked).size());
    }
  }

  /** Lucene estimates how many postings hold a word that begins with some letters. */
  @Test
  void everyPostingIsFoundHoweverFewAreExpected() throws IOException {
    Query all = new PrefixQuery(new Term(FIELD, "ref"));

    assertThat(found(query(Map.of(all, 1f)))).hasSize(reader.numDocs());
  }

  private CoverageQuery query(Map<Query, Float> question) throws IOException {
    PieceReader pieces = new PieceReader(PieceCache.of(snapshot), snapshot);
    return new CoverageQuery(question, 0.5f, SQUARED, OTHER_TRADE, pieces);
  }

  private static Query both(Query query, Query filter) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  /** Returns the score of each posting, added up word by word from Lucene's own. */
  private Map<Integer, Float> expected(
      Map<Query, Float> best, Map<Query, Float> scattered, boolean isTrade, float bar)
      throws IOException {
    float parts = 1;
    for (float importance : scattered.values()) {
      parts += importance;
    }
    Map<Integer, float[]> postings = new TreeMap<>(); // by posting: score and share of each part
    for (Map.Entry<Query, Float> way : best.entrySet()) {
      scores(way.getKey())
          .forEach((doc, score) -> {
            float[] known = postings.computeIfAbsent(doc, unused -> new float[5]);
            known[0] = Math.max(known[0], score);
            known[1] = Math.max(known[1], way.getValue());
          });
    }
    for (Map.Entry<Query, Float> word : scattered.entrySet()) {
      float share = word.getValue() / parts;
      scores(word.getKey())
          .forEach((doc, score) -> {
            float[] known = postings.computeIfAbsent(doc, unused -> new float[5]);
            known[2] += score;
            known[3] += share;
          });
    }
    scores(word("vente"))
        .forEach((doc, score) -> {
          float[] known = postings.computeIfAbsent(doc, unused -> new float[5]);
          known[4] = score;
        });
    Map<Integer, Float> expected = new TreeMap<>();
    postings.forEach((doc, known) -> {
      float covered = (2 * known[1] + known[3] + (known[4] > 0 ? 0.5f : 0)) / 4;
      float answered = isTrade && known[1] < 1 ? OTHER_TRADE * covered : covered;
      if (answered >= bar) {
        double sum = (double) known[0] + known[2] + known[4];
        expected.put(doc, (float) (sum * covered * (1 - SQUARED + SQUARED * covered)));
      }
    });
    return expected;
  }

  private Map<Integer, Float> scores(Query query) throws IOException {
    Map<Integer, Float> scores = new TreeMap<>();
    for (ScoreDoc hit : new IndexSearcher(reader).search(query, 10_000).scoreDocs) {
      scores.put(hit.doc, hit.score);
    }
    return scores;
  }

  private Map<Integer, Float> found(Query query) throws IOException {
    Map<Integer, Float> found = new TreeMap<>();
    for (ScoreDoc hit : snapshot.search(query, 10_000).scoreDocs) {
      found.put(hit.doc, hit.score);
    }
    return found;
  }

  private Map<Integer, Float> thirds(Map<Integer, Float> scores) throws IOException {
    Map<Integer, Float> thirds = new TreeMap<>(scores);
    thirds.keySet().retainAll(scores(new TermQuery(new Term("third", "true"))).keySet());
    return thirds;
  }

  /** Sums of floats in another order differ in their last digits. */
  private void assertSame(
      Map<Integer, Float> found, Map<Integer, Float> expected, String question) {
    assertThat(found.keySet()).as("seed %d, %s", seed, question).isEqualTo(expected.keySet());
    found.forEach((doc, score) ->
        assertThat(score)
            .as("posting %d, seed %d, %s", doc, seed, question)
            .isCloseTo(expected.get(doc), Percentage.withPercentage(0.01)));
  }
}
