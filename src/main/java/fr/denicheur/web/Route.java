package fr.denicheur.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP method and a path, with the handler of the requests for them.
 *
 * @param method the HTTP method; {@code GET} stands for {@code HEAD} as well
 * @param path the path in Javalin's syntax: {@code {name}} matches one segment, {@code <name>} may
 *     match several
 * @param parameters the names that the query string may contain. Routes below {@code /api/} refuse
 *     a request with another name; the others ignore that name
 * @param audience the kind of clients; it decides the security headers, and whether refusals are
 *     JSON or a page
 * @param turn which turn the work waits for
 * @param handler reads the requests
 */
public record Route(
    HandlerType method,
    String path,
    List<String> parameters,
    Audience audience,
    Turn turn,
    Handler handler) {

  /** What the work of a route waits for. */
  public enum Turn {
    /**
     * Nothing: health checks, files, fixed pages and writes, so that an overloaded engine does not
     * delay them.
     */
    NONE,
    /** The turn of a question to the engine. */
    QUESTION,
    /** The turn of a text to compare: few at once, because each costs as much as many questions. */
    DRAFT
  }

  /** Reads a request and returns the work that answers it. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Reads one request and returns the work, which the server does once. The work must not read
     * from the client, because a slow client would keep its turn.
     *
     * @param context the request, to read its path, headers and body
     * @param parameters the parameters in its query string
     * @throws IOException if the body breaks off
     */
    Supplier<Answer> read(Context context, Parameters parameters) throws IOException;
  }

  public Route {
    parameters = List.copyOf(parameters);
  }

  /** Returns a {@code GET} route for programs, whose work waits for its turn. */
  public static Route get(String path, List<String> parameters, Handler handler) {
    return new Route(HandlerType.GET, path, parameters, Audience.PROGRAMS, Turn.QUESTION, handler);
  }

  /** Returns a {@code GET} route for programs that takes no parameters and waits for no turn. */
  public static Route get(String path, Supplier<Answer> answer) {
    return get(path, List.of(), (context, none) -> answer).atOnce();
  }

  /** Returns a {@code POST} route for programs, whose body is a draft to compare. */
  public static Route post(String path, List<String> parameters, Handler handler) {
    return new Route(HandlerType.POST, path, parameters, Audience.PROGRAMS, Turn.DRAFT, handler);
  }

  /** Reads the parameters in the query string of a request. */
  public Parameters parametersOf(@Nullable String queryString) {
    Parameters read = Parameters.of(queryString, parameters);
    return path.startsWith("/api/") ? read.requireKnown() : read;
  }

  /** Returns this route for another audience. */
  public Route to(Audience other) {
    return new Route(method, path, parameters, other, turn, handler);
  }

  /** Returns this route without waiting for a turn. */
  public Route atOnce() {
    return new Route(method, path, parameters, audience, Turn.NONE, handler);
  }
}
