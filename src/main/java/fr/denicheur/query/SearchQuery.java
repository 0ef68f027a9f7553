package fr.denicheur.query;

/**
 * A whole question to a search engine.
 *
 * @param question the words to look for
 * @param filter what to narrow the answer to
 * @param sort the order of the hits
 * @param page which hits are wanted
 * @param options what to do beyond finding
 */
public record SearchQuery(Question question, Filter filter, Sort sort, Page page, Options options) {

  /**
   * What to do beyond finding.
   *
   * @param facets count the values of every facet
   * @param highlight cut excerpts and mark the matching words in them
   * @param typos look for other spellings where there is cause
   * @param collapse fold near-duplicates of one role family into the newest of those that match
   * @param explain say of each hit why it was found
   */
  public record Options(
      boolean facets, boolean highlight, boolean typos, boolean collapse, boolean explain) {
    /** What holds where nothing is said. */
    public static final Options DEFAULT = new Options(true, true, true, true, false);

    /** Ranking alone: neither facets nor excerpts, and every posting shown. */
    public static final Options PLAIN = new Options(false, false, false, false, false);
  }

  /** Returns the query that a person means who types these words and nothing else. */
  public static SearchQuery of(String typed) {
    Question question = Question.of(typed);
    Sort sort = question.clauses().isEmpty() ? Sort.DATE : Sort.RELEVANCE;
    return new SearchQuery(question, Filter.NONE, sort, Page.FIRST, Options.DEFAULT);
  }

  /** Returns this query for other words. */
  public SearchQuery with(Question other) {
    return new SearchQuery(other, filter, sort, page, options);
  }

  /** Returns this query narrowed to a filter instead of the earlier one. */
  public SearchQuery with(Filter other) {
    return new SearchQuery(question, other, sort, page, options);
  }

  /** Returns this query in another order. */
  public SearchQuery with(Sort other) {
    return new SearchQuery(question, filter, other, page, options);
  }

  /** Returns this query for another page. */
  public SearchQuery with(Page other) {
    return new SearchQuery(question, filter, sort, other, options);
  }

  /** Returns this query with other options. */
  public SearchQuery with(Options other) {
    return new SearchQuery(question, filter, sort, page, other);
  }
}
