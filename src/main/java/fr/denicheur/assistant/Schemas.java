package fr.denicheur.assistant;

import static java.util.Map.entry;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Filter;
import fr.denicheur.web.SearchParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes arguments by JSON Schema. */
final class Schemas {
  /** What the filters mean, by their names. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("role", "Role family."),
          entry("startup", "The product that recruits, by its slug, such as 'lapins'."),
          entry("incubator", "The incubator of that product, by its slug, such as 'dinum'."),
          entry("theme", "A field of policy that the product serves, by its slug."),
          entry("open", "true: candidates may still apply; false: closed postings."),
          entry("month", "Month of publication, '2021-12', or a year, '2021'."),
          entry("from", "First day of publication, '2021-12-09'."),
          entry("to", "Last day of publication, '2021-12-31'."),
          entry("junior", "true: beginners are welcome."),
          entry("contract", "Kind of contract."),
          entry("remote", "Extent of telework."),
          entry("place", "Town where the work is done, such as 'lyon'; 'france' for all of it."),
          entry("techno", "Language or tool, such as 'python', 'react' or 'c++'."));

  private Schemas() {}

  /** Returns the schemas of all filters, by their names. */
  static Map<String, Object> filters() {
    Map<String, Object> filters = new LinkedHashMap<>();
    SearchParameters.FILTER.forEach(name -> filters.put(name, filter(name)));
    return filters;
  }

  private static Map<String, Object> filter(String name) {
    String meaning = MEANINGS.getOrDefault(name, "A filter of the search: " + name + ".");
    for (Facet facet : Facet.values()) {
      if (facet.id().equals(name)) {
        return facet(facet, meaning);
      }
    }
    return text(meaning);
  }

  private static Map<String, Object> facet(Facet facet, String meaning) {
    return switch (facet.kind()) {
      case CHOICE -> {
        String labels =
            facet.choices().entrySet().stream()
                .map(choice -> choice.getKey() + " (" + choice.getValue() + ")")
                .reduce((all, next) -> all + ", " + next)
                .orElse("");
        yield several(
            Map.of("type", "string", "enum", List.copyOf(facet.choices().keySet())),
            meaning + " Several mean any of them: " + labels + ".");
      }
      case FLAG, MENTION -> described(Map.of("type", "boolean"), meaning);
      case PERIOD ->
          several(Map.of("type", "string", "pattern", "^[0-9]{4}(-[0-9]{2})?$"), meaning);
      case SLUG -> several(Map.of("type", "string"), meaning);
    };
  }

  private static Map<String, Object> several(Map<String, Object> item, String meaning) {
    return described(
        Map.of("type", "array", "items", item, "maxItems", Filter.MAX_VALUES), meaning);
  }

  /** Returns the schema of a text. */
  static Map<String, Object> text(String meaning) {
    return described(Map.of("type", "string"), meaning);
  }

  /** Returns the schema of one of some words. */
  static Map<String, Object> choice(Collection<String> words, String usual, String meaning) {
    return described(
        Map.of("type", "string", "enum", new ArrayList<>(words), "default", usual), meaning);
  }

  /** Returns the schema of a whole number. */
  static Map<String, Object> number(int least, int most, int usual, String meaning) {
    return described(
        Map.of("type", "integer", "minimum", least, "maximum", most, "default", usual), meaning);
  }

  private static Map<String, Object> described(Map<String, Object> schema, String meaning) {
    Map<String, Object> described = new LinkedHashMap<>(schema);
    described.put("description", meaning);
    return described;
  }
}
