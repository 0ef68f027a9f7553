package fr.denicheur.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;

/**
 * One thing that can be asked over HTTP.
 *
 * @param method {@code GET} answers {@code HEAD} as well
 * @param path as Javalin writes it: {@code <id>} may hold slashes
 * @param parameters the names known in the query string
 * @param audience who asks: decides what browsers are told, and how a refusal looks
 * @param asking how it is answered
 */
public record Route(
    HandlerType method, String path, List<String> parameters, Audience audience, Asking asking) {

  /** Reads a request, asks, and says what to write. */
  @FunctionalInterface
  public interface Asking {
    /**
     * Answers one request.
     *
     * @param context for the path's id, headers and body; not for the query string
     * @param parameters the query string, decoded and checked against the names known
     * @throws IOException where the request's body breaks off
     */
    Answer answer(Context context, Parameters parameters) throws IOException;
  }

  public Route {
    parameters = List.copyOf(parameters);
  }

  /** Answers {@code GET}, for programs. */
  public static Route get(String path, List<String> parameters, Asking asking) {
    return new Route(HandlerType.GET, path, parameters, Audience.PROGRAMS, asking);
  }

  /** Answers {@code POST}, for programs. */
  public static Route post(String path, List<String> parameters, Asking asking) {
    return new Route(HandlerType.POST, path, parameters, Audience.PROGRAMS, asking);
  }

  /** Returns this route for others to ask. */
  public Route to(Audience other) {
    return new Route(method, path, parameters, other, asking);
  }

  /**
   * Whether a request may bring a body; on other routes a body can only be a mistake or a trick.
   */
  boolean takesBody() {
    return method.equals(HandlerType.POST) || method.equals(HandlerType.PUT);
  }
}
