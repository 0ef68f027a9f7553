package fr.denicheur.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server sends to the client. The server decides how: compressed, without its body, or as
 * "not modified".
 *
 * @param contentType with the charset if it is text
 * @param body not to be changed: it may be sent again
 * @param keeping what caches may do with it
 * @param headers further headers by name
 * @param problem the problem if it is a refusal, else {@code null}
 * @param changed the time of its last change, {@code null} if it is unknown
 * @param version the version of the posting that it shows, {@code null} if it shows none that
 *     editors may replace
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying a body would be waste
public record Answer(
    int status,
    String contentType,
    byte[] body,
    Keeping keeping,
    Map<String, String> headers,
    @Nullable ProblemJson problem,
    @Nullable Instant changed,
    @Nullable String version) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROBLEM = "application/problem+json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  /** What caches may do with an answer. */
  public enum Keeping {
    /** Keep nothing. */
    NEVER("no-store"),
    /** Keep it, and ask each time whether it is still current. */
    ASKING("no-cache"),
    /**
     * Half a minute, as long as a person reads a page; a posting that closes is seen soon after.
     */
    BRIEFLY("public, max-age=30"),
    /** Five minutes, as long as a visit to a site takes. */
    MINUTES("public, max-age=300"),
    /** The address changes when the content does. */
    FOREVER("public, max-age=31536000, immutable");

    private final String header;

    Keeping(String header) {
      this.header = header;
    }
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Answers 200 with a page; caches ask each time. */
  public static Answer html(String page) {
    return of(HTML, page.getBytes(StandardCharsets.UTF_8)).kept(Keeping.ASKING);
  }

  /**
   * Answers 200, kept briefly.
   *
   * @param contentType with the charset if it is text
   * @param body not to be changed afterwards
   */
  public static Answer of(String contentType, byte[] body) {
    return new Answer(200, contentType, body, Keeping.BRIEFLY, Map.of(), null, null, null);
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
    return new Answer(
        problem.status(), PROBLEM, json, Keeping.NEVER, Map.of(), problem, null, null);
  }

  /** Answers 204, without a body. */
  public static Answer empty() {
    return new Answer(204, JSON, new byte[0], Keeping.NEVER, Map.of(), null, null, null);
  }

  /** Returns this answer with another status. */
  public Answer withStatus(int other) {
    return new Answer(other, contentType, body, keeping, headers, problem, changed, version);
  }

  /** Returns this answer with further headers. */
  public Answer with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, contentType, body, keeping, all, problem, changed, version);
  }

  /** Returns this answer with another rule for caches. */
  public Answer kept(Keeping other) {
    return new Answer(status, contentType, body, other, headers, problem, changed, version);
  }

  /** Returns this answer with the time of its last change. */
  public Answer changedAt(Instant time) {
    return new Answer(status, contentType, body, keeping, headers, problem, time, version);
  }

  /** Returns this answer with the version of the posting it shows, which editors may replace. */
  public Answer showing(String shownVersion) {
    return new Answer(status, contentType, body, keeping, headers, problem, changed, shownVersion);
  }

  /** Returns whether a cache may keep it and ask later whether it is still current. */
  public boolean isReusable() {
    return keeping != Keeping.NEVER;
  }

  /** Returns the header {@code Cache-Control}. */
  public String cacheControl() {
    return keeping.header;
  }
}
