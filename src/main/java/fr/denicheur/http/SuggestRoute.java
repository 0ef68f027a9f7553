package fr.denicheur.http;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import io.javalin.http.Context;
import java.util.List;

/** {@code GET /api/v1/suggest}: what a person may be about to type. */
final class SuggestRoute {
  private final SearchEngine engine;
  private final Admission admission;

  SuggestRoute(SearchEngine engine, Admission admission) {
    this.engine = engine;
    this.admission = admission;
  }

  Route route() {
    return Route.get("/api/v1/suggest", List.of("q", "size"), this::answer);
  }

  private Answer answer(Context context, Parameters parameters) {
    String typed = parameters.one("q").orElse("");
    SuggestQuery query =
        new SuggestQuery(typed, parameters.number("size", SuggestQuery.DEFAULT_SIZE));
    List<Suggestion> suggestions = admission.admit(() -> engine.suggest(query));
    return Answer.json(SuggestJson.of(suggestions));
  }
}
