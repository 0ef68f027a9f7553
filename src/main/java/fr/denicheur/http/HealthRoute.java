package fr.denicheur.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether the process lives and whether its engine answers; never waits for a turn. */
final class HealthRoute {
  private static final Answer UP = up(null);

  private HealthRoute() {}

  /**
   * What a healthy service says.
   *
   * @param reservation why what it answers cannot be brought up to date; missing where it can
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StatusJson(String status, @Nullable String reservation) {}

  /** {@code GET /health/live}: 200 as long as anything answers. */
  static Route live() {
    return Route.get("/health/live", List.of(), (context, none) -> UP);
  }

  /** {@code GET /health/ready}: 200 where questions are answered, else 503 with the reason. */
  static Route ready(Readiness readiness) {
    return Route.get("/health/ready", List.of(), (context, none) -> answer(readiness));
  }

  /** The same for whoever runs the service, who is told as well what goes wrong meanwhile. */
  static Route readyInDetail(Readiness readiness) {
    return Route.get("/health/ready", List.of(), (context, none) -> detailed(readiness));
  }

  private static Answer answer(Readiness readiness) {
    return readiness.reasonAgainst().map(ErrorAnswers::unavailable).orElse(UP);
  }

  private static Answer detailed(Readiness readiness) {
    return readiness
        .reasonAgainst()
        .map(ErrorAnswers::unavailable)
        .orElseGet(() -> up(readiness.reservation().orElse(null)));
  }

  private static Answer up(@Nullable String reservation) {
    return Answer.json(new StatusJson("up", reservation)).kept(Answer.Keeping.NEVER);
  }
}
