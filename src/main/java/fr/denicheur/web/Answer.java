package fr.denicheur.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the client. The server decides how: compressed, without its body, or as "not
 * modified".
 */
public final class Answer {
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

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Keeping keeping;
  private final Map<String, String> headers;
  private final @Nullable ProblemJson problem;
  private final @Nullable Instant changed;
  private final @Nullable String version;

  private Answer(
      int status,
      String contentType,
      byte[] body,
      Keeping keeping,
      Map<String, String> headers,
      @Nullable ProblemJson problem,
      @Nullable Instant changed,
      @Nullable String version) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.keeping = keeping;
    this.headers = Map.copyOf(headers);
    this.problem = problem;
    this.changed = changed;
    this.version = version;
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

  /** Answers 200 with a record written as JSON, kept briefly. */
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

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  /** The bytes, not to be changed: they may be answered again. */
  public byte[] body() {
    return body;
  }

  /** Whether a cache may keep it and ask later whether it is still current. */
  public boolean isReusable() {
    return keeping != Keeping.NEVER;
  }

  /** The header {@code Cache-Control}. */
  public String cacheControl() {
    return keeping.header;
  }

  /** Further headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The time of its last change, if it is known. */
  public Optional<Instant> changed() {
    return Optional.ofNullable(changed);
  }

  /** The version of the posting it shows, if editors may replace it. */
  public Optional<String> version() {
    return Optional.ofNullable(version);
  }

  /** The problem, if it is a refusal. */
  public Optional<ProblemJson> problem() {
    return Optional.ofNullable(problem);
  }
}
