package fr.denicheur.site;

import fr.denicheur.web.Answer;
import fr.denicheur.web.ProblemJson;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page that explains why a request is refused.
 *
 * @param frame the texts and what stands around every page
 * @param title the name of the page in the browser
 * @param name what is wrong
 * @param text what the reader can do
 * @param instance the id of an internal error, for the operator; {@code null} in other refusals
 * @param isElsewhere whether no page, style sheet or link works under the host name of the request
 * @param home the address of the search page; {@code null} if it is not known
 */
public record ErrorPage(
    Frame frame,
    String title,
    String name,
    String text,
    @Nullable String instance,
    boolean isElsewhere,
    @Nullable String home) {
  private static final int MISDIRECTED = 421;
  private static final String TITLE = "error.title.";
  private static final String TEXT = "error.text.";

  /** The keys that are looked for, whether or not there is a text. */
  static final Pattern KEYS =
      Pattern.compile("error\\.((title|text)\\.[45]\\d\\d|parameter\\.[a-z]+)");

  /**
   * Takes the texts of the parameter at fault if there is one, else of the status. A text may say
   * in how many seconds to come back.
   */
  static ErrorPage of(Answer refused, Frame frame) {
    ProblemJson problem = Objects.requireNonNull(refused.problem());
    Messages messages = frame.messages();
    String name = messages.text(messages.firstOf(TITLE + problem.status(), TITLE + "other"));
    String text =
        messages.text(
            messages.firstOf(
                "error.parameter." + problem.parameter(), TEXT + problem.status(), TEXT + "other"),
            Long.parseLong(refused.headers().getOrDefault("Retry-After", "0")));
    boolean isElsewhere = problem.status() == MISDIRECTED;
    return new ErrorPage(
        frame,
        frame.pageTitle(List.of(name)),
        name,
        text,
        problem.instance(),
        isElsewhere,
        isElsewhere ? frame.settings().absolute("/").orElse(null) : frame.at("/"));
  }
}
