package fr.denicheur.lucene.index;

import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Sort;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderSlice;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CheckedIntConsumer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOFunction;
import org.jspecify.annotations.Nullable;

/**
 * The index as it was last published: its reader and files, the names of startups, places and
 * technologies, and the day.
 *
 * <p>Immutable; any thread may use it. A generation opens and releases snapshots.
 */
public final class Snapshot extends IndexSearcher {
  private static final AtomicLong TAKEN = new AtomicLong();

  private static final SortField NEWEST =
      new SortField(IndexField.DATE.id(), SortField.Type.LONG, true, Long.MIN_VALUE);

  private static final SortField OPEN_FIRST =
      new SortedSetSortField(IndexField.OPEN.id(), true); // "true" after "false", reversed

  /** The last order, so that no order is left to chance. */
  private static final SortField BY_ID =
      new SortField(IndexField.ID.id(), SortField.Type.STRING, false);

  /** A value that is worked out at its first use, by the thread that needs it first. */
  private static final class Once {
    private @Nullable Object value;

    synchronized Object get(IOFunction<Snapshot, ?> work, Snapshot snapshot) throws IOException {
      if (value == null) {
        value = Objects.requireNonNull(work.apply(snapshot));
      }
      return value;
    }
  }

  private final long number = TAKEN.incrementAndGet();
  private final IndexReader reader;
  private final MappedFiles files;
  private final LocalDate today;
  private final Labels labels;
  private final Map<Class<?>, Once> derived = new ConcurrentHashMap<>();

  /**
   * Takes a snapshot.
   *
   * @param files the files of the reader
   * @param today the day in Paris
   */
  public Snapshot(IndexReader reader, Similarity similarity, MappedFiles files, LocalDate today)
      throws IOException {
    this(reader, similarity, files, today, Labels.read(reader));
  }

  /** Takes a snapshot of a part of an index, with the names that the whole index gives. */
  public Snapshot(
      IndexReader reader,
      Similarity similarity,
      MappedFiles files,
      LocalDate today,
      Labels labels) {
    super(reader);
    this.reader = reader;
    this.files = files;
    this.today = today;
    setSimilarity(similarity);
    setQueryCache(null); // filters are single terms, which are read as fast as they are cached
    this.labels = labels;
  }

  /**
   * Returns a value that follows from this snapshot alone. The first caller works it out, the
   * others wait for it.
   *
   * @param type the key: one value of a type is kept
   * @param work makes the value, never null
   */
  public <T> T once(Class<T> type, IOFunction<Snapshot, T> work) throws IOException {
    return type.cast(derived.computeIfAbsent(type, key -> new Once()).get(work, this));
  }

  /** The position of this snapshot among all snapshots of the process, in the order taken. */
  public long number() {
    return number;
  }

  /** The day in Paris on which this snapshot was taken. */
  public LocalDate today() {
    return today;
  }

  /** The files it is read from. */
  public MappedFiles files() {
    return files;
  }

  /** The reader of all segments. */
  public IndexReader reader() {
    return reader;
  }

  /** The names of startups, places and technologies. */
  public Labels labels() {
    return labels;
  }

  /**
   * Returns a searcher of the same segments whose terms throw {@code ExitingReaderException} once a
   * deadline has passed.
   */
  public IndexSearcher until(Deadline deadline) throws IOException {
    IndexReader stoppable =
        reader instanceof DirectoryReader all
            ? new ExitableDirectoryReader(all, deadline)
            : reader; // the postings of a page are few
    IndexSearcher stopping = new IndexSearcher(stoppable);
    stopping.setSimilarity(getSimilarity());
    stopping.setQueryCache(null);
    return stopping;
  }

  /**
   * Returns the terms of several fields in order, each once. The documents of a term come segment
   * by segment and field by field, so one may come several times.
   */
  public TermsEnum terms(IndexField... fields) throws IOException {
    List<Terms> parts = new ArrayList<>();
    List<ReaderSlice> slices = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      for (IndexField field : fields) {
        slices.add(new ReaderSlice(leaf.docBase, leaf.reader().maxDoc(), slices.size()));
        parts.add(Terms.getTerms(leaf.reader(), field.id()));
      }
    }
    return parts.isEmpty()
        ? TermsEnum.EMPTY
        : new MultiTerms(parts.toArray(Terms[]::new), slices.toArray(ReaderSlice[]::new))
            .iterator();
  }

  /**
   * Visits documents in order, except those that were removed or replaced.
   *
   * @param live the documents that still count, as the reader gives them; null if all do
   */
  public static void eachLive(
      @Nullable Bits live, DocIdSetIterator documents, CheckedIntConsumer<IOException> visitor)
      throws IOException {
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = documents.nextDoc()) {
      if (live == null || live.get(doc)) {
        visitor.accept(doc);
      }
    }
  }

  /** Returns the document number of a posting; empty if its id is unknown. */
  public OptionalInt doc(PostingId id) throws IOException {
    ScoreDoc[] found = search(new TermQuery(new Term(IndexField.ID.id(), id.value())), 1).scoreDocs;
    return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0].doc);
  }

  /**
   * Returns the document numbers of the next postings that a query matches, in the order of ids.
   *
   * @param id they come behind it; {@code null} to begin with the first
   * @param wanted at most so many
   */
  public List<Integer> behind(@Nullable PostingId id, Query query, int wanted) throws IOException {
    FieldDoc after =
        id == null
            ? null
            : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {new BytesRef(id.value())});
    var order = new org.apache.lucene.search.Sort(BY_ID);
    ScoreDoc[] found =
        search(query, new TopFieldCollectorManager(order, wanted, after, 1)).scoreDocs;
    return Arrays.stream(found).map(one -> one.doc).toList();
  }

  /** Returns a collector of the best postings in an order, which counts all. */
  public TopFieldCollectorManager ranked(Sort sort, int wanted) {
    return ranked(sort, wanted, Integer.MAX_VALUE);
  }

  /**
   * Returns a collector of the best postings by relevance. It lets the query skip postings whose
   * score cannot compete, and counts every posting that the query collects.
   */
  public TopFieldCollectorManager competing(int wanted) {
    return ranked(Sort.RELEVANCE, wanted, 1);
  }

  private static org.apache.lucene.search.Sort order(Sort sort) {
    return switch (sort) {
      case RELEVANCE -> new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, NEWEST, BY_ID);
      case OPEN ->
          new org.apache.lucene.search.Sort(OPEN_FIRST, SortField.FIELD_SCORE, NEWEST, BY_ID);
      case DATE -> new org.apache.lucene.search.Sort(NEWEST, BY_ID);
    };
  }

  /** Returns the score of a collected posting; 0 if the order is not by relevance. */
  public static float score(FieldDoc found) {
    return Arrays.stream(found.fields)
        .filter(Float.class::isInstance)
        .map(Float.class::cast)
        .findFirst()
        .orElse(0f);
  }

  private TopFieldCollectorManager ranked(Sort sort, int wanted, int countedAtLeast) {
    int most = Math.clamp(wanted, 1, Math.max(1, reader.maxDoc()));
    return new TopFieldCollectorManager(order(sort), most, null, countedAtLeast);
  }
}
