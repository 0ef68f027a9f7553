package fr.denicheur.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;

/**
 * Who a route is for, and so what its answers tell a browser they may be used for.
 *
 * <p>Headers are put on before a route is looked for, so that refusals carry them too; a route that
 * is not for programs replaces them by those of its audience.
 */
public enum Audience {
  /** Data: shown in no frame, run by no one. */
  PROGRAMS(
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "cross-origin")),

  /** Those who keep the postings, by programs of theirs; nothing of it is for another site. */
  EDITORS(
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin")),

  /** A page and what it loads: everything comes from here, nothing stands inside the page. */
  PEOPLE(
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
              + "frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin", // what was looked for stands in the address
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Embedder-Policy",
          "require-corp",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()")),

  /** What pages of other sites load from here. */
  OTHER_SITES(
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Resource-Policy",
          "cross-origin",
          CrossOrigin.ALLOW_ORIGIN,
          CrossOrigin.ANY));

  @SuppressWarnings("ImmutableEnumChecker") // each is made by Map.of
  private final Map<String, String> headers;

  Audience(Map<String, String> headers) {
    this.headers = headers;
  }

  /** The headers by name. */
  Map<String, String> headers() {
    return headers;
  }

  /** Puts the headers of this audience in place of those of any other. */
  void applyTo(HttpServletResponse response) {
    Arrays.stream(values())
        .flatMap(audience -> audience.headers.keySet().stream())
        .filter(name -> !headers.containsKey(name) && !name.equals(CrossOrigin.ALLOW_ORIGIN))
        .forEach(name -> response.setHeader(name, null));
    headers.forEach(response::setHeader);
  }
}
