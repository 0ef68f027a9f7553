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
 * @param asking how it is answered
 */
record Route(HandlerType method, String path, List<String> parameters, Asking asking) {

  /** Reads a request, asks, and says what to write. */
  @FunctionalInterface
  interface Asking {
    /**
     * Answers one request.
     *
     * @param context for the path's id, headers and body; not for the query string
     * @param parameters the query string, decoded and checked against the names known
     * @throws IOException where the request's body breaks off
     */
    Answer answer(Context context, Parameters parameters) throws IOException;
  }

  Route {
    parameters = List.copyOf(parameters);
  }

  static Route get(String path, List<String> parameters, Asking asking) {
    return new Route(HandlerType.GET, path, parameters, asking);
  }

  static Route post(String path, List<String> parameters, Asking asking) {
    return new Route(HandlerType.POST, path, parameters, asking);
  }

  /**
   * Whether a request may bring a body; on other routes a body can only be a mistake or a trick.
   */
  boolean takesBody() {
    return method.equals(HandlerType.POST) || method.equals(HandlerType.PUT);
  }
}
