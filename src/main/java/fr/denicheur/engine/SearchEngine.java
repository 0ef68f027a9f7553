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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about postings. {@link PostingKeeper} is the other half: it changes them.
 *
 * <p>Any thread may call any method. A question sees what was published last and never waits for a
 * change. Each question throws {@link EngineUnavailableException} if the index is being built or
 * cannot be read. The code that opened an engine closes it; a {@code SearchEngine} cannot.
 */
public interface SearchEngine {

  /**
   * Returns the postings that match, ranked and counted. If near-duplicates are folded, each group
   * is one posting: its newest open version, or its newest if none is open.
   *
   * <p>If a time limit cut the search short, the answer is partial and says so.
   *
   * @throws TimeLimitException if nothing was found within the time limit
   */
  Hits search(SearchQuery query);

  /**
   * Returns the answers to a search and to those that widen it, in this order, each as {@link
   * #search(SearchQuery)} gives it. An engine may find them all at once.
   *
   * @param wider searches that {@linkplain SearchQuery#widens widen} the first
   * @throws TimeLimitException if nothing was found within the time limit
   */
  default List<Hits> search(SearchQuery query, List<SearchQuery> wider) {
    return Stream.concat(Stream.of(query), wider.stream()).map(this::search).toList();
  }

  /**
   * Returns the values of a facet among the postings that match, most frequent first; periods
   * newest last. The counts ignore the facet's own selection.
   *
   * <p>The query's words are looked for in the names of the values: accents and case do not count,
   * the last word may be unfinished, and synonyms stand for one another. If no name fits, one typo
   * is forgiven in words of four letters or more, except in their first letter.
   *
   * @throws TimeLimitException if no posting was found within the time limit
   */
  List<FacetCount> values(FacetQuery query);

  /**
   * Returns for each of some questions which of some postings hold enough of it to be an answer.
   * Unlike {@link #search}, it does not lower the bar if no posting is as good, folds no
   * near-duplicates, corrects no word, and does not know what the owner has pinned.
   *
   * @param questions their words, filter and {@link SearchQuery#match} count, nothing else
   * @param among the postings; unknown ids hold nothing
   * @return the postings in the order of the questions
   * @throws TimeLimitException if a question took too long
   */
  List<Set<PostingId>> answering(List<SearchQuery> questions, Set<PostingId> among);

  /** Returns a posting as it was put, its version and its reposts; empty if the id is unknown. */
  Optional<FoundPosting> find(PostingId id);

  /**
   * Returns the postings that most resemble a model, best first and folded; neither the model
   * itself nor its near-duplicates. Empty if the model's id is unknown.
   *
   * @throws TimeLimitException if it took too long
   */
  Optional<List<SimilarHit>> similar(SimilarQuery query);

  /**
   * Returns the postings that a draft repeats almost word for word, best first and folded. The
   * draft is not in the index. {@link #similar} leaves these postings out of its answer.
   *
   * @throws TimeLimitException if it took too long
   */
  List<Hit> nearDuplicates(Posting draft);

  /**
   * Returns completions of a typed text: role families, titles of roles, startups, titles and words
   * that begin as typed, or that contain a later word that does. Best first, without duplicates.
   *
   * <p>Case and accents do not count. If hardly anything fits, one typo is forgiven in words of
   * four letters or more, except in their first letter. Open postings count more. After many
   * changes suggestions may lag some seconds behind {@link PostingKeeper#publish}; an index that
   * was just opened may have none yet.
   */
  List<Suggestion> suggest(SuggestQuery query);

  /**
   * Visits the postings that pass a filter in the order of their ids, byte by byte in UTF-8;
   * near-duplicates too. Each is read when its turn comes, so any number needs the memory of some.
   * A walk that is gone on with behind the last id visits no posting twice; it misses none that was
   * there all the time.
   *
   * @param after the walk begins behind this id, whether or not it is there; {@code null} to begin
   *     with the first
   * @param visitor returns whether it wants another posting
   */
  void walk(Filter filter, @Nullable PostingId after, Predicate<Posting> visitor);

  /** Returns the state of the engine; never throws. */
  EngineState state();

  /** Returns the size of the index; never throws. A remote engine may not know. */
  IndexShape shape();
}
