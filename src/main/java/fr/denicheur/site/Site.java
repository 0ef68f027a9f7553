package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.web.Answer;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** Everything people look at. Safe for use by several threads. */
public final class Site {
  private final SearchEngine engine;
  private final PostingReader reader;
  private final Frame frame;
  private final Templates templates;

  /**
   * Makes the pages of an engine.
   *
   * @param engine what answers
   * @param reader reads a pasted text as it reads files
   * @throws UnusableThemeException if the folder of templates cannot be used
   */
  public Site(SearchEngine engine, PostingReader reader, SiteSettings settings) {
    this.engine = engine;
    this.reader = reader;
    Theme theme = new Theme(settings.templates());
    frame = new Frame(settings, theme.messages(), new Assets(theme));
    templates = theme.templates();
  }

  /** Returns the routes of all pages and of everything they load. */
  public List<Route> routes() {
    SearchBox box = SearchBox.bundled();
    SimilarPageRoutes similar = new SimilarPageRoutes(frame, templates, engine, reader);
    return Stream.of(
            List.of(
                new SearchPageRoute(frame, templates, engine).route(),
                new PostingPageRoute(frame, templates, engine).route(),
                similar.form(),
                similar.answer(),
                frame.assets().route(),
                new FeedRoute(engine, frame).route()),
            new OpenSearchRoutes(engine, frame).list(),
            new CrawlerRoutes(engine, frame).list(),
            box.routes(),
            List.of(new EmbedPageRoute(frame, templates, box).route()))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the page that shows a refusal to people. */
  public Answer refusal(ProblemJson problem) {
    return Answer.html(templates.render("error", ErrorPage.of(problem, frame)));
  }
}
