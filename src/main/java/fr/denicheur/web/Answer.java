package fr.denicheur.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.DateGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request: its status, headers and body. The server sends the body as it is,
 * compressed, or not at all if the client already has it or asks with {@code HEAD}.
 *
 * @param status the HTTP status, such as 200
 * @param contentType the type of the body, with the charset if it is text
 * @param body the bytes, not compressed; not to be changed, because they may be sent again
 * @param keeping how long caches may keep the answer
 * @param headers further headers by name; may be empty
 * @param problem the reason of a refusal; {@code null} in other answers
 * @param version the version of the posting in the body; {@code null} if the body is not a posting
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying a body would be waste
public record Answer(
    int status,
    String contentType,
    byte[] body,
    Keeping keeping,
    Map<String, String> headers,
    @Nullable ProblemJson problem,
    @Nullable String version) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROBLEM = "application/problem+json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  /** How long caches may keep an answer. */
  public enum Keeping {
    /** Not at all. */
    NEVER("no-store"),
    /** For any time, if they ask the server before each use whether it is still current. */
    ASKING("no-cache"),
    /** For half a minute: long enough to read a page, and a closed posting is seen soon after. */
    BRIEFLY("public, max-age=30"),
    /** For five minutes, as long as a visit to a site takes. */
    MINUTES("public, max-age=300"),
    /** For a year: another content has another address. */
    FOREVER("public, max-age=31536000, immutable");

    private final String header;

    Keeping(String header) {
      this.header = header;
    }
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Answers 200 with a page in UTF-8, kept as {@link Keeping#ASKING} says. */
  public static Answer html(byte[] page) {
    return of(HTML, page).kept(Keeping.ASKING);
  }

  /** Answers 200 with a body of any type, kept briefly. */
  public static Answer of(String contentType, byte[] body) {
    return new Answer(200, contentType, body, Keeping.BRIEFLY, Map.of(), null, null);
  }

  /** Answers 200 with a value written as JSON, kept briefly. */
  public static Answer json(Object value) {
    return json(Json.bytes(value));
  }

  /** Answers 200 with JSON that was made earlier, kept briefly. */
  public static Answer json(byte[] json) {
    return of(JSON, json);
  }

  /** Answers with a refusal. */
  public static Answer problem(ProblemJson problem) {
    byte[] json = Json.bytes(problem);
    return new Answer(problem.status(), PROBLEM, json, Keeping.NEVER, Map.of(), problem, null);
  }

  /** Returns this refusal as clients of another wire read it: a message and the status. */
  public Answer asMessage() {
    String message = problem == null || problem.detail() == null ? "refused" : problem.detail();
    byte[] json = Json.bytes(Map.of("message", message, "status", status));
    return new Answer(status, JSON, json, keeping, headers, problem, version);
  }

  /** Answers 204, without a body. */
  public static Answer empty() {
    return new Answer(204, JSON, new byte[0], Keeping.NEVER, Map.of(), null, null);
  }

  /** Returns this answer with another status. */
  public Answer withStatus(int other) {
    return new Answer(other, contentType, body, keeping, headers, problem, version);
  }

  /** Returns this answer with further headers, by name. */
  public Answer with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, contentType, body, keeping, all, problem, version);
  }

  /** Returns this answer, kept by caches for another time. */
  public Answer kept(Keeping other) {
    return new Answer(status, contentType, body, other, headers, problem, version);
  }

  /** Returns this answer with the time of its last change, written in whole seconds. */
  public Answer changedAt(Instant time) {
    return with(Map.of("Last-Modified", DateGenerator.formatDate(time)));
  }

  /** Returns this answer with the version of the posting in its body. */
  public Answer showing(String shownVersion) {
    return new Answer(status, contentType, body, keeping, headers, problem, shownVersion);
  }

  /** Returns the header {@code Cache-Control}. */
  public String cacheControl() {
    return keeping.header;
  }
}
