package fr.denicheur.http;

import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers as they go over the wire, for whoever prints them without a server. */
public final class JsonAnswers {
  private JsonAnswers() {}

  /** Returns what {@code GET /api/v1/search} answers. */
  public static String of(SearchQuery query, Hits hits) {
    return text(SearchJson.of(query, hits));
  }

  /** Returns what {@code GET /api/v1/postings/{id}/similar} answers. */
  public static String of(List<SimilarHit> similar) {
    return text(SimilarJson.of(similar));
  }

  private static String text(Object answer) {
    return new String(Json.bytes(answer), StandardCharsets.UTF_8);
  }
}
