package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.Admission;
import fr.denicheur.http.Answer;
import fr.denicheur.http.Pages;
import fr.denicheur.http.Refusal;
import fr.denicheur.http.Route;
import fr.denicheur.reading.PostingReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything people look at. Safe for use by several threads. */
public final class Site implements Pages {
  private final SearchEngine engine;
  private final PostingReader reader;
  private final Frame frame;
  private final Templates templates;

  /**
   * Makes the pages of an engine.
   *
   * @param engine what answers
   * @param reader reads a pasted text as it reads files
   * @throws UnusableThemeException where the folder of templates cannot be used
   */
  public Site(SearchEngine engine, PostingReader reader, SiteSettings settings) {
    this.engine = engine;
    this.reader = reader;
    Theme theme = new Theme(settings.templates());
    frame = new Frame(settings, theme.messages(), new Assets(theme));
    templates = theme.templates();
  }

  @Override
  public List<Route> routes(Admission admission) {
    SearchBox box = SearchBox.bundled();
    SimilarPageRoutes similar = new SimilarPageRoutes(frame, templates, engine, reader, admission);
    return Stream.of(
            List.of(
                new SearchPageRoute(frame, templates, engine, admission).route(),
                new PostingPageRoute(frame, templates, engine, admission).route(),
                similar.form(),
                similar.answer(),
                frame.assets().route(),
                new FeedRoute(engine, admission, frame).route()),
            new OpenSearchRoutes(engine, admission, frame).list(),
            new CrawlerRoutes(engine, admission, frame).list(),
            box.routes(),
            List.of(new EmbedPageRoute(frame, templates, box).route()))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Optional<Answer> refusal(Refusal refusal) {
    return Optional.of(Answer.html(templates.render("error", ErrorPages.of(refusal, frame))));
  }
}
