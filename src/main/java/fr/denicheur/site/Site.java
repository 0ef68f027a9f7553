package fr.denicheur.site;

import fr.denicheur.alert.Alerts;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Answers the requests for pages: reads each request, asks the engine, and fills a template. Safe
 * for use by several threads.
 */
public final class Site {
  /** The name of the field in the form for drafts. */
  private static final String TEXT = "text";

  private final SearchEngine engine;
  private final PostingReader reader;
  private final Theme theme;
  private final Frames frames;
  private final SearchBox box = new SearchBox();

  /**
   * Makes the pages of an engine.
   *
   * @param engine answers the questions
   * @param reader reads a draft by the rules for posting files
   * @param settings the settings of the site
   * @throws UnusableThemeException if the owner's folder of templates cannot be used
   */
  public Site(SearchEngine engine, PostingReader reader, SiteSettings settings) {
    this.engine = engine;
    this.reader = reader;
    theme = new Theme(settings.templates());
    frames = new Frames(settings, theme);
  }

  /** Returns the routes of all pages, of the files they load, and of documents for programs. */
  public List<Route> routes() {
    return Stream.of(
            pages(),
            List.of(frames.usual().assets().route(), new FeedRoute(engine, frames).route()),
            new OpenSearchRoutes(engine, frames).list(),
            new CrawlerRoutes(engine, frames.usual()).list(),
            box.routes())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the routes of the page on which the receiver of an alert stops it. */
  public List<Route> unsubscribing(Alerts alerts) {
    return UnsubscribePage.routes(alerts, frames, page -> page("unsubscribe", page, page.frame()));
  }

  /** Returns what in the owner's folder of templates replaces nothing, in a line each. */
  public List<String> doubts() {
    return theme.doubts();
  }

  /**
   * Returns the page that explains a refusal to people.
   *
   * @param languages the header {@code Accept-Language} of the request; may be empty
   */
  public Answer refusal(Answer refused, String languages) {
    Frame frame = frames.preferred(languages);
    return page("error", ErrorPage.of(refused, frame), frame);
  }

  /** A posting's page takes the parameters of a search, to link back to that search. */
  private List<Route> pages() {
    return Stream.of(
            Route.get("/", SearchParameters.NAMES, this::search),
            Route.get("/offres", SearchParameters.NAMES, this::search),
            Route.get("/offres/<id>", SearchParameters.NAMES, this::posting),
            fixed("/similaires", frame -> page("similar", SimilarPage.blank(frame), frame)),
            Route.post("/similaires", List.of(), this::compare),
            fixed("/embed", frame -> page("embed", EmbedPage.of(box, frame), frame)))
        .map(route -> route.to(Audience.PEOPLE))
        .toList();
  }

  private Route fixed(String path, Function<Frame, Answer> page) {
    return Route.get(
            path,
            List.of(),
            (context, none) -> {
              Frame frame = frames.of(context);
              return () -> page.apply(frame);
            })
        .atOnce();
  }

  private Supplier<Answer> search(Context context, Parameters parameters) {
    Frame frame = frames.of(context);
    SearchQuery query = SearchAddress.read(parameters);
    return () -> {
      Hits first = engine.search(query);
      SearchQuery shown = Pager.within(query, first.total());
      Hits hits = shown.equals(query) ? first : engine.search(shown);
      List<String> notices = SearchPage.notices(parameters, shown, frame);
      Answer answer = page("search", SearchPage.of(shown, hits, notices, engine, frame), frame);
      return hits.partial() ? answer.kept(Keeping.NEVER) : answer;
    };
  }

  private Supplier<Answer> posting(Context context, Parameters parameters) {
    PostingId id = PostingAddress.in(context);
    Frame frame = frames.of(context);
    String label = frame.text(parameters.isEmpty() ? "posting.all" : "posting.back");
    // The link is made from the checked parameters, so it can only lead to a search.
    Link back = Link.to(label, SearchAddress.read(parameters), frame);
    return () -> page("posting", PostingPage.of(id, back, engine, frame), frame);
  }

  private Supplier<Answer> compare(Context context, Parameters none) throws IOException {
    Frame frame = frames.of(context);
    String text =
        RequestBody.form(context, List.of(TEXT), PostingReader.MAX_DRAFT_BYTES)
            .one(TEXT)
            .orElse("")
            .strip();
    return () ->
        draft(text)
            .map(draft -> page("similar", SimilarPage.comparing(text, draft, engine, frame), frame))
            .orElseGet(
                () -> page("similar", SimilarPage.unreadable(text, frame), frame).withStatus(400))
            .kept(Keeping.NEVER);
  }

  private Optional<Posting> draft(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return text.isEmpty() ? Optional.empty() : reader.readDraft("brouillon", bytes).posting();
  }

  private Answer page(String template, Object page, Frame frame) {
    return frames.in(frame, Answer.html(theme.render(template, page)));
  }
}
