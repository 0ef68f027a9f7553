package fr.denicheur.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, as it goes over the wire (RFC 9457).
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the name of the status
 * @param detail what is wrong and what to do
 * @param parameter the name of the parameter at fault; absent if it is none
 * @param problems what is wrong with a text that an editor sent, one JSON object each; absent in
 *     other refusals
 * @param instance the id of an internal error in the server's log; absent in other refusals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemJson(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String parameter,
    @Nullable List<?> problems,
    @Nullable String instance) {

  private static final String BLANK = "about:blank";

  /** Returns a refusal that blames no parameter. */
  public static ProblemJson of(int status, @Nullable String detail) {
    return of(status, detail, null);
  }

  /** Returns a refusal that blames a parameter. */
  public static ProblemJson of(int status, @Nullable String detail, @Nullable String parameter) {
    String title = HttpStatus.getMessage(status);
    return new ProblemJson(BLANK, title, status, detail, parameter, null, null);
  }

  /** Returns this refusal with the problems of a text. */
  public ProblemJson with(List<?> found) {
    return new ProblemJson(type, title, status, detail, parameter, found, instance);
  }

  /** Returns all that a client may know about an internal error: its id. */
  public static ProblemJson fault(String instance) {
    String detail = "internal error; find this instance id in the server log";
    return new ProblemJson(BLANK, HttpStatus.getMessage(500), 500, detail, null, null, instance);
  }
}
