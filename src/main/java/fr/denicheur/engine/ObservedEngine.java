package fr.denicheur.engine;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets another engine answer, and reports each search for hits to an observer, such as a counter.
 * Searches that ask for no hits are not reported: they come from a page that counts postings, not
 * from a person.
 *
 * @param engine answers all questions
 * @param observer is called with a search and its answer by the searching thread, which waits for
 *     it
 */
public record ObservedEngine(SearchEngine engine, BiConsumer<SearchQuery, Hits> observer)
    implements SearchEngine {

  @Override
  public Hits search(SearchQuery query) {
    return search(query, List.of()).getFirst();
  }

  @Override
  public List<Hits> search(SearchQuery query, List<SearchQuery> wider) {
    List<Hits> answers = engine.search(query, wider);
    if (query.page().size() > 0) {
      observer.accept(query, answers.getFirst());
    }
    return answers;
  }

  @Override
  public List<FacetCount> values(FacetQuery query) {
    return engine.values(query);
  }

  @Override
  public List<Set<PostingId>> answering(List<SearchQuery> questions, Set<PostingId> among) {
    return engine.answering(questions, among);
  }

  @Override
  public Optional<FoundPosting> find(PostingId id) {
    return engine.find(id);
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return engine.similar(query);
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return engine.nearDuplicates(draft);
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return engine.suggest(query);
  }

  @Override
  public void walk(Filter filter, @Nullable PostingId after, Predicate<Posting> visitor) {
    engine.walk(filter, after, visitor);
  }

  @Override
  public EngineState state() {
    return engine.state();
  }

  @Override
  public IndexShape shape() {
    return engine.shape();
  }
}
