package fr.denicheur.algolia;

import fr.denicheur.query.FacetQuery;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.FacetCount;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search inside the values of an attribute.
 *
 * @param attribute whose values are wanted
 * @param query what the engine is asked
 * @param most values in the answer
 * @param display how the values are marked
 */
record FacetSearch(Attribute attribute, FacetQuery query, int most, Display display) {
  private static final int USUAL = 10;
  private static final int MAX = 100;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  /**
   * Reads a request.
   *
   * @param index the name in the path; {@code *} if the request names it
   * @param name the attribute
   * @throws InvalidQueryException if a field is malformed or out of range
   */
  static FacetSearch read(String index, String name, ClientParameters asked) {
    Attribute attribute = Attribute.required(name, "facet");
    if (attribute.facet() == null) {
      throw new InvalidQueryException("facet", "facet must not be 'date', which holds numbers");
    }
    String indexName = index.equals("*") ? asked.text("indexName") : index;
    SearchQuery search = ClientSearch.search(indexName, asked);
    return new FacetSearch(
        attribute,
        new FacetQuery(search, attribute.facet(), asked.text("facetQuery")),
        asked.number("maxFacetHits", USUAL, 1, MAX),
        Display.of(asked));
  }

  /** Returns the counts of the values, the most frequent first. */
  Map<String, Long> counts(List<FacetCount> found) {
    return attribute.counts(found, most);
  }

  /** Returns a value with the tags around the beginnings of its words that were typed. */
  String marked(String value) {
    String typed = plain(query.words().strip());
    if (typed.isEmpty() || plain(value).length() != value.length()) {
      return value;
    }
    Matcher place =
        Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(typed)).matcher(plain(value));
    return place.find()
        ? value.substring(0, place.start())
            + display.before()
            + value.substring(place.start(), place.end())
            + display.behind()
            + value.substring(place.end())
        : value;
  }

  private static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
