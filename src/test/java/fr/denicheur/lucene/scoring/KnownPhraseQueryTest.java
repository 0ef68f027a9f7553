package fr.denicheur.lucene.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a phrase answers as the phrase's own query does. */
class KnownPhraseQueryTest {
  private static final String FIELD = "text";
  private static final List<String> WORDS = List.of("miel", "vente", "cire", "pollen", "ruche");
  private static final int TEXTS = 300;

  @ParameterizedTest
  @ValueSource(longs = {0, 500, 1 << 20})
  void aKnownPhraseFindsAndScoresAsThePhrase(long capacity) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    PhraseCache cache = new PhraseCache(capacity);
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (int round = 0; round < 3; round++) {
        addAndRemove(writer, random, round);
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
          IndexSearcher searcher = new IndexSearcher(reader);
          for (PhraseQuery phrase : phrases()) {
            Query known = new KnownPhraseQuery(phrase, cache);
            assertSame(searcher, phrase, known, seed);
            assertSame(searcher, withAWord(phrase), withAWord(known), seed);
          }
        }
      }
    }
  }

  private static void addAndRemove(IndexWriter writer, Random random, int round)
      throws IOException {
    for (int i = 0; i < TEXTS; i++) {
      Document document = new Document();
      document.add(new StringField("id", round + "-" + i, Store.NO));
      document.add(new TextField(FIELD, text(random), Store.NO));
      writer.addDocument(document);
    }
    for (int i = 0; i < TEXTS; i += 7) {
      writer.deleteDocuments(new Term("id", random.nextInt(round + 1) + "-" + i));
    }
  }

  private static String text(Random random) {
    List<String> words = new ArrayList<>();
    int length = 1 + random.nextInt(30);
    for (int i = 0; i < length; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }

  private static List<PhraseQuery> phrases() {
    return List.of(
        new PhraseQuery(0, FIELD, "vente", "miel"),
        new PhraseQuery(1, FIELD, "vente", "miel"),
        new PhraseQuery(1, FIELD, "miel", "miel", "cire"),
        new PhraseQuery(0, FIELD, "vente", "lune"),
        new PhraseQuery(1, "nowhere", "vente", "miel"));
  }

  private static Query withAWord(Query query) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(FIELD, "pollen")), Occur.MUST)
        .add(query, Occur.MUST)
        .build();
  }

  private static void assertSame(IndexSearcher searcher, Query phrase, Query known, long seed)
      throws IOException {
    assertThat(hits(searcher, known))
        .as("seed %d, %s", seed, phrase)
        .isEqualTo(hits(searcher, phrase));
  }

  private static List<String> hits(IndexSearcher searcher, Query query) throws IOException {
    List<String> hits = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, 3 * TEXTS).scoreDocs) {
      hits.add(hit.doc + " " + hit.score);
    }
    return hits;
  }
}
