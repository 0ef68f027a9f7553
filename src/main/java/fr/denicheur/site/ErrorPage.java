package fr.denicheur.site;

import fr.denicheur.web.ProblemJson;
import java.util.List;
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
 */
public record ErrorPage(
    Frame frame, String title, String name, String text, @Nullable String instance) {
  private static final String TITLE = "error.title.";
  private static final String TEXT = "error.text.";

  /** The keys that are looked for, whether or not there is a text. */
  static final Pattern KEYS =
      Pattern.compile("error\\.((title|text)\\.[45]\\d\\d|parameter\\.[a-z]+)");

  /** Takes the texts of the parameter at fault if there is one, else of the status. */
  static ErrorPage of(ProblemJson problem, Frame frame) {
    Messages messages = frame.messages();
    String name = messages.firstOf(TITLE + problem.status(), TITLE + "other");
    String text =
        messages.firstOf(
            "error.parameter." + problem.parameter(), TEXT + problem.status(), TEXT + "other");
    return new ErrorPage(frame, frame.pageTitle(List.of(name)), name, text, problem.instance());
  }
}
