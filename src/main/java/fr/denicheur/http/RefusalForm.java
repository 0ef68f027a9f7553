package fr.denicheur.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a refusal is told to a program, as JSON, or to a person, as a page. */
final class RefusalForm {
  private static final String AUDIENCE = RefusalForm.class.getName();

  private static final Logger LOG = LoggerFactory.getLogger(RefusalForm.class);

  private final Pages pages;

  RefusalForm(Pages pages) {
    this.pages = pages;
  }

  /** Notes for whom the route is that a request has reached. */
  static void remember(Context context, Audience audience) {
    context.attribute(AUDIENCE, audience);
  }

  /** Returns a refusal as whoever asked can read it. */
  Answer of(Context context, Answer refused) {
    if (!isForPeople(context)) {
      return refused;
    }
    return refused
        .problem()
        .flatMap(this::page)
        .map(page -> shown(context, page))
        .orElse(refused)
        .with(refused.headers());
  }

  private static Answer shown(Context context, Answer page) {
    Audience.PEOPLE.applyTo(context.res());
    return page;
  }

  /** A fault in making a page of a fault leaves the JSON, which always can be made. */
  private Optional<Answer> page(ProblemJson problem) {
    try {
      return pages
          .refusal(new Refusal(problem.status(), problem.parameter(), problem.instance()))
          .map(page -> page.withStatus(problem.status()).kept(Answer.Keeping.NEVER));
    } catch (RuntimeException e) {
      LOG.error("no page can be made of status {}", problem.status(), e);
      return Optional.empty();
    }
  }

  /** Browsers that open an address ask for HTML by name; programs do not. */
  private static boolean isForPeople(Context context) {
    if (context.path().startsWith("/api/")) {
      return false;
    }
    String accept = Optional.ofNullable(context.header("Accept")).orElse("*/*");
    String accepted = accept.toLowerCase(Locale.ROOT);
    Audience audience = context.attribute(AUDIENCE);
    return accepted.contains("text/html")
        || (audience == Audience.PEOPLE && !accepted.contains("json"));
  }
}
