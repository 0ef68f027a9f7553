package fr.denicheur.http;

import io.javalin.http.Context;

/**
 * Which answers scripts of other sites may read: those of public reading, which need no credentials
 * and take none. Everything else has no such header at all.
 */
final class CrossOrigin {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /** Without credentials a wildcard gives nothing away that a plain request would not. */
  static final String ANY = "*";

  private CrossOrigin() {}

  /** Puts on what any answer tells a browser before it is known which one it is. */
  static void applySecurityHeaders(Context context) {
    Audience.PROGRAMS.applyTo(context.res());
    if (isOpen(context.method().name(), context.path())) {
      context.res().setHeader(ALLOW_ORIGIN, ANY);
    }
  }

  /** Whether the answer to this request, a refusal included, may be read from any site. */
  static boolean isOpen(String method, String path) {
    boolean isReading = method.equals("GET") || method.equals("HEAD");
    return isReading && path.startsWith("/api/") && !path.equals(ProblemsRoute.PATH);
  }
}
