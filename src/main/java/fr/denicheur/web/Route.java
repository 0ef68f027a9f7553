package fr.denicheur.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * One method and path that the server answers, with the handler that reads its requests.
 *
 * @param method {@code GET} answers {@code HEAD} as well
 * @param path as Javalin writes it: {@code <id>} may hold slashes
 * @param parameters the names known in the query string
 * @param audience the clients it is for: decides the headers of its answers and the form of
 *     refusals
 * @param waits whether the work waits for a turn, as questions to the engine do; health checks,
 *     files, fixed pages and writes do not, so an overloaded engine does not delay them
 * @param handler reads a request
 */
public record Route(
    HandlerType method,
    String path,
    List<String> parameters,
    Audience audience,
    boolean waits,
    Handler handler) {

  /** Reads a request and returns the work that answers it. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Reads one request. The work that is returned is done once, in its turn if the route waits for
     * one: it must not read from the client, because a slow client would keep the turn.
     *
     * @param context for the path's id, headers and body; not for the query string
     * @param parameters the query string, decoded and checked against the known names
     * @throws IOException if the request's body breaks off
     */
    Supplier<Answer> read(Context context, Parameters parameters) throws IOException;
  }

  public Route {
    parameters = List.copyOf(parameters);
  }

  /** Returns a route for programs, whose work waits for its turn. */
  public static Route get(String path, List<String> parameters, Handler handler) {
    return new Route(HandlerType.GET, path, parameters, Audience.PROGRAMS, true, handler);
  }

  /** Returns a route for programs that takes no parameters and waits for no turn. */
  public static Route get(String path, Supplier<Answer> answer) {
    return get(path, List.of(), (context, none) -> answer).atOnce();
  }

  /** Returns a route for programs that takes a body, and whose work waits for its turn. */
  public static Route post(String path, List<String> parameters, Handler handler) {
    return new Route(HandlerType.POST, path, parameters, Audience.PROGRAMS, true, handler);
  }

  /** Returns this route for another audience. */
  public Route to(Audience other) {
    return new Route(method, path, parameters, other, waits, handler);
  }

  /** Returns this route, whose work waits for no turn. */
  public Route atOnce() {
    return new Route(method, path, parameters, audience, false, handler);
  }

  /** Whether a request may bring a body; on other routes a body is a mistake or an attack. */
  public boolean takesBody() {
    return method.equals(HandlerType.POST) || method.equals(HandlerType.PUT);
  }
}
