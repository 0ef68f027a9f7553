package fr.denicheur.site;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.MarkdownText;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /offres/{id}}: the page of one posting.
 *
 * <p>It takes the parameters of a search, to lead back to it.
 */
final class PostingPageRoute {
  /** The page's own heading is the only one above. */
  private static final int HIGHEST_HEADING = 2;

  private static final int MAX_SIMILAR = 5;

  /** Longer histories are those of texts that are published by the hundred. */
  private static final int MAX_REPOSTS = 20;

  /** They stand before the text, which is still to be seen. */
  private static final int MAX_OPEN = 3;

  /** Search engines and social networks show no more. */
  private static final int DESCRIPTION_LENGTH = 160;

  private final Frame frame;
  private final Templates templates;
  private final SearchEngine engine;

  PostingPageRoute(Frame frame, Templates templates, SearchEngine engine) {
    this.frame = frame;
    this.templates = templates;
    this.engine = engine;
  }

  Route route() {
    return Route.get("/offres/<id>", SearchParameters.NAMES, this::read).to(Audience.PEOPLE);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    PostingId id = PostingAddress.in(context);
    Link back = back(context, parameters);
    return () -> Answer.html(templates.render("posting", page(id, back)));
  }

  /** Made of what was understood, never of what was written: it can only lead to a search. */
  private Link back(Context context, Parameters parameters) {
    SearchQuery query = SearchAddress.read(parameters);
    String name = context.queryString() == null ? "posting.all" : "posting.back";
    return Link.to(frame.text(name), SearchAddress.of(query));
  }

  private PostingPage page(PostingId id, Link back) {
    FoundPosting found = engine.find(id).orElseThrow(() -> PostingAddress.unknown(id));
    Posting posting = found.posting();
    List<HitView> open = posting.open() ? List.of() : similar(id, onlyOpen(), MAX_OPEN);
    List<HitView> similar = similar(id, Filter.NONE, MAX_SIMILAR);
    String address = frame.settings().absolute(PostingAddress.of(id)).orElse(null);
    List<Summary> reposts = found.reposts().stream().limit(MAX_REPOSTS).toList();
    return new PostingPage(
        frame,
        frame.pageTitle(List.of(posting.title())),
        description(posting.text()),
        posting.title(),
        posting.open(),
        posting.junior(),
        PostingFacts.of(posting, frame),
        MarkdownText.of(posting.markdown()).html(HIGHEST_HEADING),
        back,
        address,
        reposts.stream().map(this::published).toList(),
        posting.open() ? null : again(reposts),
        open,
        similar.stream().filter(hit -> !open.contains(hit)).toList(),
        JobPosting.json(posting, frame.settings(), address).orElse(null));
  }

  private Link published(Summary repost) {
    LocalDate date = repost.date();
    String day = date == null ? frame.text("date.unknown") : frame.day(date);
    String state = frame.text(repost.open() ? "open" : "filled");
    return Link.to(frame.text("posting.published", day, state), PostingAddress.of(repost.id()));
  }

  private static @Nullable Link again(List<Summary> reposts) {
    return reposts.stream()
        .filter(Summary::open)
        .findFirst()
        .map(repost -> Link.to(repost.title(), PostingAddress.of(repost.id())))
        .orElse(null);
  }

  private static Filter onlyOpen() {
    return Filter.NONE.with(Facet.OPEN, "true");
  }

  private List<HitView> similar(PostingId id, Filter filter, int size) {
    return new HitViews(frame).of(engine.similar(SimilarQuery.to(id).with(filter, size)));
  }

  private static String description(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= DESCRIPTION_LENGTH) {
      return line;
    }
    int end = line.lastIndexOf(' ', DESCRIPTION_LENGTH);
    return line.substring(0, end < 1 ? DESCRIPTION_LENGTH : end) + "…";
  }
}
