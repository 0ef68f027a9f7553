package fr.denicheur.http;

import java.util.List;
import java.util.Optional;

/** What people look at, made in a room of its own and answered by this one. */
public interface Pages {
  /** No pages: programs alone are answered. */
  Pages NONE =
      new Pages() {
        @Override
        public List<Route> routes(Admission admission) {
          return List.of();
        }

        @Override
        public Optional<Answer> refusal(Refusal refusal) {
          return Optional.empty();
        }
      };

  /**
   * Returns the routes that lead to them.
   *
   * @param admission where each question to the engine waits for its turn
   */
  List<Route> routes(Admission admission);

  /** Returns the page that tells a person of a refusal, where there is one. */
  Optional<Answer> refusal(Refusal refusal);
}
