package fr.denicheur.algolia;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Counting;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A search as a client asks for it.
 *
 * @param index the name of the index, which the answer repeats; its suffix says the order
 * @param typed the words
 * @param search what the engine is asked
 * @param page the page wanted, from 0; the engine is asked for no hits if it lies too deep
 * @param size hits on a page
 * @param counted the attributes whose values are wanted, in order
 * @param mostValues how many values of each
 * @param display how hits are written
 */
record ClientSearch(
    String index,
    String typed,
    SearchQuery search,
    int page,
    int size,
    List<Attribute> counted,
    int mostValues,
    Display display) {
  /** The orders that suffixes of an index's name say. */
  private static final Map<String, Sort> SUFFIXES =
      Map.of("_date_desc", Sort.DATE, "_relevance", Sort.RELEVANCE, "_open_first", Sort.OPEN);

  private static final int USUAL_SIZE = 20;
  private static final int USUAL_VALUES = 100;

  /**
   * Reads a request.
   *
   * @param index the name in the path; {@code *} if the request names it
   * @throws InvalidQueryException if a field is malformed or out of range
   */
  static ClientSearch read(String index, ClientParameters asked) {
    String name = index.equals("*") ? asked.text("indexName") : index;
    int size = asked.number("hitsPerPage", USUAL_SIZE, 0, Page.MAX_SIZE);
    int page = asked.number("page", 0, 0, Integer.MAX_VALUE);
    List<Attribute> counted = counted(asked.list("facets").orElse(List.of()));
    int mostValues = asked.number("maxValuesPerFacet", USUAL_VALUES, 0, Counting.USUAL_VALUES);
    Display display = Display.of(asked);
    SearchQuery search = search(name, asked).with(engines(page, size));
    return new ClientSearch(
        name,
        asked.text("query"),
        counting(describing(search, display), counted, mostValues),
        page,
        size,
        counted,
        mostValues,
        display);
  }

  /** Returns the page of the engine; one without hits if it lies beyond what can be ranked. */
  private static Page engines(int page, int size) {
    boolean isInReach = size > 0 && page < Page.MAX_WINDOW / size;
    return isInReach ? new Page(page + 1, size) : new Page(1, 0);
  }

  /** Returns the words, filters and order of a request; of a facet search too. */
  static SearchQuery search(String index, ClientParameters asked) {
    String typed = asked.text("query");
    if (typed.codePointCount(0, typed.length()) > QuestionParser.MAX_CHARACTERS) {
      throw new InvalidQueryException(
          "query", "query must have at most " + QuestionParser.MAX_CHARACTERS + " characters");
    }
    SearchQuery usual = SearchQuery.of(typed).with(Filter.NONE.with(restriction(asked)));
    SearchQuery search =
        SUFFIXES.entrySet().stream()
            .filter(suffix -> index.endsWith(suffix.getKey()))
            .findFirst()
            .map(suffix -> usual.with(suffix.getValue()))
            .orElse(usual);
    search = asked.text("queryType").equals("prefixNone") ? search.without(Feature.PREFIX) : search;
    return asked.text("typoTolerance").equals("false") ? search.without(Feature.TYPOS) : search;
  }

  private static Restriction restriction(ClientParameters asked) {
    List<Restriction> all =
        List.of(
            FilterText.read(asked.text("filters")),
            ClientFilters.facets(asked.json("facetFilters")),
            ClientFilters.numbers(asked.json("numericFilters")));
    List<Restriction> some = all.stream().filter(one -> !one.equals(Restriction.none())).toList();
    return some.size() == 1 ? some.getFirst() : new Restriction.AllOf(some);
  }

  /** Leaves out what is none of ours: clients count attributes of other sites too. */
  private static List<Attribute> counted(List<String> names) {
    if (names.contains(Display.ALL)) {
      return Attribute.ALL;
    }
    Set<Attribute> counted = new LinkedHashSet<>();
    names.stream().map(Attribute::named).filter(Objects::nonNull).forEach(counted::add);
    return List.copyOf(counted);
  }

  private static SearchQuery counting(SearchQuery search, List<Attribute> counted, int mostValues) {
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    counted.stream().map(Attribute::facet).filter(Objects::nonNull).forEach(facets::add);
    SearchQuery counting =
        search.with(
            new Counting(facets, Math.max(1, mostValues), counted.contains(Attribute.DATE), false));
    return counted.isEmpty() || mostValues == 0 ? counting.without(Feature.FACETS) : counting;
  }

  /** Asks for marks, and for the words they stand for, only if they will be written. */
  private static SearchQuery describing(SearchQuery search, Display display) {
    boolean isMarked =
        search.page().size() > 0
            && (display.highlighted() == null
                || !display.highlighted().isEmpty()
                || !display.snippets().isEmpty());
    return isMarked ? search.with(Feature.EXPLAIN) : search.without(Feature.HIGHLIGHT);
  }

  /** Returns how many pages a client may ask for. */
  long pages(long total) {
    return size == 0 ? 0 : Math.min(Math.ceilDiv(total, size), Page.MAX_WINDOW / size);
  }
}
