package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Page;
import fr.denicheur.query.Question;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hits;
import fr.denicheur.site.SearchPage.CorrectionLine;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Explanations;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code GET /}: the search page, of which every state is an address. */
final class SearchPageRoute {
  private final Frame frame;
  private final Templates templates;
  private final SearchEngine engine;

  SearchPageRoute(Frame frame, Templates templates, SearchEngine engine) {
    this.frame = frame;
    this.templates = templates;
    this.engine = engine;
  }

  Route route() {
    return Route.get("/", SearchParameters.NAMES, this::read).to(Audience.PEOPLE);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    SearchQuery query = SearchAddress.read(parameters);
    return () -> answer(query);
  }

  private Answer answer(SearchQuery query) {
    Hits hits = engine.search(query);
    Answer answer = Answer.html(templates.render("search", page(query, hits)));
    return hits.partial() ? answer.kept(Keeping.NEVER) : answer;
  }

  private SearchPage page(SearchQuery query, Hits hits) {
    HitViews views = new HitViews(frame);
    Explanations why = new Explanations(query, hits);
    Chips chips = new Chips(frame, query);
    List<Link> chosen = chips.links(hits);
    return new SearchPage(
        frame,
        title(query),
        heading(query),
        query.question().written(),
        SearchAddress.hidden(query),
        SearchAddress.of(query),
        frame.text("results.count", hits.total()),
        notices(hits),
        correction(query, hits.correction()),
        chosen,
        chosen.isEmpty() ? null : SearchAddress.of(chips.bare()),
        new FacetGroups(frame).of(hits.facets()),
        sorts(query),
        query.page().from() + 1,
        hits.hits().stream()
            .map(hit -> views.of(hit, why.of(hit), id -> SearchAddress.of(id, query)))
            .toList(),
        Pager.of(query, hits.total()),
        hits.total() == 0 ? new NothingFound(frame, engine, query).advice(hits) : null);
  }

  private String title(SearchQuery query) {
    List<String> parts = new ArrayList<>();
    String typed = query.question().written();
    parts.add(typed.isEmpty() ? frame.text("search.title") : typed);
    if (query.page().number() > 1) {
      parts.add(frame.text("pager.page", query.page().number()));
    }
    return frame.pageTitle(parts);
  }

  private String heading(SearchQuery query) {
    String typed = query.question().written();
    return typed.isEmpty() ? frame.text("search.all") : frame.text("search.words", typed);
  }

  private List<String> notices(Hits hits) {
    List<String> notices = new ArrayList<>();
    if (hits.partial()) {
      notices.add(frame.text("results.partial"));
    }
    if (hits.truncated()) {
      notices.add(frame.text("results.truncated"));
    }
    if (hits.total() > 0 && hits.hits().isEmpty()) {
      notices.add(frame.text("results.beyond"));
    }
    return notices;
  }

  private @Nullable CorrectionLine correction(SearchQuery query, @Nullable Correction correction) {
    if (correction == null) {
      return null;
    }
    SearchQuery first = query.with(new Page(1, query.page().size()));
    String typed = query.question().written();
    Link link =
        correction.applied()
            ? Link.to(typed, SearchAddress.of(first.without(Feature.TYPOS)))
            : Link.to(
                correction.query(), SearchAddress.of(first.with(Question.of(correction.query()))));
    return new CorrectionLine(correction.applied(), correction.query(), link);
  }

  private List<Link> sorts(SearchQuery query) {
    SearchQuery first = query.with(new Page(1, query.page().size()));
    List<Link> sorts = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      String label = frame.text("sort." + sort.name().toLowerCase(Locale.ROOT));
      sorts.add(new Link(label, SearchAddress.of(first.with(sort)), sort == query.sort()));
    }
    // Without words all match alike.
    return query.question().clauses().isEmpty() ? List.of() : sorts;
  }
}
