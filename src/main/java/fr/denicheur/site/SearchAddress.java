package fr.denicheur.site;

import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Match;
import fr.denicheur.query.Page;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.SearchParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a search query into the address of its page, and back. Addresses have the parameters of the
 * API, without those that have the usual value. Unlike the API, a page shows open postings first
 * unless its address contains {@code sort}, and the reasons why each posting was found unless it
 * contains {@code explain=off}.
 */
final class SearchAddress {
  private SearchAddress() {}

  /** Reads the query from the parameters of a page; a page too deep to be shown is the last one. */
  static SearchQuery read(Parameters parameters) {
    int size = parameters.number("size", Page.FIRST.size());
    int asked = parameters.pageNumber("page", Page.FIRST.number());
    Page page =
        new Page(Math.min(asked, Page.MAX_WINDOW / Math.clamp(size, 1, Page.MAX_SIZE)), size);
    SearchQuery query = SearchParameters.read(parameters, page);
    SearchQuery sorted = isSaid("sort", parameters) ? query : query.with(Sort.OPEN);
    return isSaid(Feature.EXPLAIN.id(), parameters) ? sorted : sorted.with(Feature.EXPLAIN);
  }

  private static boolean isSaid(String name, Parameters parameters) {
    return !parameters.all(name).isEmpty();
  }

  /** Returns the first page of a search. */
  static SearchQuery firstPage(SearchQuery query) {
    return query.with(new Page(1, query.page().size()));
  }

  /** Returns the path and query string of a search. */
  static String of(SearchQuery query) {
    return "/" + parameters(query);
  }

  /** Returns the address of a posting's page, with a link back to a search. */
  static String of(PostingId id, SearchQuery from) {
    return PostingAddress.of(id) + parameters(from);
  }

  /**
   * Returns the parameters that the search form sends without showing them, by name. Whether the
   * last word is finished is not among them: the reader may type on.
   */
  static Map<String, String> hidden(SearchQuery query) {
    Map<String, String> hidden = new LinkedHashMap<>();
    if (query.sort() != Sort.OPEN) {
      hidden.put("sort", query.sort().id());
    }
    if (query.match() != Match.BEST) {
      hidden.put("match", query.match().id());
    }
    if (query.page().size() != Page.FIRST.size()) {
      hidden.put("size", Integer.toString(query.page().size()));
    }
    if (query.filter().restriction() instanceof Dated days) {
      Optional.ofNullable(days.from()).ifPresent(day -> hidden.put("from", day.toString()));
      Optional.ofNullable(days.to()).ifPresent(day -> hidden.put("to", day.toString()));
    }
    for (Feature feature : Feature.values()) {
      if (!query.has(feature) && feature != Feature.PREFIX) {
        hidden.put(feature.id(), feature.off());
      }
    }
    return hidden;
  }

  private static String parameters(SearchQuery query) {
    StringBuilder written = new StringBuilder();
    if (!query.question().written().isEmpty()) {
      append(written, "q", query.question().written());
    }
    query
        .filter()
        .selections()
        .forEach((facet, values) -> values.forEach(value -> append(written, facet.id(), value)));
    hidden(query).forEach((name, value) -> append(written, name, value));
    if (!query.has(Feature.PREFIX)) {
      append(written, Feature.PREFIX.id(), Feature.PREFIX.off());
    }
    if (query.page().number() != 1) {
      append(written, "page", Integer.toString(query.page().number()));
    }
    return written.toString();
  }

  private static void append(StringBuilder written, String name, String value) {
    written
        .append(written.isEmpty() ? '?' : '&')
        .append(name)
        .append('=')
        .append(Parameters.encoded(value));
  }
}
