package fr.denicheur.api;

import fr.denicheur.alert.Alert;
import fr.denicheur.alert.Alerts;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code /api/v1/alerts} and {@code /api/v1/alerts/{id}}: the saved questions, for editors. */
final class AlertRoutes {
  private static final String ALL = "/api/v1/alerts";
  private static final String ONE = ALL + "/{id}";

  /** In bytes; twice as much as the longest search and target take. */
  private static final int MAX_BODY = 8 << 10;

  private final Alerts alerts;

  AlertRoutes(Alerts alerts) {
    this.alerts = alerts;
  }

  List<Route> list() {
    return List.of(
        editors(HandlerType.GET, ALL, (context, none) -> this::all),
        editors(HandlerType.GET, ONE, (context, none) -> one(context.pathParam("id"))),
        editors(HandlerType.PUT, ONE, this::put),
        editors(HandlerType.DELETE, ONE, (context, none) -> remove(context.pathParam("id"))));
  }

  private static Route editors(HandlerType method, String path, Route.Handler handler) {
    return new Route(method, path, List.of(), Audience.EDITORS, Route.Turn.NONE, handler);
  }

  private Answer all() {
    return Answer.json(ApiJson.object().putPOJO("alerts", alerts.all())).kept(Answer.Keeping.NEVER);
  }

  private Supplier<Answer> one(String id) {
    return () ->
        alerts
            .find(id)
            .map(alert -> Answer.json(alert).kept(Answer.Keeping.NEVER))
            .orElseGet(AlertRoutes::unknown);
  }

  private Supplier<Answer> put(Context context, Parameters none) throws IOException {
    String id = context.pathParam("id");
    Alert alert = alert(id, RequestBody.readOfEditor(context, MAX_BODY));
    return () -> {
      if (alerts.isNamed(id)) {
        return named();
      }
      boolean isNew = alerts.put(alert);
      return alerts
          .find(id)
          .map(made -> Answer.json(made).kept(Answer.Keeping.NEVER).withStatus(isNew ? 201 : 200))
          .orElseGet(AlertRoutes::unknown);
    };
  }

  private static Alert alert(String id, byte[] body) {
    try {
      return Alerts.read(id, body);
    } catch (InvalidQueryException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
  }

  private Supplier<Answer> remove(String id) {
    return () -> {
      if (alerts.isNamed(id)) {
        return named();
      }
      return alerts.remove(id) ? Answer.empty() : unknown();
    };
  }

  private static Answer named() {
    return Answer.problem(
        ProblemJson.of(409, "the alert is in the operator's file, which no request changes"));
  }

  private static Answer unknown() {
    return Answer.problem(ProblemJson.of(404, "there is no alert of this id"));
  }
}
