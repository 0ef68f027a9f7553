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
  /** Returns why not; nothing where they should. */
  Optional<String> reasonAgainst() {
    if (isLeaving.getAsBoolean()) {
      return Optional.of("the server is stopping");
    }
    EngineState state = engine.state();
    return state.ready() ? Optional.empty() : Optional.of(state.reason());
  }

  /** Returns why what is answered cannot be brought up to date; names files. */
  Optional<String> reservation() {
    return Optional.of(engine.state().reason()).filter(reason -> !reason.isEmpty());
  }
}
