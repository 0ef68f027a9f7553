package fr.denicheur.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.reading.Rule;
import fr.denicheur.sync.PostingFolder;
import fr.denicheur.sync.WritableId;
import fr.denicheur.sync.WriteOutcome;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Precondition;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.RefusedException;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * {@code PUT} and {@code DELETE /api/v1/postings/{id}}: writes or removes a posting's file.
 *
 * <p>The answers 200, 201 and 204 promise that the change is on disk and, with {@code
 * ?wait=searchable}, also in the index. If indexing takes too long the answer is 202: the change is
 * on disk, and will be in the index later. Writes do not wait for a turn of the engine.
 */
final class WriteRoute {
  static final List<String> NAMES = List.of("wait");

  /** Ten times the promised half second, and less than a connection may stay silent. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Postings are written one by one; the others wait, but must leave threads for questions. */
  static final int MAX_AT_ONCE = 16;

  private static final String PATH = "/api/v1/postings/<id>";

  private final PostingFolder folder;
  private final BasePath base;
  private final Semaphore turns = new Semaphore(MAX_AT_ONCE);

  WriteRoute(PostingFolder folder, BasePath base) {
    this.folder = folder;
    this.base = base;
  }

  Route put() {
    return new Route(HandlerType.PUT, PATH, NAMES, Audience.EDITORS, Route.Turn.NONE, this::put);
  }

  Route delete() {
    return new Route(
        HandlerType.DELETE, PATH, NAMES, Audience.EDITORS, Route.Turn.NONE, this::delete);
  }

  private Supplier<Answer> put(Context context, Parameters parameters) throws IOException {
    WritableId id = id(context);
    Precondition condition = Precondition.of(context);
    boolean isAwaited = isAwaited(parameters);
    byte[] content = PostingBody.file(context);
    return () -> inTurn(() -> answer(id, folder.put(id, content, condition), isAwaited));
  }

  private Supplier<Answer> delete(Context context, Parameters parameters) {
    WritableId id = id(context);
    Precondition condition = Precondition.of(context);
    boolean isAwaited = isAwaited(parameters);
    return () -> inTurn(() -> answer(id, folder.remove(id, condition), isAwaited));
  }

  private static WritableId id(Context context) {
    try {
      return new WritableId(context.pathParam("id"));
    } catch (IllegalArgumentException e) {
      throw new InvalidQueryException("id", String.valueOf(e.getMessage()));
    }
  }

  private static boolean isAwaited(Parameters parameters) {
    return parameters.choice("wait", Map.of("searchable", true), false);
  }

  private Answer inTurn(Supplier<Answer> work) {
    if (!turns.tryAcquire()) {
      throw RefusedException.unavailable(
          "the server is writing too many postings; try again later");
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private Answer answer(WritableId id, WriteOutcome outcome, boolean isAwaited) {
    return switch (outcome) {
      case WriteOutcome.Stored stored -> stored(id, stored, isAwaited);
      case WriteOutcome.Removed removed -> removed(id, isAwaited);
      case WriteOutcome.Missing missing ->
          refused(404, "there is no file '" + id.value() + ".md' in the first postings folder");
      case WriteOutcome.Unmet unmet ->
          refused(
              412,
              "the file has another version than If-Match or If-None-Match names; read it again");
      case WriteOutcome.Taken taken ->
          refused(409, "another file has the id '" + id.value() + "': " + taken.name());
      case WriteOutcome.Resembling other ->
          refused(400, "the id differs from that of another file only by case: " + other.name());
      case WriteOutcome.Unreadable unreadable ->
          Answer.problem(
              ProblemJson.of(422, "the text cannot be read as a posting; see problems")
                  .with(ApiJson.problems(unreadable.problems())));
    };
  }

  private Answer stored(WritableId id, WriteOutcome.Stored stored, boolean isAwaited) {
    boolean isDraft =
        stored.problems().stream().anyMatch(problem -> problem.rule().equals(Rule.DRAFT.id()));
    boolean isSearchable = isAwaited && folder.awaitSearchable(id, PATIENCE) && !isDraft;
    ObjectNode written =
        ApiJson.object()
            .put("id", id.value())
            .put("url", base.at(PostingAddress.of(id.posting())))
            .put("created", stored.isNew())
            .put("searchable", isSearchable)
            .putPOJO("problems", ApiJson.problems(stored.problems()));
    int status = stored.isNew() ? 201 : 200;
    return Answer.json(written)
        .kept(Answer.Keeping.NEVER)
        .withStatus(isAwaited && !isSearchable ? 202 : status)
        .with(head(id, stored));
  }

  private Map<String, String> head(WritableId id, WriteOutcome.Stored stored) {
    String tag = Precondition.tag(stored.hash());
    return stored.isNew()
        ? Map.of("ETag", tag, "Location", base.at(PostingAddress.inApi(id.posting())))
        : Map.of("ETag", tag);
  }

  private Answer removed(WritableId id, boolean isAwaited) {
    boolean isLate = isAwaited && !folder.awaitSearchable(id, PATIENCE);
    return Answer.empty().withStatus(isLate ? 202 : 204);
  }

  private static Answer refused(int status, String detail) {
    return Answer.problem(ProblemJson.of(status, detail));
  }
}
