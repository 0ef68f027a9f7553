package fr.denicheur.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, as it goes over the wire (RFC 9457).
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the name of the status
 * @param detail what to mend
 * @param parameter the name of the parameter to blame; absent where there is none
 * @param problems what is wrong with a text that was to be written; absent elsewhere
 * @param instance what to look for in the log; absent where the fault is the caller's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemJson(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String parameter,
    @Nullable List<FileProblemJson> problems,
    @Nullable String instance) {

  private static final String BLANK = "about:blank";

  static ProblemJson of(int status, @Nullable String detail) {
    return of(status, detail, null);
  }

  static ProblemJson of(int status, @Nullable String detail, @Nullable String parameter) {
    String title = HttpStatus.getMessage(status);
    return new ProblemJson(BLANK, title, status, detail, parameter, null, null);
  }

  /** Returns this refusal, because of these problems. */
  ProblemJson with(List<FileProblemJson> found) {
    return new ProblemJson(type, title, status, detail, parameter, found, instance);
  }

  /** Returns what a caller may know of a fault of ours. */
  static ProblemJson fault(String instance) {
    String detail = "a fault of ours; the log tells more of this instance";
    return new ProblemJson(BLANK, HttpStatus.getMessage(500), 500, detail, null, null, instance);
  }
}
