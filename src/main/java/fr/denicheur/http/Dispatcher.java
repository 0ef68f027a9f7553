package fr.denicheur.http;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;

/**
 * Leads each request to its route and what comes of it, an answer or an exception, to the writer.
 */
final class Dispatcher {
  private static final String ROUTE = Dispatcher.class.getName();

  private final Routes routes;
  private final Meters meters;
  private final Doorkeeper doorkeeper;
  private final RefusalForm refusals;
  private final Gate gate;

  Dispatcher(Routes routes, Pages pages, Gate gate, Meters meters, Doorkeeper doorkeeper) {
    this.routes = routes;
    this.meters = meters;
    this.doorkeeper = doorkeeper;
    this.refusals = new RefusalForm(pages);
    this.gate = gate;
  }

  void applyTo(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = false; // one address for one thing
    config.routes.before(CrossOrigin::applySecurityHeaders);
    config.routes.before(PathRules::check);
    config.routes.before(doorkeeper::check);
    routes.all().forEach(route -> add(config.routes, route));
    addErrors(config);
    config.requestLogger.http(this::measure);
  }

  private void measure(Context context, float millis) {
    String route = context.attribute(ROUTE);
    Duration took = Duration.ofNanos((long) (millis * 1e6));
    meters.answered(route == null ? Meters.NO_ROUTE : route, context.statusCode(), took);
  }

  private void add(RoutesConfig javalin, Route route) {
    javalin.addHttpHandler(route.method(), route.path(), context -> answer(route, context));
    if (route.method().equals(HandlerType.GET)) {
      javalin.addHttpHandler(HandlerType.HEAD, route.path(), context -> answer(route, context));
    }
  }

  private void answer(Route route, Context context) throws IOException {
    if (route.audience() != Audience.PROGRAMS) {
      route.audience().applyTo(context.res());
    }
    context.attribute(ROUTE, route.method() + " " + route.path());
    RefusalForm.remember(context, route.audience());
    if (route.audience() == Audience.EDITORS) {
      gate.check(context); // before anything else is said
    }
    if (!route.takesBody() && hasBody(context)) {
      throw new BadRequestResponse(context.method() + " takes no body here");
    }
    Parameters parameters = Parameters.of(context.queryString(), route.parameters());
    AnswerWriter.write(context, route.asking().answer(context, parameters));
  }

  private static boolean hasBody(Context context) {
    return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
  }

  private void addErrors(JavalinConfig config) {
    // Javalin takes the nearest class: without the first line it would answer some itself.
    config.routes.exception(HttpResponseException.class, this::refuse);
    config.routes.exception(Exception.class, this::refuse);
    config.routes.error(408, context -> refuse(context, ErrorAnswers.TOO_SLOW));
    config.router.javaLangErrorHandler(
        (response, error) -> AnswerWriter.writeRefusal(response, ErrorAnswers.to(error)));
  }

  private void refuse(Exception exception, Context context) {
    refuse(context, ErrorAnswers.to(exception));
  }

  /** What is left of a refused body must not be taken for the next request. */
  private void refuse(Context context, Answer answer) {
    boolean hasBody = hasBody(context);
    if (hasBody) {
      context.header("Connection", "close");
    }
    AnswerWriter.writeRefusal(context.res(), refusals.of(context, answer));
    if (hasBody) {
      RequestBody.hearOut(context.req());
    }
  }
}
