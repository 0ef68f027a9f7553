package fr.denicheur.assistant;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * {@code POST /mcp}: one message of the protocol in, its answer out. The same gates, turns and
 * limits hold as for other questions.
 */
record McpRoute(MessageBridge bridge, Origins origins) {
  /** Bytes of a message. A question has 500 characters; clients add some of their own. */
  static final int MAX_BYTES = 64 * 1024;

  private static final String JSON = "application/json";

  Route route() {
    return new Route(
        HandlerType.POST, "/mcp", List.of(), Audience.PROGRAMS, Route.Turn.QUESTION, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters none) throws IOException {
    String origin = context.header("Origin");
    if (!origins.allow(origin)) {
      throw new ForbiddenResponse(
          "pages of this origin may not ask; the setting allowed-hosts lists the names of this"
              + " site; got Origin '"
              + origin
              + "'");
    }
    String type = context.header("Content-Type");
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(JSON)) {
      throw new UnsupportedMediaTypeResponse(
          "Content-Type must be " + JSON + "; got '" + type + "'");
    }
    String message = new String(RequestBody.read(context, MAX_BYTES), StandardCharsets.UTF_8);
    return () -> answer(message);
  }

  private Answer answer(String message) {
    try {
      return bridge
          .answer(message)
          .map(json -> Answer.json(json).kept(Answer.Keeping.NEVER))
          .orElseGet(() -> Answer.empty().withStatus(202));
    } catch (MessageBridge.UnreadableMessageException e) {
      throw new BadRequestResponse(
          "the body must be one message of JSON-RPC 2.0; " + e.getMessage());
    }
  }
}
