package fr.denicheur.api;

import fr.denicheur.result.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person may be about to type, as it goes over the wire. */
record SuggestJson(List<SuggestionJson> suggestions) {

  /**
   * One suggestion.
   *
   * @param value the value to filter by, if the suggestion is one of a facet
   */
  record SuggestionJson(String text, String kind, @Nullable String value, long count) {
    static SuggestionJson of(Suggestion suggestion) {
      return new SuggestionJson(
          suggestion.text(), suggestion.kind().id(), suggestion.value(), suggestion.count());
    }
  }

  static SuggestJson of(List<Suggestion> suggestions) {
    return new SuggestJson(suggestions.stream().map(SuggestionJson::of).toList());
  }
}
