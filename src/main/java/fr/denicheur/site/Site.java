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
  private final Frame frame;
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
    frame = new Frame(settings, theme.messages(), new Assets(theme));
  }

  /** Returns the routes of all pages, of the files they load, and of documents for programs. */
  public List<Route> routes() {
    return Stream.of(
            pages(),
            List.of(frame.assets().route(), new FeedRoute(engine, frame).route()),
            new OpenSearchRoutes(engine, frame).list(),
            new CrawlerRoutes(engine, frame).list(),
            box.routes())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the routes of the page on which the receiver of an alert stops it. */
  public List<Route> unsubscribing(Alerts alerts) {
    return UnsubscribePage.routes(alerts, frame, page -> page("unsubscribe", page));
  }

  /** Returns what in the owner's folder of templates replaces nothing, in a line each. */
  public List<String> doubts() {
    return theme.doubts();
  }

  /** Returns the page that explains a refusal to people. */
  public Answer refusal(Answer refused) {
    return page("error", ErrorPage.of(refused, frame));
  }

  /** A posting's page takes the parameters of a search, to link back to that search. */
  private List<Route> pages() {
    return Stream.of(
            Route.get("/", SearchParameters.NAMES, this::search),
            Route.get("/offres", SearchParameters.NAMES, this::search),
            Route.get("/offres/<id>", SearchParameters.NAMES, this::posting),
            Route.get("/similaires", () -> page("similar", SimilarPage.blank(frame))),
            Route.post("/similaires", List.of(), this::compare),
            Route.get("/embed", () -> page("embed", EmbedPage.of(box, frame))))
        .map(route -> route.to(Audience.PEOPLE))
        .toList();
  }

  private Supplier<Answer> search(Context context, Parameters parameters) {
    SearchQuery query = SearchAddress.read(parameters);
    return () -> {
      Hits first = engine.search(query);
      SearchQuery shown = Pager.within(query, first.total());
      Hits hits = shown.equals(query) ? first : engine.search(shown);
      List<String> notices = SearchPage.notices(parameters, shown, frame);
      Answer answer = page("search", SearchPage.of(shown, hits, notices, engine, frame));
      return hits.partial() ? answer.kept(Keeping.NEVER) : answer;
    };
  }

  private Supplier<Answer> posting(Context context, Parameters parameters) {
    PostingId id = PostingAddress.in(context);
    String label = frame.text(parameters.isEmpty() ? "posting.all" : "posting.back");
    // The link is made from the checked parameters, so it can only lead to a search.
    Link back = Link.to(label, SearchAddress.of(SearchAddress.read(parameters)));
    return () -> page("posting", PostingPage.of(id, back, engine, frame));
  }

  private Supplier<Answer> compare(Context context, Parameters none) throws IOException {
    String text =
        RequestBody.form(context, List.of(TEXT), PostingReader.MAX_DRAFT_BYTES)
            .one(TEXT)
            .orElse("")
            .strip();
    return () ->
        draft(text)
            .map(draft -> page("similar", SimilarPage.comparing(text, draft, engine, frame)))
            .orElseGet(() -> page("similar", SimilarPage.unreadable(text, frame)).withStatus(400))
            .kept(Keeping.NEVER);
  }

  private Optional<Posting> draft(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return text.isEmpty() ? Optional.empty() : reader.readDraft("brouillon", bytes).posting();
  }

  private Answer page(String template, Object page) {
    return Answer.html(theme.render(template, page));
  }
}
