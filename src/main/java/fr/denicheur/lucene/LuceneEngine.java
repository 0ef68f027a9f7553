package fr.denicheur.lucene;

import fr.denicheur.engine.Engine;
import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.lucene.answer.ChosenPostings;
import fr.denicheur.lucene.answer.FacetValues;
import fr.denicheur.lucene.answer.LocalIndex;
import fr.denicheur.lucene.answer.Searcher;
import fr.denicheur.lucene.answer.SimilarPostings;
import fr.denicheur.lucene.generation.Generations;
import fr.denicheur.lucene.generation.IndexFault;
import fr.denicheur.lucene.generation.IndexFolder;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.PostingDocument;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.SnapshotTaking;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.FilterQueries;
import fr.denicheur.lucene.repost.RepostMark;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.lucene.suggest.Suggestions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.FacetQuery;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import fr.denicheur.rule.OwnerRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IORunnable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps postings in a Lucene index on disk, and answers questions from it.
 *
 * <p>An index that was made by another version, or was never finished, does not answer: a new one
 * is built beside it and takes its place at the first {@link #publish}. Until then the engine
 * refuses questions, because an empty answer would be a false one.
 *
 * <p>There is one writer and any number of readers. A search works on the snapshot of the last
 * {@code publish} and never waits for the writer. Any thread may call any method.
 */
public final class LuceneEngine implements Engine {
  private final Generations generations;
  private final Suggestions suggestions = new Suggestions();
  private final QuestionContexts contexts;
  private final LuceneSettings settings;
  private volatile Set<PostingId> lastHeld = Set.of();

  private LuceneEngine(Generations generations, LuceneSettings settings) {
    this.generations = generations;
    this.settings = settings;
    this.contexts = new QuestionContexts(settings);
  }

  /**
   * Opens an index to search and to write, and makes it if it is missing. If it can only be read,
   * as on a full disk, it answers with what was published last; {@link #state} reports this, and
   * {@link #begin} tries again to write.
   *
   * @throws IndexInUseException if another process has it open to write
   * @throws EngineUnavailableException if the folder holds no index and cannot be written
   */
  public static LuceneEngine open(Path folder) {
    return open(folder, LuceneSettings.DEFAULT);
  }

  /**
   * Like {@link #open(Path)}, with a time limit: a question that reaches it is answered in part, or
   * refused.
   *
   * @param limit the time for one question, in all its parts
   */
  public static LuceneEngine open(Path folder, Duration limit) {
    return open(folder, LuceneSettings.DEFAULT.within(() -> Deadline.in(limit)));
  }

  /** Like {@link #open(Path, Duration)}, with the rules of an owner. */
  public static LuceneEngine open(Path folder, Duration limit, Supplier<OwnerRules> rules) {
    return open(folder, LuceneSettings.DEFAULT.obeying(rules).within(() -> Deadline.in(limit)));
  }

  /** Like {@link #open(Path)}, with the rules of an owner. */
  public static LuceneEngine open(Path folder, Supplier<OwnerRules> rules) {
    return open(folder, LuceneSettings.DEFAULT.obeying(rules));
  }

  static LuceneEngine open(Path folder, LuceneSettings settings) {
    IndexFolder opened = new IndexFolder(folder);
    try {
      return new LuceneEngine(
          Generations.open(opened, settings.files(), taking(settings)), settings);
    } catch (IOException e) {
      opened.close();
      throw IndexFault.of(folder, e).preventing("open the index");
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Opens an index to search only, even while another process writes it. Later changes are not
   * seen.
   *
   * @throws EngineUnavailableException if there is no finished index of this version
   */
  public static LuceneEngine openForReading(Path folder) {
    return openForReading(folder, LuceneSettings.DEFAULT);
  }

  /** Like {@link #openForReading(Path)}, with the rules of an owner. */
  public static LuceneEngine openForReading(Path folder, Supplier<OwnerRules> rules) {
    return openForReading(folder, LuceneSettings.DEFAULT.obeying(rules));
  }

  static LuceneEngine openForReading(Path folder, LuceneSettings settings) {
    try {
      return new LuceneEngine(
          Generations.forReading(new IndexFolder(folder), taking(settings)), settings);
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot read the index " + folder, e);
    }
  }

  static SnapshotTaking taking(LuceneSettings settings) {
    return new SnapshotTaking(settings.ranking().similarity(), settings.clock(), Reposts::of);
  }

  @Override
  public Hits search(SearchQuery query) {
    return search(query, List.of()).getFirst();
  }

  @Override
  public List<Hits> search(SearchQuery query, List<SearchQuery> wider) {
    return generations.read(
        "search", snapshot -> new Searcher(asked(snapshot)).search(query, wider));
  }

  @Override
  public List<FacetCount> values(FacetQuery query) {
    return generations.read("count", snapshot -> FacetValues.of(asked(snapshot), query));
  }

  @Override
  public List<Set<PostingId>> answering(List<SearchQuery> questions, Set<PostingId> among) {
    return generations.read(
        "ask for some postings",
        snapshot -> {
          ChosenPostings chosen = ChosenPostings.of(among, snapshot);
          LocalIndex index = new LocalIndex(contexts.patient(snapshot));
          List<Set<PostingId>> answers = new ArrayList<>();
          for (SearchQuery question : questions) {
            Query bar = Searcher.bar(index, question);
            answers.add(chosen.answering(FilterQueries.narrow(bar, question.filter())));
          }
          return answers;
        });
  }

  @Override
  public Optional<FoundPosting> find(PostingId id) {
    return generations.read("find", snapshot -> LocalIndex.find(snapshot, id));
  }

  private LocalIndex asked(Snapshot snapshot) throws IOException {
    return new LocalIndex(contexts.of(snapshot));
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return generations.read(
        "compare", snapshot -> new SimilarPostings(asked(snapshot)).like(query));
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return generations.read(
        "compare", snapshot -> new SimilarPostings(asked(snapshot)).repeatedBy(draft));
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return generations.read("suggest", snapshot -> suggestions.suggest(snapshot, query));
  }

  @Override
  public void walk(Filter filter, @Nullable PostingId after, Predicate<Posting> visitor) {
    var unused =
        generations.read("walk", snapshot -> LocalIndex.walk(snapshot, filter, after, visitor));
  }

  @Override
  public EngineState state() {
    return generations.state();
  }

  /** Returns UNKNOWN if a merge deletes a file meanwhile, or another generation takes over. */
  @Override
  public IndexShape shape() {
    try {
      IndexShape onDisk = generations.shape();
      return onDisk.withCached(generations.read("weigh", contexts::cachedBytes));
    } catch (IOException | AlreadyClosedException | EngineUnavailableException e) {
      return IndexShape.UNKNOWN;
    }
  }

  @Override
  public Holdings begin() {
    Holdings all = begin(StoredPostings::fingerprints);
    if (all.isInStep()) {
      lastHeld = all.held().keySet();
    }
    return new Holdings(all.held(), lastHeld, all.state());
  }

  @Override
  public Holdings begin(Set<PostingId> ids) {
    return begin(stored -> stored.fingerprints(ids));
  }

  private Holdings begin(IOFunction<StoredPostings, Map<PostingId, Fingerprint>> reading) {
    try {
      generations.repair();
      Map<PostingId, Fingerprint> held =
          generations.readWritten(snapshot -> reading.apply(new StoredPostings(snapshot)));
      return new Holdings(held, lastHeld, generations.state());
    } catch (IOException | InternalError e) {
      throw unavailable("begin a run of changes", e);
    }
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

  private Document document(Posting posting, Fingerprint fingerprint) {
    Document document = PostingDocument.of(posting, fingerprint, settings.ranking());
    RepostMark.of(posting).map(RepostMark::field).ifPresent(document::add);
    return document;
  }

  private static Term idTerm(PostingId id) {
    return new Term(IndexField.ID.id(), id.value());
  }

  private void writing(String what, IORunnable change) {
    try {
      change.run();
    } catch (IOException | AlreadyClosedException | InternalError e) {
      generations.lose(e);
      throw unavailable(what, e);
    }
  }

  private EngineUnavailableException unavailable(String what, Throwable fault) {
    return IndexFault.of(generations.path(), fault).preventing(what);
  }
}
