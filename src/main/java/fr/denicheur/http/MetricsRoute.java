package fr.denicheur.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code GET /metrics}, on the admin port alone: what was counted and measured. */
final class MetricsRoute {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private MetricsRoute() {}

  static Route of(Meters meters) {
    return Route.get("/metrics", List.of(), (context, none) -> answer(meters));
  }

  private static Answer answer(Meters meters) {
    return Answer.of(TEXT, meters.text().getBytes(StandardCharsets.UTF_8))
        .kept(Answer.Keeping.NEVER);
  }
}
