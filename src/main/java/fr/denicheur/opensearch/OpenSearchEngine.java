package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import fr.denicheur.engine.Engine;
import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.answer.FacetValues;
import fr.denicheur.lucene.answer.Searcher;
import fr.denicheur.lucene.answer.SimilarPostings;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexSignature;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.spelling.KnownWords;
import fr.denicheur.lucene.suggest.Suggester;
import fr.denicheur.lucene.suggest.SuggestionDictionary;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import fr.denicheur.opensearch.cluster.ClusterSettings;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.util.IOFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps postings in an OpenSearch cluster, and answers questions from it.
 *
 * <p>Any number of processes may open the same index and answer; the one that holds the lease
 * writes. What a question means, and excerpts and reasons, are worked out here; the cluster finds,
 * ranks and counts. Any thread may call any method.
 */
public final class OpenSearchEngine implements Engine {
  /** The time between two log lines about answers that are cut short. */
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OpenSearchEngine.class);

  private final OpenSearchSettings settings;
  private final Cluster cluster;
  private final Lease lease;
  private final Versions versions;
  private final ClusterKeeper keeper;
  private final Publications publications;
  private final Readiness readiness;
  private final PageIndex pages;
  private final Refreshed<Labels> labels = new Refreshed<>("labels", null, Publication::labels);
  private final Refreshed<KnownWords> words;
  private final Refreshed<SuggestionDictionary> suggestions;
  private volatile Set<PostingId> lastHeld = Set.of();

  private final AtomicLong toldOfCut =
      new AtomicLong(System.nanoTime() - BETWEEN_LINES.toNanos() - 1);

  private OpenSearchEngine(OpenSearchSettings settings, Cluster cluster) {
    this.settings = settings;
    this.cluster = cluster;
    this.lease = new Lease(cluster, settings.cluster().index(), settings.lease());
    this.versions =
        new Versions(
            cluster,
            settings.cluster(),
            settings.ranking(),
            IndexSignature.current() + ", cluster " + Mapping.LAYOUT);
    this.keeper = new ClusterKeeper(cluster, lease, versions, settings.ranking());
    this.publications = new Publications(cluster, lease, versions);
    this.readiness = new Readiness(cluster, lease, versions, publications);
    this.pages = new PageIndex(settings.ranking());
    this.suggestions = new Refreshed<>("suggestions", SuggestionDictionary.EMPTY, this::dictionary);
    Lexicon lexicon = settings.rules().get().always().lexicon();
    this.words =
        new Refreshed<>(
            "words", KnownWords.of(List.of()), publication -> publication.words(lexicon));
  }

  private SuggestionDictionary dictionary(Publication publication) {
    return ClusterSuggestions.dictionary(publication, labels.of(publication));
  }

  /**
   * Opens the index of a cluster.
   *
   * @param limit the time for one question
   * @throws EngineUnavailableException if the cluster does not answer, or is too old
   */
  public static OpenSearchEngine open(ClusterSettings cluster, Duration limit) {
    return open(OpenSearchSettings.of(cluster, limit));
  }

  /** Like {@link #open(ClusterSettings, Duration)}, with the rules of an owner. */
  public static OpenSearchEngine open(
      ClusterSettings cluster, Duration limit, Supplier<OwnerRules> rules) {
    return open(OpenSearchSettings.of(cluster, limit, rules));
  }

  static OpenSearchEngine open(OpenSearchSettings settings) {
    Cluster cluster = new Cluster(settings.cluster());
    try {
      cluster.requireVersion();
      return new OpenSearchEngine(settings, cluster);
    } catch (ClusterFault | IllegalStateException e) {
      cluster.close();
      throw new EngineUnavailableException("cannot open the index: " + e.getMessage(), e);
    }
  }

  @Override
  public Hits search(SearchQuery query) {
    return search(query, List.of()).getFirst();
  }

  @Override
  public List<Hits> search(SearchQuery query, List<SearchQuery> wider) {
    return asking("search", index -> search(index, query, wider));
  }

  private List<Hits> search(ClusterIndex index, SearchQuery query, List<SearchQuery> wider)
      throws IOException {
    return index
        .publication()
        .answers()
        .of(
            () ->
                new KeptAnswers.Ground(
                    index.rules(), index.labels(), words.number(), index.today()),
            query,
            wider,
            () -> new Searcher(index).search(query, wider));
  }

  @Override
  public List<FacetCount> values(FacetQuery query) {
    return asking("count", index -> FacetValues.of(index, query));
  }

  @Override
  public List<Set<PostingId>> answering(List<SearchQuery> questions, Set<PostingId> among) {
    List<Set<PostingId>> answers = new ArrayList<>();
    for (SearchQuery question : questions) { // each has a deadline of its own
      answers.add(
          asking(
              "ask for some postings",
              index -> index.answering(Searcher.bar(index, question), question.filter(), among)));
    }
    return answers;
  }

  @Override
  public Optional<FoundPosting> find(PostingId id) {
    return asking("find", index -> index.find(id));
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return asking("compare", index -> new SimilarPostings(index).like(query));
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return asking("compare", index -> new SimilarPostings(index).repeatedBy(draft));
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return asking(
        "suggest",
        index ->
            Suggester.suggest(
                ClusterSuggestions.sampling(index), suggestions.of(index.publication()), query));
  }

  @Override
  public void walk(Filter filter, @Nullable PostingId after, Predicate<Posting> visitor) {
    var unused = asking("walk", index -> index.walk(filter, after, visitor));
  }

  @Override
  public EngineState state() {
    return readiness.state();
  }

  @Override
  public IndexShape shape() {
    Publication known = publications.known();
    try {
      JsonNode sizes =
          cluster.get("/" + versions.alias() + "/_stats/store,segments").path("_all").path("total");
      return new IndexShape(
          sizes.path("store").path("size_in_bytes").asLong(),
          sizes.path("segments").path("count").asInt(),
          pages.bytes() + (known == null ? 0 : known.answers().bytes()),
          Duration.ZERO,
          Duration.ZERO);
    } catch (ClusterFault e) {
      return IndexShape.UNKNOWN;
    }
  }

  @Override
  public Holdings begin() {
    return writing(
        "begin a run of changes",
        () -> {
          keeper.begin();
          Map<PostingId, Fingerprint> held = keeper.held();
          EngineState state = state();
          if (state.isWritable()) {
            lastHeld = held.keySet();
          }
          return new Holdings(held, lastHeld, state);
        });
  }

  @Override
  public Holdings begin(Set<PostingId> ids) {
    return writing(
        "begin a run of changes",
        () -> {
          keeper.begin();
          return new Holdings(keeper.held(ids), lastHeld, state());
        });
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    writing(
        "index " + posting.id(),
        () -> {
          keeper.put(posting, fingerprint);
          return true;
        });
  }

  @Override
  public void remove(PostingId id) {
    writing(
        "remove " + id,
        () -> {
          keeper.remove(id);
          return true;
        });
  }

  @Override
  public void publish() {
    seeOwn(writing("publish", keeper::publish));
  }

  @Override
  public void purge() {
    seeOwn(writing("purge", keeper::purge));
  }

  /** What follows from a publication is asked by the next question if the cluster is in trouble. */
  private void seeOwn(long number) {
    readiness.changed();
    try {
      publications.see(number, cluster.timeout());
    } catch (ClusterFault e) {
      LOG.debug("published, and could not ask how many postings there are", e);
    }
  }

  /** A cluster mends itself; its damage is not ours to repair. */
  @Override
  public void onDamage(Runnable listener) {}

  @Override
  public void close() {
    lease.close();
    cluster.close();
  }

  private <T> T asking(String what, IOFunction<ClusterIndex, T> work) {
    try {
      Publication publication = publications.latest();
      if (publication == null) {
        throw new EngineUnavailableException(new EngineState.Building());
      }
      Deadline deadline = settings.deadline();
      T answer =
          work.apply(
              new ClusterIndex(
                  publication,
                  labels.of(publication),
                  () -> words.of(publication),
                  new Searches(cluster, versions.alias(), publication.shards(), settings.limit()),
                  pages,
                  settings.ranking(),
                  settings.rules().get(),
                  LocalDate.now(settings.clock()),
                  deadline));
      if (deadline.hasCut()) {
        tellOfCut();
      }
      return answer;
    } catch (ClusterFault | IOException e) {
      throw new EngineUnavailableException("cannot " + what + ": " + e.getMessage(), e);
    }
  }

  private void tellOfCut() {
    long now = System.nanoTime();
    long last = toldOfCut.get();
    if (now - last > BETWEEN_LINES.toNanos() && toldOfCut.compareAndSet(last, now)) {
      LOG.warn(
          "answers are cut short (partial), because the cluster does not find all within {} ms",
          settings.limit().toMillis());
    }
  }

  private <T> T writing(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (ClusterFault e) {
      keeper.drop();
      readiness.refused(e);
      throw new EngineUnavailableException("cannot " + what + ": " + e.getMessage(), e);
    } catch (IndexInUseException e) {
      keeper.drop();
      throw e;
    }
  }
}
