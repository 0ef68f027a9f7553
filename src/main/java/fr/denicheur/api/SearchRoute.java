package fr.denicheur.api;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Answer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** {@code GET /api/v1/search}: the postings that match a query, and the counts of each facet. */
record SearchRoute(SearchEngine engine, BasePath base) {
  Route route() {
    return Route.get("/api/v1/search", SearchParameters.NAMES, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    SearchQuery query = SearchParameters.read(parameters);
    return () -> answer(query);
  }

  private Answer answer(SearchQuery query) {
    Hits hits = engine.search(query);
    Answer answer = Answer.json(ApiJson.search(query, hits, base));
    return hits.partial() ? answer.kept(Answer.Keeping.NEVER) : answer;
  }
}
