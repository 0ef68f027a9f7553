package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.Admission;
import fr.denicheur.http.Answer;
import fr.denicheur.http.Answer.Keeping;
import fr.denicheur.http.Audience;
import fr.denicheur.http.Explanations;
import fr.denicheur.http.Parameters;
import fr.denicheur.http.Route;
import fr.denicheur.http.SearchParameters;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Page;
import fr.denicheur.query.Question;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hits;
import fr.denicheur.site.SearchPage.Advice;
import fr.denicheur.site.SearchPage.CorrectionLine;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /}: the search page, of which every state is an address. */
final class SearchPageRoute {
  private final Frame frame;
  private final Templates templates;
  private final SearchEngine engine;
  private final Admission admission;

  SearchPageRoute(Frame frame, Templates templates, SearchEngine engine, Admission admission) {
    this.frame = frame;
    this.templates = templates;
    this.engine = engine;
    this.admission = admission;
  }

  Route route() {
    return Route.get("/", SearchParameters.NAMES, this::answer).to(Audience.PEOPLE);
  }

  private Answer answer(Context context, Parameters parameters) {
    SearchQuery query = SearchAddress.read(parameters);
    Found found = admission.admit(() -> find(query));
    Answer answer = Answer.html(templates.render("search", page(query, found)));
    return found.hits().partial() ? answer.kept(Keeping.NEVER) : answer;
  }

  /** All that the engine is asked for one page. */
  private record Found(Hits hits, List<HitView> views, @Nullable Advice nothing) {}

  private Found find(SearchQuery query) {
    Hits hits = engine.search(query);
    HitViews views = new HitViews(frame);
    Explanations why = new Explanations(query, hits);
    Advice nothing = hits.total() == 0 ? new NothingFound(frame, engine, query).advice(hits) : null;
    return new Found(
        hits,
        hits.hits().stream()
            .map(hit -> views.of(hit, why.of(hit), id -> SearchAddress.of(id, query)))
            .toList(),
        nothing);
  }

  private SearchPage page(SearchQuery query, Found found) {
    Hits hits = found.hits();
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
        found.views(),
        Pager.of(query, hits.total()),
        found.nothing());
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
