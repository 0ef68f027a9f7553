package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.Admission;
import fr.denicheur.http.Answer;
import fr.denicheur.http.Pages;
import fr.denicheur.http.Refusal;
import fr.denicheur.http.Route;
import fr.denicheur.reading.PostingReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything people look at. Safe for use by several threads. */
public final class Site implements Pages {
  private final SearchEngine engine;
  private final PostingReader reader;
  private final Frame frame;
  private final Templates templates = Templates.bundled();

  /**
   * Makes the pages of an engine.
   *
   * @param engine what answers
   * @param reader reads a pasted text as it reads files
   */
  public Site(SearchEngine engine, PostingReader reader, SiteSettings settings) {
    this.engine = engine;
    this.reader = reader;
    this.frame = new Frame(settings, messages());
  }

  @Override
  public List<Route> routes(Admission admission) {
    Objects.requireNonNull(engine);
    Objects.requireNonNull(reader);
    return Stream.of(
            List.of(new FeedRoute(engine, admission, frame).route()),
            new OpenSearchRoutes(engine, admission, frame).list(),
            new CrawlerRoutes(engine, admission, frame).list(),
            SearchBox.bundled().routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Optional<Answer> refusal(Refusal refusal) {
    String title = frame.messages().firstOf("error.title." + refusal.status(), "error.title.other");
    return Optional.of(Answer.html(templates.render("error", new ErrorPage(frame, title))));
  }

  private static Messages messages() {
    try (Reader bundled =
        new InputStreamReader(
            Objects.requireNonNull(Site.class.getResourceAsStream("messages.properties")),
            StandardCharsets.UTF_8)) {
      return Messages.read(List.of(bundled));
    } catch (IOException e) {
      throw new UncheckedIOException("messages.properties", e);
    }
  }
}
