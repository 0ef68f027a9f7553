package fr.denicheur.lucene;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lucene.Generation.Reading;
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
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
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
  private final Analyzer analyzer;
  private final LatestDictionary dictionary;
  private final Setup setup;

  private LuceneEngine(Generations generations, Analyzer analyzer, Setup setup) {
    this.generations = generations;
    this.analyzer = analyzer;
    this.dictionary = new LatestDictionary(analyzer);
    this.setup = setup;
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
    Analyzer analyzer = IndexField.analyzer();
    Generations.Opener opener =
        (path, mode) ->
            Generation.forWriting(path, setup.files().open(path), mode, analyzer, setup.ranking());
    IndexFolder opened = new IndexFolder(folder);
    try {
      return new LuceneEngine(Generations.open(opened, opener, setup.ranking()), analyzer, setup);
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
      Generation generation = Generation.forReading(current.get(), setup.ranking());
      return new LuceneEngine(
          Generations.forReading(opened, generation), IndexField.analyzer(), setup);
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot read the index " + folder, e);
    }
  }

  @Override
  public Hits search(SearchQuery query) {
    return answering("search", answerer -> answerer.search(query));
  }

  @Override
  public Optional<Posting> find(PostingId id) {
    return answering("find", answerer -> answerer.find(id));
  }

  @Override
  public List<PostingId> reposts(PostingId id) {
    return answering("find reposts", answerer -> answerer.reposts(id));
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return answering("compare", answerer -> answerer.similar(query));
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return answering("compare", answerer -> answerer.nearDuplicates(draft));
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return answering("suggest", answerer -> answerer.suggest(query));
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
    return reading("find", snapshot -> answerer(snapshot).fingerprint(id));
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    writing(
        "index " + posting.id(),
        () ->
            generations
                .writer()
                .updateDocument(
                    idTerm(posting.id()), PostingDocument.of(posting, fingerprint, analyzer)));
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
      return generations.shape();
    } catch (IOException | AlreadyClosedException e) {
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

  private Answerer answerer(Snapshot snapshot) {
    return new Answerer(snapshot, analyzer, dictionary, setup);
  }

  private static Term idTerm(PostingId id) {
    return new Term(IndexField.ID.id(), id.value());
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Answerer answerer) throws IOException;
  }

  private <T> T answering(String what, Question<T> question) {
    if (!generations.isComplete()) {
      throw new EngineUnavailableException(NOT_READY);
    }
    return reading(what, snapshot -> question.ask(answerer(snapshot)));
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
