package fr.denicheur.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * What every answer tells a browser: this is data, shown in no frame, run by no one.
 *
 * <p>They are put on before a route is looked for, so that refusals carry them too; a route that
 * answers with a page replaces them by its own.
 */
final class SecurityHeaders {
  /** The headers by name. */
  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "cross-origin");

  private SecurityHeaders() {}

  static void apply(Context context) {
    HttpServletResponse response = context.res();
    ALL.forEach(response::setHeader);
    if (CrossOrigin.isOpen(context.method().name(), context.path())) {
      response.setHeader(CrossOrigin.ALLOW_ORIGIN, CrossOrigin.ANY);
    }
  }
}
