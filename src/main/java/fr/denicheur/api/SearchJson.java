package fr.denicheur.api;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Explanations;
import fr.denicheur.web.FacetChoice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search, as it goes over the wire.
 *
 * @param pages how many pages {@code total} fills; 0 if {@code size} is 0
 * @param tookMs time inside the engine, with at most three decimals; {@link
 *     fr.denicheur.web.EntityTag} knows this field by name
 * @param facets by the id of the facet, in the order they are to be shown
 */
public record SearchJson(
    String query,
    long total,
    int page,
    int size,
    long pages,
    double tookMs,
    boolean partial,
    boolean truncated,
    @Nullable CorrectionJson correction,
    List<HitJson> hits,
    Map<String, List<FacetChoice>> facets) {

  /**
   * Another spelling.
   *
   * @param applied whether it was searched, or is only proposed
   */
  record CorrectionJson(String query, boolean applied) {
    static @Nullable CorrectionJson of(@Nullable Correction correction) {
      return correction == null
          ? null
          : new CorrectionJson(correction.query(), correction.applied());
    }
  }

  /** Returns what {@code GET /api/v1/search} answers. */
  public static SearchJson of(SearchQuery query, Hits hits) {
    Page page = query.page();
    Explanations explanations = new Explanations(query, hits);
    return new SearchJson(
        query.question().written(),
        hits.total(),
        page.number(),
        page.size(),
        pages(hits.total(), page.size()),
        milliseconds(hits.took()),
        hits.partial(),
        hits.truncated(),
        CorrectionJson.of(hits.correction()),
        hits.hits().stream().map(hit -> HitJson.of(hit, explanations)).toList(),
        facets(hits.facets()));
  }

  private static long pages(long total, int size) {
    return size == 0 ? 0 : Math.ceilDiv(total, size);
  }

  private static double milliseconds(Duration took) {
    return Math.round(took.toNanos() / 1e3) / 1e3;
  }

  private static Map<String, List<FacetChoice>> facets(Map<Facet, List<FacetCount>> counts) {
    Map<String, List<FacetChoice>> facets = new LinkedHashMap<>();
    counts.forEach((facet, list) -> facets.put(facet.id(), FacetChoice.of(facet, list)));
    return facets;
  }
}
