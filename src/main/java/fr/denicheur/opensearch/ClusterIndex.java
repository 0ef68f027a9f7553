package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.lucene.answer.AskedIndex;
import fr.denicheur.lucene.answer.ShownPage;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.scoring.PhraseCache;
import fr.denicheur.lucene.scoring.PieceCache;
import fr.denicheur.lucene.scoring.PieceReader;
import fr.denicheur.lucene.spelling.KnownWords;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.rule.OwnerRules;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.IOFunction;
import org.jspecify.annotations.Nullable;

/**
 * The index of a cluster, for one question.
 *
 * @param publication what is known of its words
 * @param labels the names of values
 * @param words the words that a misspelt one may stand for; asked only if a word is misspelt
 * @param searches sends the searches
 * @param pages indexes the postings of a page
 * @param rules what the owner has decided
 * @param today the day in Paris
 */
record ClusterIndex(
    Publication publication,
    Labels labels,
    Supplier<KnownWords> words,
    Searches searches,
    PageIndex pages,
    Ranking ranking,
    OwnerRules rules,
    LocalDate today,
    Deadline deadline)
    implements AskedIndex {
  /** A question is understood after three readings; each looks up what the one before needed. */
  private static final int MOST_READINGS = 12;

  /** Postings that a walk reads at once: some megabytes. */
  private static final int STEP = 200;

  private static final PhraseCache NO_PHRASES = new PhraseCache(0);

  @Override
  public <T> T understand(IOFunction<QuestionContext, T> work) throws IOException {
    for (int reading = 0; reading < MOST_READINGS; reading++) {
      if (deadline.shouldExit()) {
        throw new TimeLimitException();
      }
      ClusterVocabulary vocabulary = new ClusterVocabulary(publication, today, words);
      T read = work.apply(context(vocabulary));
      if (!vocabulary.lookUp()) {
        return read;
      }
    }
    throw new IllegalStateException(
        "a question must be understood after " + MOST_READINGS + " readings, and was not");
  }

  /** Returns what reading a question needs; its snapshot keeps what follows from the vocabulary. */
  private QuestionContext context(ClusterVocabulary vocabulary) throws IOException {
    Snapshot nothing = pages.snapshot(List.of(), labels, today);
    IndexSearcher stopping = nothing.until(deadline);
    return new QuestionContext(
        nothing,
        stopping,
        vocabulary,
        deadline,
        ranking,
        rules,
        NO_PHRASES,
        new PieceReader(PieceCache.of(nothing), stopping));
  }

  @Override
  public Pass pass(SearchQuery query, List<SearchQuery> wider) {
    return new ClusterPass(this, query, wider);
  }

  @Override
  public ShownPage best(Query query, Filter filter, int wanted) throws IOException {
    ObjectNode body = Searches.hits(new Page(1, Math.min(wanted, Page.MAX_SIZE)), Sort.RELEVANCE);
    body.set("query", Searches.narrowed(publication.printed(query), filter, true));
    return page(searches.search(List.of(body), deadline).getFirst(), Sort.RELEVANCE, true);
  }

  /** Returns those of some postings that a query matches within a filter. */
  Set<PostingId> answering(Query query, Filter filter, Set<PostingId> among) {
    Set<PostingId> answers = new HashSet<>();
    ObjectNode printed = publication.printed(query);
    List<String> ids = among.stream().map(PostingId::value).sorted().toList();
    for (int start = 0; start < ids.size(); start += Page.MAX_SIZE) {
      ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
      ids.subList(start, Math.min(ids.size(), start + Page.MAX_SIZE)).forEach(chosen::add);
      ObjectNode bool = JsonNodeFactory.instance.objectNode();
      bool.putArray("filter")
          .add(QueryJson.object("terms", Mapping.name(IndexField.ID), chosen))
          .add(printed)
          .addAll(Searches.selections(filter, Set.of()));
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("size", Page.MAX_SIZE).put("_source", false);
      body.set("query", QueryJson.object("bool", bool));
      JsonNode answer = searches.search(List.of(body), deadline).getFirst();
      answer
          .path("hits")
          .path("hits")
          .forEach(hit -> answers.add(new PostingId(hit.path("_id").asText())));
    }
    return answers;
  }

  /** Returns the hits of an answer as a page. */
  ShownPage page(JsonNode answer, Sort sort, boolean isFolded) throws IOException {
    List<KeptPosting> found = new ArrayList<>();
    List<Float> scores = new ArrayList<>();
    for (JsonNode hit : answer.path("hits").path("hits")) {
      found.add(KeptPosting.read(hit.path("_source")));
      scores.add(Searches.score(hit, sort));
    }
    Map<String, KeptPosting> versions =
        isFolded
            ? searches.get(found.stream().flatMap(one -> one.versions().stream()).toList())
            : Map.of();
    return pages.page(found, scores, versions, labels, today, deadline);
  }

  @Override
  public Optional<FoundPosting> find(PostingId id) {
    KeptPosting kept = searches.get(List.of(id.value())).get(id.value());
    if (kept == null) {
      return Optional.empty();
    }
    Map<String, KeptPosting> versions = searches.get(kept.versions());
    return Optional.of(
        new FoundPosting(labelled(kept), kept.fingerprint(), summaries(kept.versions(), versions)));
  }

  /**
   * Visits postings in the order of their ids.
   *
   * @return the last id that was visited, or {@code after} if none was
   */
  Optional<PostingId> walk(Filter filter, @Nullable PostingId after, Predicate<Posting> visitor) {
    PostingId last = after;
    List<KeptPosting> found;
    do {
      found = searches.behind(last, filter, STEP);
      for (KeptPosting kept : found) {
        last = kept.posting().id();
        if (!visitor.test(labelled(kept))) {
          return Optional.of(last);
        }
      }
    } while (found.size() == STEP);
    return Optional.ofNullable(last);
  }

  private List<Summary> summaries(List<String> ids, Map<String, KeptPosting> postings) {
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(postings.get(id)))
        .map(kept -> labelled(kept).summary())
        .toList();
  }

  /** Returns a posting with the name that its startup has in the whole index. */
  private Posting labelled(KeptPosting kept) {
    Posting posting = kept.posting();
    Startup startup = posting.startup();
    return startup == null
        ? posting
        : posting.at(startup.called(labels.startup(startup.slug()).label()));
  }
}
