package fr.denicheur.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a client asks of a search: words, filter, order, page and features.
 *
 * @param question the words to look for
 * @param filter the values of facets that hits must have
 * @param match which postings count as answers
 * @param sort the order of the hits
 * @param page which hits are wanted
 * @param features what the engine does beyond finding
 * @param counting what it counts if it has {@link Feature#FACETS}
 */
public record SearchQuery(
    Question question,
    Filter filter,
    Match match,
    Sort sort,
    Page page,
    Set<Feature> features,
    Counting counting) {

  public SearchQuery {
    features = Set.copyOf(features);
  }

  /**
   * Returns the query of a person who types these words and chooses nothing else. A space after the
   * last word finishes it.
   */
  public static SearchQuery of(String typed) {
    Question question = QuestionParser.parse(typed);
    Sort sort = question.clauses().isEmpty() ? Sort.DATE : Sort.RELEVANCE;
    SearchQuery usual =
        new SearchQuery(
            question, Filter.NONE, Match.BEST, sort, Page.FIRST, Feature.USUAL, Counting.USUAL);
    return typed.endsWith(" ") ? usual.without(Feature.PREFIX) : usual;
  }

  /** Returns this query for other words. */
  public SearchQuery with(Question other) {
    return new SearchQuery(other, filter, match, sort, page, features, counting);
  }

  /** Returns this query narrowed to a filter instead of the earlier one. */
  public SearchQuery with(Filter other) {
    return new SearchQuery(question, other, match, sort, page, features, counting);
  }

  /** Returns this query with another bar for what counts as an answer. */
  public SearchQuery with(Match other) {
    return new SearchQuery(question, filter, other, sort, page, features, counting);
  }

  /** Returns this query in another order. */
  public SearchQuery with(Sort other) {
    return new SearchQuery(question, filter, match, other, page, features, counting);
  }

  /** Returns this query for another page. */
  public SearchQuery with(Page other) {
    return new SearchQuery(question, filter, match, sort, other, features, counting);
  }

  /** Returns this query with other counts, if it counts. */
  public SearchQuery with(Counting other) {
    return new SearchQuery(question, filter, match, sort, page, features, other);
  }

  /** Returns this query with these features besides those it has. */
  public SearchQuery with(Feature... more) {
    Set<Feature> all = new HashSet<>(features);
    all.addAll(List.of(more));
    return withOnly(all);
  }

  /** Returns this query without these features. */
  public SearchQuery without(Feature... less) {
    Set<Feature> rest = new HashSet<>(features);
    List.of(less).forEach(rest::remove);
    return withOnly(rest);
  }

  /** Returns this query with these features instead of those it has. */
  public SearchQuery withOnly(Set<Feature> others) {
    return new SearchQuery(question, filter, match, sort, page, others, counting);
  }

  /**
   * Whether it asks for no hits, only for counts, and for those that another query would have with
   * one part of its restriction left out. Neither has chosen values, which are left out anyway when
   * their facet is counted.
   */
  public boolean widens(SearchQuery other) {
    return page.size() == 0
        && has(Feature.FACETS)
        && !counting.isRelated()
        && filter.selections().isEmpty()
        && other.filter.beyond(filter).isPresent()
        && bare().equals(other.with(filter).bare());
  }

  /** Returns what decides which postings match. */
  private SearchQuery bare() {
    return with(Page.FIRST)
        .with(Counting.USUAL)
        .without(Feature.HIGHLIGHT, Feature.EXPLAIN, Feature.FACETS);
  }

  /** Whether the last word may go on. */
  public boolean isUnfinished() {
    return has(Feature.PREFIX) && question.endsInWord();
  }

  /** Whether it asks for a feature. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }
}
