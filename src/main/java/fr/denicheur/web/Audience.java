package fr.denicheur.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The kind of clients that a route is for. It decides the security headers of the route's answers.
 *
 * <p>The server sets {@link #headersBeforeRouting} before it looks for a route, so that refusals
 * carry headers too. A route that is not for programs replaces them by those of its audience.
 */
public enum Audience {
  /** Any program. */
  PROGRAMS(data("cross-origin")),

  /** The programs of editors; pages of other sites may not read the answers. */
  EDITORS(data("same-origin")),

  /**
   * People with a browser. Pages load files from this server alone, and contain no script or style.
   */
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
          "same-origin", // the address holds the question
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Embedder-Policy",
          "require-corp",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()")),

  /** Pages of other sites, which load files from this server. */
  OTHER_SITES(
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Resource-Policy",
          "cross-origin",
          "Access-Control-Allow-Origin",
          "*"));

  private static final Map<String, String> OPEN_DATA = openData();

  @SuppressWarnings("ImmutableEnumChecker") // each is made by Map.of
  private final Map<String, String> headers;

  Audience(Map<String, String> headers) {
    this.headers = headers;
  }

  /** Returns the headers of data that no browser may show in a frame or run. */
  private static Map<String, String> data(String sites) {
    return Map.of(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
        "X-Content-Type-Options", "nosniff",
        "X-Frame-Options", "DENY",
        "Referrer-Policy", "no-referrer",
        "Cross-Origin-Resource-Policy", sites);
  }

  private static Map<String, String> openData() {
    Map<String, String> headers = new HashMap<>(PROGRAMS.headers);
    headers.put("Access-Control-Allow-Origin", "*");
    return Map.copyOf(headers);
  }

  /** Returns the security headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Returns the headers of an answer before its route is known. Scripts of other sites may read
   * what {@code GET} answers below {@code /api/}, and all answers to the clients of other wires,
   * because they are public.
   */
  public static Map<String, String> headersBeforeRouting(String method, String path) {
    boolean isReading = method.equals("GET") || method.equals("HEAD");
    boolean isOpen = isReading && path.startsWith("/api/");
    return isOpen || isOtherWire(path) ? OPEN_DATA : PROGRAMS.headers;
  }

  /** Whether a path belongs to clients that expect refusals in the form of another service. */
  public static boolean isOtherWire(String path) {
    return path.startsWith("/1/");
  }

  /** Removes the headers of other audiences from a response, and adds those of this one. */
  public void applyTo(HttpServletResponse response) {
    Arrays.stream(values())
        .flatMap(audience -> audience.headers.keySet().stream())
        .filter(name -> !headers.containsKey(name))
        .forEach(name -> response.setHeader(name, null));
    headers.forEach(response::setHeader);
  }
}
