package fr.denicheur.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a request is refused, in the JSON form of RFC 9457. Fields that are {@code null}
 * are left out.
 *
 * @param type always {@code about:blank}: the status names the kind of problem
 * @param title the name of the status
 * @param status the HTTP status, 400 to 599
 * @param detail what is wrong and what to do; {@code null} if the status says it all
 * @param parameter the name of the parameter at fault; {@code null} if it is none
 * @param problems what is wrong with a text that an editor sent, one JSON object each; {@code null}
 *     in other refusals
 * @param instance the id of an internal error in the server's log; {@code null} in other refusals
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

  /** Returns a refusal for which no parameter is at fault. */
  public static ProblemJson of(int status, @Nullable String detail) {
    return of(status, detail, null);
  }

  /** Returns a refusal for which one parameter is at fault, or none if it is {@code null}. */
  public static ProblemJson of(int status, @Nullable String detail, @Nullable String parameter) {
    String title = HttpStatus.getMessage(status);
    return new ProblemJson(BLANK, title, status, detail, parameter, null, null);
  }

  /** Returns this refusal with the problems of a text, which Jackson writes as JSON objects. */
  public ProblemJson with(List<?> found) {
    return new ProblemJson(type, title, status, detail, parameter, found, instance);
  }

  /** Returns the refusal (500) because of an internal error, which the log shows under an id. */
  public static ProblemJson fault(String instance) {
    String detail = "internal error; find this instance id in the server log";
    return new ProblemJson(BLANK, HttpStatus.getMessage(500), 500, detail, null, null, instance);
  }
}
