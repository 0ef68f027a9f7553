package fr.denicheur.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.web.Answer;
import fr.denicheur.web.RefusedException;
import fr.denicheur.web.Route;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /health/ready}: 200 if questions are answered, else 503 with the reason. It waits for
 * no turn.
 *
 * @param isStopping whether the server is about to stop
 */
record ReadyRoute(SearchEngine engine, BooleanSupplier isStopping) {
  private static final String PATH = "/health/ready";

  Route forClients() {
    return Route.get(PATH, () -> answer(false));
  }

  /** Returns the route that also says why the index cannot be updated; the reason names files. */
  Route forOperators() {
    return Route.get(PATH, () -> answer(true));
  }

  private Answer answer(boolean inDetail) {
    return reasonAgainst()
        .map(reason -> RefusedException.unavailable(reason).answer())
        .orElseGet(() -> Answer.json(ready(inDetail)).kept(Answer.Keeping.NEVER));
  }

  private ObjectNode ready(boolean inDetail) {
    EngineState state = engine.state();
    ObjectNode ready = ApiJson.object().put("status", "up");
    return inDetail && !(state instanceof EngineState.Ready)
        ? ready.put("reservation", state.words())
        : ready;
  }

  private Optional<String> reasonAgainst() {
    if (isStopping.getAsBoolean()) {
      return Optional.of("the server is stopping");
    }
    EngineState state = engine.state();
    return state.isAnswering() ? Optional.empty() : Optional.of(state.words());
  }
}
