package fr.denicheur.lucene.answer;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.IOFunction;

/**
 * The index that one question is asked of: {@link LocalIndex} in this process, or one that a
 * cluster keeps. What a question means, and how its answer is described, is the same for both. For
 * one thread.
 */
public interface AskedIndex {
  /**
   * Returns what some work makes of the words of the index.
   *
   * @param work has no effect but its value; it may run several times, until all words that it
   *     needs were looked up
   */
  <T> T understand(IOFunction<QuestionContext, T> work) throws IOException;

  /** The time at which work for the question stops. */
  Deadline deadline();

  /**
   * Returns the search for postings by one query, and by those that widen it.
   *
   * @param wider searches that {@linkplain SearchQuery#widens widen} the query
   */
  Pass pass(SearchQuery query, List<SearchQuery> wider) throws IOException;

  /**
   * Returns the best postings of a query by their scores, folded.
   *
   * @param wanted at most so many
   */
  ShownPage best(Query query, Filter filter, int wanted) throws IOException;

  /** Returns a posting; empty if its id is unknown. */
  Optional<FoundPosting> find(PostingId id) throws IOException;

  /** Searches for postings by the filter, the order and the page of one query. */
  interface Pass {
    /**
     * Finds and ranks postings, and counts their facets if the query asks for them.
     *
     * @return what was found for the query, and then for each that widens it, in order
     */
    List<Found> over(TranslatedQuery translated) throws IOException;

    /** Returns how many postings {@link TranslatedQuery#related} matches, answers included. */
    long related(TranslatedQuery translated) throws IOException;

    /**
     * Returns the greatest share of the question that a posting covers, whatever the filter says: a
     * filter narrows the answers and makes none. It may be too small if it is enough for an answer.
     *
     * @param shares scores postings by their share
     */
    float bestShare(Query shares) throws IOException;
  }

  /**
   * What a pass found.
   *
   * @param total how many postings match in all
   * @param page those of the requested page
   * @param facets the counts of every facet that is counted; empty if the client did not ask
   * @param days how many postings have each day as their date; likewise
   */
  record Found(
      long total, ShownPage page, Map<Facet, List<FacetCount>> facets, Map<LocalDate, Long> days) {}
}
