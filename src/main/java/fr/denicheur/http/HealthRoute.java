package fr.denicheur.http;

import java.util.List;

/** Says whether the process lives and whether its engine answers; never waits for a turn. */
final class HealthRoute {
  private static final Answer UP = Answer.json(new StatusJson("up")).kept(Answer.Keeping.NEVER);

  private HealthRoute() {}

  /** What a healthy service says. */
  record StatusJson(String status) {}

  /** {@code GET /health/live}: 200 as long as anything answers. */
  static Route live() {
    return Route.get("/health/live", List.of(), (context, none) -> UP);
  }

  /** {@code GET /health/ready}: 200 where questions are answered, else 503 with the reason. */
  static Route ready(Readiness readiness) {
    return Route.get("/health/ready", List.of(), (context, none) -> answer(readiness));
  }

  private static Answer answer(Readiness readiness) {
    return readiness.reasonAgainst().map(ErrorAnswers::unavailable).orElse(UP);
  }
}
