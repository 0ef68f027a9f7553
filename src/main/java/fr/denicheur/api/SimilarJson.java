package fr.denicheur.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Postings that resemble another, as they go over the wire.
 *
 * @param nearDuplicates postings that a draft repeats almost word for word; absent for a posting of
 *     the index, which names them itself
 */
public record SimilarJson(
    List<HitJson> hits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HitJson> nearDuplicates) {

  /** Returns what {@code GET /api/v1/postings/{id}/similar} answers. */
  public static SimilarJson of(List<SimilarHit> similar) {
    return new SimilarJson(similar.stream().map(HitJson::of).toList(), null);
  }

  static SimilarJson of(List<SimilarHit> similar, List<Hit> nearDuplicates) {
    return new SimilarJson(of(similar).hits(), nearDuplicates.stream().map(HitJson::of).toList());
  }
}
