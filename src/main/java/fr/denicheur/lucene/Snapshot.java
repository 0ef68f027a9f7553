package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.Facet;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * The index as it was last published, with what is worked out once for all its questions.
 *
 * <p>Immutable; any number of threads may ask. {@link LuceneEngine} says how long it lives.
 */
final class Snapshot extends IndexSearcher {
  private final IndexReader reader;
  private final StartupLabels startupLabels;
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
  private final PostingCounts counts;
  private volatile @Nullable KnownWords knownWords;
  private final Map<Facet, StringDocValuesReaderState> facetStates = new EnumMap<>(Facet.class);

  Snapshot(IndexReader reader, Ranking ranking) throws IOException {
    super(reader);
    this.reader = reader;
    setSimilarity(ranking.similarity());
    counts = new PostingCounts(reader);
    startupLabels = StartupLabels.read(reader);
    for (Facet facet : Facet.values()) {
      facetStates.put(facet, new StringDocValuesReaderState(reader, IndexField.of(facet).id()));
    }
  }

  /**
   * The words that stand in postings; read at the first use, for most snapshots are asked no
   * misspelled word.
   */
  KnownWords knownWords() throws IOException {
    KnownWords words = knownWords;
    if (words == null) {
      words = KnownWords.read(reader, Lexicon.BUNDLED.synonyms().words());
      knownWords = words;
    }
    return words;
  }

  /** In how many postings words stand. */
  PostingCounts counts() {
    return counts;
  }

  /** The day in Paris on which this snapshot was taken. */
  LocalDate today() {
    return today;
  }

  /** The reader of all segments. */
  IndexReader reader() {
    return reader;
  }

  /** The names of startups. */
  StartupLabels startupLabels() {
    return startupLabels;
  }

  /** What the counting of a facet needs to know of all segments together. */
  StringDocValuesReaderState facetState(Facet facet) {
    return Objects.requireNonNull(facetStates.get(facet));
  }
}
