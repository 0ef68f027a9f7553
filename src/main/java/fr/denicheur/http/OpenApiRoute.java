package fr.denicheur.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** {@code GET /openapi.json}: the description of all routes, for programs. */
final class OpenApiRoute {
  private OpenApiRoute() {}

  static Route route() {
    Answer description = Answer.json(bytes());
    return Route.get("/openapi.json", List.of(), (context, none) -> description);
  }

  private static byte[] bytes() {
    try (InputStream in = OpenApiRoute.class.getResourceAsStream("openapi.json")) {
      return Objects.requireNonNull(in, "openapi.json lies beside this class").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json of " + OpenApiRoute.class.getName(), e);
    }
  }
}
