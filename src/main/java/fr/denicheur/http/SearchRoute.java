package fr.denicheur.http;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import io.javalin.http.Context;

/** {@code GET /api/v1/search}: the postings that match, ranked and counted. */
final class SearchRoute {
  private final SearchEngine engine;
  private final Admission admission;

  SearchRoute(SearchEngine engine, Admission admission) {
    this.engine = engine;
    this.admission = admission;
  }

  Route route() {
    return Route.get("/api/v1/search", SearchParameters.NAMES, this::answer);
  }

  private Answer answer(Context context, Parameters parameters) {
    SearchQuery query = SearchParameters.read(parameters);
    Hits hits = admission.admit(() -> engine.search(query));
    Answer answer = Answer.json(SearchJson.of(query, hits));
    return hits.partial() ? answer.kept(Answer.Keeping.NEVER) : answer;
  }
}
