package fr.denicheur.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.Explanations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting in an answer, as it goes over the wire.
 *
 * @param alsoPublished ids of the near-duplicates folded into it, newest first
 * @param shared the words that make it similar; absent in the answer to a search
 */
record HitJson(
    @JsonUnwrapped SummaryJson summary,
    float score,
    ExcerptsJson excerpts,
    List<String> alsoPublished,
    List<String> why,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> shared) {

  /** HTML-escaped text in which only {@code <mark>} is markup. */
  record ExcerptsJson(List<String> title, List<String> body) {
    static ExcerptsJson of(Excerpts excerpts) {
      return new ExcerptsJson(excerpts.title(), excerpts.body());
    }
  }

  /** Returns a hit of no search, which nothing explains. */
  static HitJson of(Hit hit) {
    return of(hit, List.of(), null);
  }

  static HitJson of(Hit hit, Explanations explanations) {
    return of(hit, explanations.of(hit), null);
  }

  static HitJson of(SimilarHit similar) {
    return of(similar.hit(), List.of(), similar.shared());
  }

  private static HitJson of(Hit hit, List<String> why, @Nullable List<String> shared) {
    return new HitJson(
        SummaryJson.of(hit.summary()),
        hit.score(),
        ExcerptsJson.of(hit.excerpts()),
        hit.alsoPublished().stream().map(one -> one.id().value()).toList(),
        why,
        shared);
  }
}
