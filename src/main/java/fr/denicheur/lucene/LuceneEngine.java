package fr.denicheur.lucene;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lucene.answer.Searcher;
import fr.denicheur.lucene.answer.SimilarPostings;
import fr.denicheur.lucene.generation.Generation;
import fr.denicheur.lucene.generation.Generation.Reading;
import fr.denicheur.lucene.generation.GenerationFiles;
import fr.denicheur.lucene.generation.Generations;
import fr.denicheur.lucene.generation.IndexFolder;
import fr.denicheur.lucene.generation.Trouble;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Fingerprints;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.PostingDocument;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.SnapshotTaking;
import fr.denicheur.lucene.index.StoredPosting;
import fr.denicheur.lucene.question.PhraseCache;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.repost.RepostMark;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import fr.denicheur.lucene.suggest.LatestDictionary;
import fr.denicheur.lucene.suggest.Suggester;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * A search engine inside this process, its index in a folder on disk.
 *
 * <p>An index that was made by another version, or was never finished, is not served: a new one is
 * made beside it, and takes its place at the first {@link #publish}. Until then {@link #state} is
 * not ready and questions are refused, for an empty answer would be a false one.
 *
 * <p>One writer, any number of readers; every method may be called from any thread. A search works
 * on the snapshot of the last {@code publish} and never waits for a writer.
 */
public final class LuceneEngine implements SearchEngine {
  private static final String NOT_READY = "the index is being built";

  private final Generations generations;
  private final LatestDictionary dictionary;
  private final PhraseCache phrases = PhraseCache.forThisMachine();
  private final Setup setup;

  private LuceneEngine(Generations generations, Setup setup) {
    this.generations = generations;
    this.setup = setup;
    this.dictionary = new LatestDictionary(setup.lexicon());
  }

  /**
   * Opens an index to search and to write, and makes it where it is missing. Where it can only be
   * read, as on a full disk, what was published last answers; {@link #state} says so, and {@link
   * #fingerprints} tries again to write.
   *
   * @throws IndexInUseException where another process has it open to write
   * @throws EngineUnavailableException where the folder can neither be written nor holds an index
   */
  public static LuceneEngine open(Path folder) {
    return open(folder, Setup.DEFAULT);
  }

  /**
   * Like {@link #open(Path)}, for whoever cannot wait: a question that takes longer than a limit is
   * answered in part, or refused.
   *
   * @param limit for each question, all of its parts together
   */
  public static LuceneEngine open(Path folder, Duration limit) {
    return open(folder, Setup.DEFAULT.within(() -> Deadline.in(limit)));
  }

  static LuceneEngine open(Path folder, Setup setup) {
    SnapshotTaking taking = taking(setup);
    Generations.Opener opener =
        (path, mode) -> Generation.forWriting(path, setup.files().open(path), mode, taking);
    IndexFolder opened = new IndexFolder(folder);
    try {
      return new LuceneEngine(Generations.open(opened, opener, taking), setup);
    } catch (IOException e) {
      opened.close();
      throw Trouble.of(folder, e).preventing("open the index");
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Opens an index to search only, whoever writes it; later changes are not seen.
   *
   * @throws EngineUnavailableException where there is no finished index of this version
   */
  public static LuceneEngine openForReading(Path folder) {
    return openForReading(folder, Setup.DEFAULT);
  }

  static LuceneEngine openForReading(Path folder, Setup setup) {
    IndexFolder opened = new IndexFolder(folder);
    try {
      Optional<Path> current = opened.current();
      if (current.isEmpty() || !new GenerationFiles(current.get()).isCurrent()) {
        throw new IOException("there is no finished index of today's");
      }
      Generation generation = Generation.forReading(current.get(), taking(setup));
      return new LuceneEngine(Generations.forReading(opened, generation), setup);
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot read the index " + folder, e);
    }
  }

  static SnapshotTaking taking(Setup setup) {
    return new SnapshotTaking(setup.ranking().similarity(), setup.clock(), Reposts::of);
  }

  @Override
  public Hits search(SearchQuery query) {
    return answering("search", snapshot -> new Searcher(context(snapshot)).search(query));
  }

  @Override
  public Optional<Posting> find(PostingId id) {
    return answering("find", snapshot -> StoredPosting.find(snapshot, id));
  }

  @Override
  public List<PostingId> reposts(PostingId id) {
    return answering("find reposts", snapshot -> Reposts.of(snapshot).others(snapshot, id));
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return answering("compare", snapshot -> new SimilarPostings(context(snapshot)).like(query));
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return answering(
        "compare", snapshot -> new SimilarPostings(context(snapshot)).repeatedBy(draft));
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return answering(
        "suggest", snapshot -> Suggester.suggest(snapshot, dictionary.of(snapshot), query));
  }

  @Override
  public Map<PostingId, Fingerprint> fingerprints() {
    try {
      generations.mend();
      return generations.readWritten(snapshot -> Fingerprints.read(snapshot.reader()));
    } catch (IOException | InternalError e) {
      throw unavailable("list", e);
    }
  }

  @Override
  public Optional<Fingerprint> fingerprint(PostingId id) {
    return reading("find", snapshot -> Fingerprints.read(snapshot.reader(), snapshot.doc(id)));
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    writing(
        "index " + posting.id(),
        () ->
            generations
                .writer()
                .updateDocument(idTerm(posting.id()), document(posting, fingerprint)));
  }

  @Override
  public void remove(PostingId id) {
    writing("remove " + id, () -> generations.writer().deleteDocuments(idTerm(id)));
  }

  @Override
  public void publish() {
    writing("publish", generations::publish);
  }

  @Override
  public void purge() {
    writing("purge", generations::purge);
  }

  @Override
  public EngineState state() {
    boolean complete = generations.isComplete();
    try {
      int postings = reading("count", snapshot -> snapshot.reader().numDocs());
      String trouble = generations.trouble().orElse("");
      return new EngineState(complete, postings, complete ? trouble : NOT_READY);
    } catch (EngineUnavailableException e) {
      return new EngineState(false, 0, "the index cannot be read");
    }
  }

  /** A file may vanish between being listed and being weighed, when segments are merged. */
  @Override
  public IndexShape shape() {
    try {
      IndexShape shape = generations.shape();
      long cached = reading("weigh", this::cachedBytes);
      return new IndexShape(
          shape.bytes(), shape.segments(), cached, shape.commit(), shape.refresh());
    } catch (IOException | AlreadyClosedException | EngineUnavailableException e) {
      return IndexShape.UNKNOWN;
    }
  }

  @Override
  public void onDamage(Runnable listener) {
    generations.onDamage(listener);
  }

  @Override
  public void close() {
    try {
      generations.close();
    } catch (IOException e) {
      throw unavailable("close", e);
    }
  }

  private long cachedBytes(Snapshot snapshot) throws IOException {
    QueryCache filters = IndexSearcher.getDefaultQueryCache();
    long ofFilters = filters instanceof LRUQueryCache cache ? cache.ramBytesUsed() : 0;
    return ofFilters + phrases.bytes() + LuceneVocabulary.of(snapshot, setup.lexicon()).bytes();
  }

  private QuestionContext context(Snapshot snapshot) throws IOException {
    return new QuestionContext(
        snapshot,
        LuceneVocabulary.of(snapshot, setup.lexicon()),
        setup.deadlines().get(),
        setup.ranking(),
        setup.lexicon(),
        phrases);
  }

  private static Document document(Posting posting, Fingerprint fingerprint) {
    Document document = PostingDocument.of(posting, fingerprint);
    RepostMark.of(posting).map(RepostMark::field).ifPresent(document::add);
    return document;
  }

  private static Term idTerm(PostingId id) {
    return new Term(IndexField.ID.id(), id.value());
  }

  private <T> T answering(String what, Reading<T> question) {
    if (!generations.isComplete()) {
      throw new EngineUnavailableException(NOT_READY);
    }
    return reading(what, question);
  }

  private <T> T reading(String what, Reading<T> reading) {
    try {
      return generations.read(reading);
    } catch (IOException e) {
      throw unavailable(what, e);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private void writing(String what, Change change) {
    try {
      change.make();
    } catch (IOException | AlreadyClosedException | InternalError e) {
      generations.lose(e);
      throw unavailable(what, e);
    }
  }

  private EngineUnavailableException unavailable(String what, Throwable fault) {
    return Trouble.of(generations.path(), fault).preventing(what);
  }
}
