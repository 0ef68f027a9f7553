package fr.denicheur.lucene;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.Lexicon;
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
import java.util.OptionalInt;
import java.util.function.Supplier;
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

  private final IndexFolder folder;
  private final Generation generation;
  private final Analyzer analyzer;
  private final Ranking ranking;
  private final Lexicon lexicon;
  private final LatestDictionary dictionary;
  private final Supplier<Deadline> deadlines;
  private volatile boolean ready;

  private LuceneEngine(
      IndexFolder folder,
      Generation generation,
      Analyzer analyzer,
      Ranking ranking,
      Lexicon lexicon,
      Supplier<Deadline> deadlines) {
    this.folder = folder;
    this.generation = generation;
    this.analyzer = analyzer;
    this.ranking = ranking;
    this.lexicon = lexicon;
    this.deadlines = deadlines;
    this.dictionary = new LatestDictionary(analyzer);
  }

  /**
   * Opens an index to search and to write, and makes it where it is missing.
   *
   * @throws IndexInUseException where another process has it open to write
   * @throws EngineUnavailableException where the folder cannot be read or written
   */
  public static LuceneEngine open(Path folder) {
    return open(folder, Ranking.DEFAULT);
  }

  /**
   * Like {@link #open(Path)}, for whoever cannot wait: a question that takes longer than a limit is
   * answered in part, or refused.
   *
   * @param limit for each question, all of its parts together
   */
  public static LuceneEngine open(Path folder, Duration limit) {
    return open(folder, Ranking.DEFAULT, () -> Deadline.in(limit));
  }

  static LuceneEngine open(Path folder, Ranking ranking) {
    return open(folder, ranking, Deadline::none);
  }

  static LuceneEngine open(Path folder, Ranking ranking, Supplier<Deadline> deadlines) {
    Analyzer analyzer = IndexField.analyzer();
    try {
      IndexFolder opened = IndexFolder.forWriting(folder);
      try {
        Optional<Path> current = usable(opened);
        Path path = current.isPresent() ? current.get() : opened.create();
        Generation generation = Generation.forWriting(path, analyzer, ranking);
        LuceneEngine engine =
            new LuceneEngine(opened, generation, analyzer, ranking, Lexicon.BUNDLED, deadlines);
        engine.ready = current.isPresent();
        return engine;
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot open the index " + folder, e);
    }
  }

  /**
   * Opens an index to search only, whoever writes it; later changes are not seen.
   *
   * @throws EngineUnavailableException where there is no finished index of this version
   */
  public static LuceneEngine openForReading(Path folder) {
    return openForReading(folder, Lexicon.BUNDLED);
  }

  static LuceneEngine openForReading(Path folder, Lexicon lexicon) {
    IndexFolder opened = IndexFolder.forReading(folder);
    try {
      Path path =
          usable(opened)
              .orElseThrow(() -> new IOException("there is no finished index of today's"));
      Generation generation = Generation.forReading(path, Ranking.DEFAULT);
      LuceneEngine engine =
          new LuceneEngine(
              opened, generation, IndexField.analyzer(), Ranking.DEFAULT, lexicon, Deadline::none);
      engine.ready = true;
      return engine;
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot read the index " + folder, e);
    }
  }

  private static Optional<Path> usable(IndexFolder folder) throws IOException {
    Optional<Path> current = folder.current();
    return current.isPresent() && Generation.isCurrent(current.get()) ? current : Optional.empty();
  }

  @Override
  public Hits search(SearchQuery query) {
    return answering(
        "search",
        snapshot -> {
          Deadline deadline = deadlines.get();
          return new Searcher(snapshot, analyzer, translator(snapshot, deadline), deadline)
              .search(query);
        });
  }

  @Override
  public Optional<Posting> find(PostingId id) {
    return answering(
        "find",
        snapshot -> {
          OptionalInt doc = snapshot.doc(id);
          return doc.isPresent()
              ? Optional.of(StoredPosting.read(snapshot, doc.getAsInt()))
              : Optional.empty();
        });
  }

  @Override
  public List<PostingId> reposts(PostingId id) {
    return answering(
        "find reposts",
        snapshot -> {
          OptionalInt doc = snapshot.doc(id);
          return doc.isPresent()
              ? new HitReader(snapshot).ids(snapshot.reposts().others(doc.getAsInt()))
              : List.of();
        });
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return answering("compare", snapshot -> similar(snapshot).like(query));
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return answering("compare", snapshot -> similar(snapshot).repeatedBy(draft));
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return answering(
        "suggest",
        snapshot -> Suggester.suggest(snapshot, dictionary.of(snapshot), analyzer, query));
  }

  @Override
  public Map<PostingId, Fingerprint> fingerprints() {
    return asking("list", snapshot -> Fingerprints.read(snapshot.reader()));
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    writing(
        "index " + posting.id(),
        () ->
            generation
                .writer()
                .updateDocument(
                    idTerm(posting.id()), PostingDocument.of(posting, fingerprint, analyzer)));
  }

  @Override
  public void remove(PostingId id) {
    writing("remove " + id, () -> generation.writer().deleteDocuments(idTerm(id)));
  }

  @Override
  public synchronized void publish() {
    writing(
        "publish",
        () -> {
          generation.publish();
          if (!ready) {
            folder.use(generation.path());
            ready = true;
          }
        });
  }

  @Override
  public EngineState state() {
    try {
      int postings = asking("count", snapshot -> snapshot.reader().numDocs());
      return new EngineState(ready, postings, ready ? "" : NOT_READY);
    } catch (EngineUnavailableException e) {
      return new EngineState(false, 0, String.valueOf(e.getMessage()));
    }
  }

  /** A file may vanish between being listed and being weighed, when segments are merged. */
  @Override
  public IndexShape shape() {
    try {
      return generation.shape();
    } catch (IOException | AlreadyClosedException e) {
      return IndexShape.UNKNOWN;
    }
  }

  @Override
  public void close() {
    try (folder) {
      writing("close", generation::close);
    }
  }

  private SimilarPostings similar(Snapshot snapshot) {
    Deadline deadline = deadlines.get();
    return new SimilarPostings(snapshot, analyzer, translator(snapshot, deadline), deadline);
  }

  private QueryTranslator translator(Snapshot snapshot, Deadline deadline) {
    return new QueryTranslator(analyzer, ranking, lexicon, snapshot, deadline);
  }

  private static Term idTerm(PostingId id) {
    return new Term(IndexField.ID.id(), id.value());
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Snapshot snapshot) throws IOException;
  }

  private <T> T answering(String what, Question<T> question) {
    if (!ready) {
      throw new EngineUnavailableException(NOT_READY);
    }
    return asking(what, question);
  }

  private <T> T asking(String what, Question<T> question) {
    try {
      Snapshot snapshot = generation.acquire();
      try {
        return question.ask(snapshot);
      } finally {
        generation.release(snapshot);
      }
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot " + what + " in " + generation.path(), e);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private void writing(String what, Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot " + what + " in " + generation.path(), e);
    }
  }
}
