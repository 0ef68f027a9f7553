package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * The index as it was last published, with what is worked out once for all its questions.
 *
 * <p>Immutable; any number of threads may ask. {@link LuceneEngine} says how long it lives.
 */
final class Snapshot extends IndexSearcher {
  private static final AtomicLong TAKEN = new AtomicLong();

  private final long number = TAKEN.incrementAndGet();
  private final IndexReader reader;
  private final StartupLabels startupLabels;
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
  private final PostingCounts counts;
  private final PhraseCache phrases;
  private volatile @Nullable KnownWords knownWords;
  private final Reposts reposts;
  private final MappedFiles files;
  private final Map<Facet, StringDocValuesReaderState> facetStates = new EnumMap<>(Facet.class);

  /**
   * @throws CorruptIndexException where a file was cut short of which this was read
   */
  Snapshot(IndexReader reader, Ranking ranking, PhraseCache phrases, MappedFiles files)
      throws IOException {
    super(reader);
    this.reader = reader;
    this.phrases = phrases;
    this.files = files;
    setSimilarity(ranking.similarity());
    counts = new PostingCounts(reader);
    startupLabels = StartupLabels.read(reader);
    reposts = Reposts.read(reader);
    for (Facet facet : Facet.values()) {
      facetStates.put(facet, new StringDocValuesReaderState(reader, IndexField.of(facet).id()));
    }
    files.requireWhole();
  }

  /**
   * The words that stand in postings; read at the first use, for most snapshots are asked no
   * misspelled word.
   */
  KnownWords knownWords() throws IOException {
    KnownWords words = knownWords;
    if (words == null) {
      words = KnownWords.read(reader, Lexicon.BUNDLED.words());
      knownWords = words;
    }
    return words;
  }

  /** In how many postings words stand. */
  PostingCounts counts() {
    return counts;
  }

  /** Where the phrases of the trade stand. */
  PhraseCache phrases() {
    return phrases;
  }

  /**
   * The how manieth of all snapshots, of whichever index, in the order in which they were taken.
   */
  long number() {
    return number;
  }

  /** The day in Paris on which this snapshot was taken. */
  LocalDate today() {
    return today;
  }

  /** The files it is read from. */
  MappedFiles files() {
    return files;
  }

  /** The reader of all segments. */
  IndexReader reader() {
    return reader;
  }

  /**
   * Returns a searcher of the same segments that throws {@code ExitingReaderException} from its
   * words once a time is over.
   */
  IndexSearcher until(Deadline deadline) {
    IndexSearcher stopping = new IndexSearcher(exitable(deadline));
    stopping.setSimilarity(getSimilarity());
    return stopping;
  }

  private DirectoryReader exitable(Deadline deadline) {
    try {
      return new ExitableDirectoryReader((DirectoryReader) reader, deadline);
    } catch (IOException e) {
      throw new UncheckedIOException("readers are only wrapped, none is opened", e);
    }
  }

  /** The names of startups. */
  StartupLabels startupLabels() {
    return startupLabels;
  }

  /** Returns the number of a posting; nothing where its id is unknown. */
  OptionalInt doc(PostingId id) throws IOException {
    ScoreDoc[] found = search(new TermQuery(new Term(IndexField.ID.id(), id.value())), 1).scoreDocs;
    return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0].doc);
  }

  /** Returns what collects the best postings in an order, and counts all. */
  TopFieldCollectorManager ranked(Sort sort, int wanted) {
    return ranked(sort, wanted, Integer.MAX_VALUE);
  }

  /**
   * Returns what collects the best postings by relevance, and tells the query which score can still
   * compete. All are counted nevertheless if the query tells all, as {@link RankedQuery} does.
   */
  TopFieldCollectorManager competing(int wanted) {
    return ranked(Sort.RELEVANCE, wanted, 1);
  }

  private TopFieldCollectorManager ranked(Sort sort, int wanted, int countedAtLeast) {
    int most = Math.clamp(wanted, 1, Math.max(1, reader.maxDoc()));
    return new TopFieldCollectorManager(SortOrders.of(sort), most, null, countedAtLeast);
  }

  /** Which postings are one, published more than once. */
  Reposts reposts() {
    return reposts;
  }

  /** What the counting of a facet needs to know of all segments together. */
  StringDocValuesReaderState facetState(Facet facet) {
    return Objects.requireNonNull(facetStates.get(facet));
  }
}
