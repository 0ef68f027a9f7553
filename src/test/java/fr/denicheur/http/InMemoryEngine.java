package fr.denicheur.http;

import static fr.denicheur.posting.PostingBuilder.aPosting;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Clause;
import fr.denicheur.query.FacetQuery;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.Question;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Marked;
import fr.denicheur.result.Reason;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import fr.denicheur.result.Understood;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small engine: a posting matches that holds every word, better the more often it does;
 * conditions are understood, and change nothing. Enough to see what HTTP does; no more.
 */
public class InMemoryEngine implements SearchEngine, PostingKeeper {
  private static final Summary TWIN = aPosting().withId("jumelle").build().summary();

  private static final Marked MENTAL_HEALTH =
      new Marked(
          List.of(
              new Marked.Run("La ", false),
              new Marked.Run("santé", true),
              new Marked.Run(" mentale.", false)),
          false,
          false);

  private final Map<PostingId, Posting> postings = new ConcurrentSkipListMap<>();

  /** How it is doing, for tests to change. */
  volatile EngineState state = new EngineState.Ready(0);

  public InMemoryEngine(Posting... postings) {
    Arrays.stream(postings).forEach(posting -> this.postings.put(posting.id(), posting));
  }

  @Override
  public Hits search(SearchQuery query) {
    Page page = query.page();
    List<Condition> conditions = Lexicon.BUNDLED.conditions().in(query.question().words());
    List<Posting> matches = matches(query, query.filter());
    List<Hit> hits =
        matches.stream().skip(page.from()).limit(page.size()).map(p -> hit(p, query)).toList();
    Map<Facet, List<FacetCount>> facets = new EnumMap<>(Facet.class);
    if (query.has(Feature.FACETS)) {
      facets.put(Facet.OPEN, List.of(count(query, "true"), count(query, "false")));
    }
    boolean truncated = query.question().truncated();
    Understood understood = new Understood(truncated, null, null, null, conditions);
    return new Hits(
        matches.size(), 0, hits, facets, Map.of(), understood, false, Duration.ofNanos(1_234_567));
  }

  @Override
  public List<FacetCount> values(FacetQuery query) {
    return Stream.of("true", "false")
        .filter(value -> value.startsWith(query.words()))
        .map(value -> count(query.search(), value))
        .toList();
  }

  @Override
  public List<Set<PostingId>> answering(List<SearchQuery> questions, Set<PostingId> among) {
    return questions.stream()
        .map(question ->
            matches(question, question.filter()).stream()
                .map(Posting::id)
                .filter(among::contains)
                .collect(Collectors.toSet()))
        .toList();
  }

  private List<Posting> matches(SearchQuery query, Filter filter) {
    Question asked = query.question();
    for (Condition condition : Lexicon.BUNDLED.conditions().in(asked.words())) {
      asked = asked.without(condition.text());
    }
    List<Clause> clauses = asked.clauses();
    Predicate<Posting> words =
        posting -> clauses.stream().allMatch(clause -> holds(posting, clause));
    return postings.values().stream().filter(words).filter(p -> passes(p, filter)).toList();
  }

  private static boolean holds(Posting posting, Clause clause) {
    String text = (posting.title() + " " + posting.text()).toLowerCase(Locale.FRENCH);
    return text.contains(clause.text().toLowerCase(Locale.FRENCH)) != clause.excluded();
  }

  private static boolean passes(Posting posting, Filter filter) {
    return filter.selections().keySet().stream()
        .allMatch(facet ->
            facet.values(posting.summary()).stream()
                .anyMatch(value -> filter.of(facet).stream().anyMatch(value::startsWith)));
  }

  private FacetCount count(SearchQuery query, String open) {
    long count = matches(query, query.filter().with(Facet.OPEN, open)).size();
    boolean selected = query.filter().of(Facet.OPEN).contains(open);
    return new FacetCount(open, null, count, selected);
  }

  private static Hit hit(Posting posting, SearchQuery query) {
    Excerpts excerpts =
        query.has(Feature.HIGHLIGHT)
            ? new Excerpts(List.of(), List.of(MENTAL_HEALTH))
            : Excerpts.NONE;
    List<Reason> why =
        query.has(Feature.EXPLAIN) ? List.of(new Reason("santé", null, 1, null, null)) : List.of();
    return hit(posting, excerpts, why);
  }

  private static Hit hit(Posting posting, Excerpts excerpts, List<Reason> why) {
    return new Hit(posting.summary(), 12.5f, excerpts, List.of(TWIN), why);
  }

  /** An open posting was published before. */
  @Override
  public Optional<FoundPosting> find(PostingId id) {
    return stored(id)
        .map(posting ->
            new FoundPosting(
                posting,
                new Fingerprint(Integer.toHexString(posting.hashCode()), null, 0),
                posting.open() ? List.of(TWIN) : List.of()));
  }

  private Optional<Posting> stored(PostingId id) {
    return Optional.ofNullable(postings.get(id));
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return switch (query.model()) {
      case SimilarQuery.Model.Draft(Posting draft) -> Optional.of(like(draft, query));
      case SimilarQuery.Model.Indexed(PostingId id) -> stored(id).map(model -> like(model, query));
    };
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return postings.values().stream()
        .filter(posting -> posting.text().equals(draft.text()))
        .map(posting -> hit(posting, Excerpts.NONE, List.of()))
        .toList();
  }

  private List<SimilarHit> like(Posting model, SimilarQuery query) {
    return postings.values().stream()
        .filter(posting -> !posting.id().equals(model.id()) && passes(posting, query.filter()))
        .limit(query.size())
        .map(posting -> new SimilarHit(hit(posting, Excerpts.NONE, List.of()), shared(model)))
        .toList();
  }

  private static List<String> shared(Posting model) {
    return List.of(model.text().toLowerCase(Locale.FRENCH).split("\\P{L}+", 2)[0]);
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return postings.values().stream()
        .filter(posting -> posting.title().startsWith(query.typed()))
        .limit(query.size())
        .flatMap(InMemoryEngine::names)
        .toList();
  }

  private static Stream<Suggestion> names(Posting posting) {
    Suggestion title = new Suggestion(posting.title(), Suggestion.Kind.TITLE, null, 1);
    Startup startup = posting.startup();
    return startup == null
        ? Stream.of(title)
        : Stream.of(
            new Suggestion(startup.label(), Suggestion.Kind.STARTUP, startup.slug(), 3), title);
  }

  @Override
  public void walk(Filter filter, PostingId after, Predicate<Posting> visitor) {
    for (Posting posting : postings.values()) {
      boolean isBehind = after == null || posting.id().compareTo(after) > 0;
      if (isBehind && passes(posting, filter) && !visitor.test(posting)) {
        return;
      }
    }
  }

  @Override
  public IndexShape shape() {
    return IndexShape.UNKNOWN;
  }

  @Override
  public EngineState state() {
    return state;
  }

  @Override
  public Holdings begin() {
    return new Holdings(Map.of(), Set.of(), state);
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    postings.put(posting.id(), posting);
  }

  @Override
  public void remove(PostingId id) {
    postings.remove(id);
  }

  @Override
  public void publish() {}

  @Override
  public void purge() {}

  /** Memory is never damaged. */
  @Override
  public void onDamage(Runnable listener) {}
}
