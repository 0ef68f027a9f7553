package fr.denicheur.site;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code GET /embed}: how to put the search box on another site. */
final class EmbedPageRoute {
  /** Stands for an address that only the owner of this service knows. */
  private static final String PLACEHOLDER = "https://offres.exemple.fr";

  private final Frame frame;
  private final Templates templates;
  private final SearchBox box;

  EmbedPageRoute(Frame frame, Templates templates, SearchBox box) {
    this.frame = frame;
    this.templates = templates;
    this.box = box;
  }

  Route route() {
    return Route.get("/embed", this::answer).to(Audience.PEOPLE);
  }

  private Answer answer() {
    Optional<String> base = frame.settings().baseUrl().map(URI::toString);
    EmbedPage page =
        new EmbedPage(
            frame,
            frame.pageTitle(List.of(frame.text("embed.title"))),
            base.orElse(PLACEHOLDER),
            base.isPresent() ? null : PLACEHOLDER,
            SearchBox.PATH,
            box.fixedPath(),
            box.integrity());
    return Answer.html(templates.render("embed", page));
  }
}
