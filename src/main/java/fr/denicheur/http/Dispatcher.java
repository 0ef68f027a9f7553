package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Batch;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Passes each request to its route if the gate lets it in, and writes the answer. */
final class Dispatcher {
  /** The most bodies of one client that are read at once, a fifth of all. */
  static final int MAX_BODIES = 10;

  private static final String ROUTE = Dispatcher.class.getName();
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final Set<HandlerType> WITH_BODY = Set.of(HandlerType.POST, HandlerType.PUT);

  /**
   * What a browser asks before a script of another site may read a public route with headers of its
   * own (Fetch standard, CORS-preflight). Writing is not among the methods.
   */
  private static final Answer PREFLIGHT = preflight("GET, HEAD");

  /** The same for clients of another wire, which ask by POST. */
  private static final Answer OTHER_PREFLIGHT = preflight("GET, HEAD, POST");

  /** The longest time to read a refused body, and to wait for its next byte. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Route> routes;
  private final BasePath base;
  private final Meters meters;
  private final Refusals refusals;
  private final Gate gate;
  private final Admission questions;
  private final Admission drafts;
  private final ClientAddress clients;
  private final Shares<EndPoint> bodies = new Shares<>(MAX_BODIES);

  Dispatcher(List<Route> routes, HttpSettings settings, Admission questions, Meters meters) {
    this.routes = routes;
    this.base = settings.base();
    this.meters = meters;
    this.refusals = new Refusals(settings);
    this.gate = new Gate(settings);
    this.questions = questions;
    this.drafts = Admission.ofDrafts(settings.limits());
    this.clients = new ClientAddress(settings.exposure().proxies());
  }

  private static Answer preflight(String methods) {
    return Answer.empty()
        .with(
            Map.of(
                "Allow", methods + ", OPTIONS",
                "Access-Control-Allow-Origin", "*",
                "Access-Control-Allow-Methods", methods,
                "Access-Control-Allow-Headers", "*",
                "Access-Control-Max-Age", "86400"));
  }

  void applyTo(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = false; // so that a page has one address
    config.routes.before(Dispatcher::applyHeaders);
    config.routes.before(gate::checkVisitor);
    config.routes.before(this::dropTrailingSlash);
    routes.forEach(route -> add(config.routes, route));
    addErrors(config);
    config.requestLogger.http(this::measure);
  }

  private static void applyHeaders(Context context) {
    Audience.headersBeforeRouting(context.method().name(), context.path())
        .forEach(context.res()::setHeader);
  }

  /**
   * Redirects a page that is asked for with a slash at its end, as people and other programs write
   * folders, to its one address. The gate has refused paths that could lead to another host.
   */
  private void dropTrailingSlash(Context context) {
    String path = context.req().getRequestURI();
    boolean isReading = READING.contains(context.method());
    if (isReading && path.length() > 1 && path.endsWith("/") && !path.startsWith("/api/")) {
      String query = context.queryString() == null ? "" : "?" + context.queryString();
      String address = base.at(path.substring(0, path.length() - 1) + query);
      context.redirect(address, HttpStatus.MOVED_PERMANENTLY);
      context.skipRemainingHandlers();
    }
  }

  private void measure(Context context, float millis) {
    Route route = context.attribute(ROUTE);
    String name = route == null ? Meters.NO_ROUTE : route.method() + " " + route.path();
    meters.answered(name, context.statusCode(), Duration.ofNanos((long) (millis * 1e6)));
  }

  private void add(RoutesConfig javalin, Route route) {
    javalin.addHttpHandler(route.method(), route.path(), context -> answer(route, context));
    if (route.method().equals(HandlerType.GET)) {
      javalin.addHttpHandler(HandlerType.HEAD, route.path(), context -> answer(route, context));
    }
    boolean isOther = Audience.isOtherWire(route.path());
    if (isOther || (READING.contains(route.method()) && route.audience() != Audience.EDITORS)) {
      Answer preflight = isOther ? OTHER_PREFLIGHT : PREFLIGHT;
      javalin.addHttpHandler(
          HandlerType.OPTIONS, route.path(), context -> AnswerWriter.write(context, preflight));
    }
  }

  private void answer(Route route, Context context) throws IOException {
    context.attribute(ROUTE, route);
    if (route.audience() != Audience.PROGRAMS) {
      route.audience().applyTo(context.res());
    }
    if (route.audience() == Audience.EDITORS) {
      gate.checkEditor(context); // first, so that no one without a token learns anything else
    }
    if (!WITH_BODY.contains(route.method()) && hasBody(context)) {
      throw new BadRequestResponse(context.method() + " takes no body here");
    }
    Parameters parameters = route.parametersOf(context.queryString());
    Supplier<Answer> work =
        route.method().equals(HandlerType.POST)
            ? readBody(route, context, parameters)
            : route.handler().read(context, parameters);
    AnswerWriter.write(
        context,
        switch (route.turn()) {
          case NONE -> work.get();
          case QUESTION -> answer(work, context);
          case DRAFT -> drafts.admit(work);
        });
  }

  /** Answers a question, or each of a batch, in its turn. */
  private Answer answer(Supplier<Answer> work, Context context) {
    if (work instanceof Batch<?> batch) {
      gate.countFurther(context, batch.questions().size() - 1);
      return batch.inTurns(questions::admit);
    }
    return questions.admit(work);
  }

  /**
   * Reads a request with a body. A client that sends more than {@value #MAX_BODIES} at once loses
   * the one it began first.
   */
  private Supplier<Answer> readBody(Route route, Context context, Parameters parameters)
      throws IOException {
    String client = clients.of(context.req());
    EndPoint body = endPoint(context.req());
    bodies.take(client, body).ifPresent(EndPoint::close);
    try {
      return route.handler().read(context, parameters);
    } finally {
      bodies.release(client, body);
    }
  }

  private static boolean hasBody(Context context) {
    return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
  }

  private void addErrors(JavalinConfig config) {
    // Javalin has handlers for subclasses of HttpResponseException: the first line replaces them.
    config.routes.exception(HttpResponseException.class, this::refuse);
    config.routes.exception(Exception.class, this::refuse);
    config.routes.error(408, context -> refuse(context, Refusals.TOO_SLOW));
    config.router.javaLangErrorHandler(
        (response, error) -> AnswerWriter.writeRefusal(response, refusals.to(error)));
  }

  private void refuse(Exception exception, Context context) {
    refuse(context, refusals.to(exception));
  }

  /** Closes the connection if there is a body, so that its rest is not read as a request. */
  private void refuse(Context context, Answer answer) {
    boolean hasBody = hasBody(context);
    if (hasBody) {
      context.header("Connection", "close");
    }
    Route route = context.attribute(ROUTE);
    AnswerWriter.writeRefusal(
        context.res(), refusals.shown(context, route == null ? null : route.audience(), answer));
    if (hasBody) {
      drain(context.req());
    }
  }

  private static void drain(HttpServletRequest request) {
    endPoint(request).setIdleTimeout(PATIENCE.toMillis());
    RequestBody.drain(request, PATIENCE);
  }

  private static EndPoint endPoint(HttpServletRequest request) {
    return ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint();
  }
}
