package fr.denicheur.http;

import java.util.Map;

/** What goes back to the caller, before it is known how: compressed, without body, as unchanged. */
final class Answer {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROBLEM = "application/problem+json; charset=utf-8";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final boolean reusable;
  private final Map<String, String> headers;

  private Answer(
      int status, String contentType, byte[] body, boolean reusable, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.reusable = reusable;
    this.headers = Map.copyOf(headers);
  }

  /** Answers 200 with a record of the wire. */
  static Answer json(Object value) {
    return json(Json.bytes(value));
  }

  /** Answers 200 with JSON that was made earlier. */
  static Answer json(byte[] json) {
    return new Answer(200, JSON, json, true, Map.of());
  }

  /** Answers with a refusal. */
  static Answer problem(ProblemJson problem) {
    return new Answer(problem.status(), PROBLEM, Json.bytes(problem), false, Map.of());
  }

  /** Answers 204, without a body. */
  static Answer empty() {
    return new Answer(204, JSON, new byte[0], false, Map.of());
  }

  /** Returns this answer with further headers. */
  Answer with(Map<String, String> more) {
    return new Answer(status, contentType, body, reusable, more);
  }

  /** Returns this answer, to be kept by no cache. */
  Answer notReusable() {
    return new Answer(status, contentType, body, false, headers);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  /** The bytes, not to be changed: they may be answered again. */
  byte[] body() {
    return body;
  }

  /** Whether a cache may keep it for a moment and ask later whether it still holds. */
  boolean reusable() {
    return reusable;
  }

  /** What else its head says, by name. */
  Map<String, String> headers() {
    return headers;
  }
}
