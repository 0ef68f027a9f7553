package fr.denicheur.site;

import fr.denicheur.alert.Alerts;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/**
 * The page on which the receiver of an alert stops it. Its address is signed and asks for nothing
 * else. Programs that look at links before people do only see the page: a POST stops the alert, as
 * RFC 8058 lets mail programs do by one click.
 *
 * @param frame the texts and what stands around every page
 * @param title the name of the page in the browser
 * @param action the address that stops the alert; empty if it is stopped
 */
public record UnsubscribePage(Frame frame, String title, String action) {
  private static final String PATH = "/alertes/{id}/desabonnement";
  private static final String SIGNATURE = "signature";

  /** Fills the template of the page. */
  @FunctionalInterface
  interface Filling {
    Answer of(UnsubscribePage page);
  }

  /** Returns the routes of the page, for everyone who has its address. */
  static List<Route> routes(Alerts alerts, Frames frames, Filling filling) {
    return List.of(
        people(
            HandlerType.GET,
            (context, parameters) -> {
              String id = id(context);
              String signature = checked(alerts, id, parameters.one(SIGNATURE).orElse(""));
              Frame frame = frames.of(context);
              String action = frame.at("/alertes/" + id + "/desabonnement?signature=" + signature);
              return () -> filling.of(of(frame, action)).kept(Answer.Keeping.NEVER);
            }),
        people(
            HandlerType.POST,
            (context, parameters) -> {
              String id = id(context);
              String unused = checked(alerts, id, parameters.one(SIGNATURE).orElse(""));
              Frame frame = frames.of(context);
              return () -> {
                alerts.stop(id);
                return filling.of(of(frame, "")).kept(Answer.Keeping.NEVER);
              };
            }));
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  private static Route people(HandlerType method, Route.Handler handler) {
    return new Route(method, PATH, List.of(SIGNATURE), Audience.PEOPLE, Route.Turn.NONE, handler);
  }

  private static String checked(Alerts alerts, String id, String signature) {
    if (!alerts.mayStop(id, signature)) {
      throw new NotFoundResponse("there is no alert of this address");
    }
    return signature;
  }

  private static UnsubscribePage of(Frame frame, String action) {
    String title = frame.pageTitle(List.of(frame.text("unsubscribe.title")));
    return new UnsubscribePage(frame, title, action);
  }
}
