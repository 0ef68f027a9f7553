package fr.denicheur.http;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.SearchEngine;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether questions should be sent here.
 *
 * @param engine what answers them
 * @param isLeaving whether the server is about to stop
 */
record Readiness(SearchEngine engine, BooleanSupplier isLeaving) {
  /** Returns why not, in words that name no file; empty if they should. */
  Optional<String> reasonAgainst() {
    if (isLeaving.getAsBoolean()) {
      return Optional.of("the server is stopping");
    }
    EngineState state = engine.state();
    return state.isAnswering() ? Optional.empty() : Optional.of(state.words());
  }

  /** Returns why the index cannot be brought up to date; empty if it can. May name files. */
  Optional<String> reservation() {
    EngineState state = engine.state();
    return state instanceof EngineState.Ready ? Optional.empty() : Optional.of(state.words());
  }
}
