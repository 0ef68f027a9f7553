package fr.denicheur.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.web.Answer;
import fr.denicheur.web.RefusedException;
import fr.denicheur.web.Route;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health/ready}: 200 if questions are answered, else 503 with the reason. It waits for
 * no turn.
 *
 * @param isStopping whether the server is about to stop
 */
record ReadyRoute(SearchEngine engine, BooleanSupplier isStopping) {
  private static final String PATH = "/health/ready";

  /**
   * The answer of a service that is ready.
   *
   * @param reservation why the index cannot be brought up to date; absent if it can
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReadyJson(String status, @Nullable String reservation) {}

  Route forClients() {
    return Route.get(PATH, () -> answer(null));
  }

  /** Returns the route that adds the reservation, which names files. */
  Route forOperators() {
    return Route.get(PATH, () -> answer(reservation()));
  }

  private @Nullable String reservation() {
    EngineState state = engine.state();
    return state instanceof EngineState.Ready ? null : state.words();
  }

  private Answer answer(@Nullable String reservation) {
    return reasonAgainst()
        .map(reason -> RefusedException.unavailable(reason).answer())
        .orElseGet(() -> Answer.json(new ReadyJson("up", reservation)).kept(Answer.Keeping.NEVER));
  }

  private Optional<String> reasonAgainst() {
    if (isStopping.getAsBoolean()) {
      return Optional.of("the server is stopping");
    }
    EngineState state = engine.state();
    return state.isAnswering() ? Optional.empty() : Optional.of(state.words());
  }
}
