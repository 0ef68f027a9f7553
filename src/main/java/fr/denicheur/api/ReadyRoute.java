package fr.denicheur.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.web.Answer;
import fr.denicheur.web.RefusedException;
import fr.denicheur.web.Route;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /health/ready}: 200 if questions are answered, else 503 with the reason. It waits for
 * no turn.
 *
 * @param engine the engine that answers the questions
 * @param isStopping whether the server is about to stop
 * @param inDetail whether the answer also says why the index cannot be read or updated, or what
 *     else an operator must know; that may contain names of files and machines
 */
record ReadyRoute(SearchEngine engine, BooleanSupplier isStopping, boolean inDetail) {
  Route route() {
    return Route.get("/health/ready", this::answer);
  }

  private Answer answer() {
    if (isStopping.getAsBoolean()) {
      return RefusedException.unavailable("the server is stopping").answer();
    }
    EngineState state = engine.state();
    if (!state.isAnswering()) {
      return RefusedException.unavailable(inDetail ? state.words() : state.publicWords()).answer();
    }
    ObjectNode ready = ApiJson.object().put("status", "up");
    if (inDetail && !(state instanceof EngineState.Ready)) {
      ready.put("reservation", state.words());
    }
    return Answer.json(ready).kept(Answer.Keeping.NEVER);
  }
}
