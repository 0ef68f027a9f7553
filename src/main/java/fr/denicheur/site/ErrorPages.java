package fr.denicheur.site;

import fr.denicheur.http.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words a refusal for people: by the parameter to blame where one is, else by the status. */
final class ErrorPages {
  private static final String TITLE = "error.title.";
  private static final String TEXT = "error.text.";

  private ErrorPages() {}

  static ErrorPage of(Refusal refusal, Frame frame) {
    Messages messages = frame.messages();
    String name = messages.firstOf(TITLE + refusal.status(), TITLE + "other");
    return new ErrorPage(
        frame,
        frame.pageTitle(List.of(name)),
        name,
        text(refusal.status(), refusal.parameter(), messages),
        refusal.instance());
  }

  private static String text(int status, @Nullable String parameter, Messages messages) {
    return messages.firstOf("error.parameter." + parameter, TEXT + status, TEXT + "other");
  }
}
