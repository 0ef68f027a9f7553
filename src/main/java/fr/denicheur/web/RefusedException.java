package fr.denicheur.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route throws this exception to refuse a request with a status, a reason and headers.
 *
 * <p>It has no stack trace: a refusal is no fault, and a busy server has no time to collect one.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Seconds until a burst of requests has passed. */
  private static final long SOON = 2;

  private final int status;

  @SuppressWarnings("serial") // never serialised
  private final Map<String, String> headers;

  /**
   * @param status the HTTP status, 400 to 599
   * @param detail what is wrong and what to do; {@code null} if the status says it all
   * @param headers further headers of the answer, by name
   */
  public RefusedException(int status, @Nullable String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /** Returns a 503 that asks the client to come back in {@value #SOON} seconds. */
  public static RefusedException unavailable(@Nullable String detail) {
    return later(503, detail, SOON);
  }

  /** Returns a refusal that asks the client to come back in some seconds. */
  public static RefusedException later(int status, @Nullable String detail, long seconds) {
    return new RefusedException(status, detail, Map.of("Retry-After", Long.toString(seconds)));
  }

  /** Returns the answer that the client receives. */
  public Answer answer() {
    return Answer.problem(ProblemJson.of(status, getMessage())).with(headers);
  }
}
