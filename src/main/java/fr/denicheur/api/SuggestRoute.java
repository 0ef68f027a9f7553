package fr.denicheur.api;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code GET /api/v1/suggest}: completions of what a person types.
 *
 * <p>With a filter, it keeps those of the best {@value SuggestQuery#MAX_SIZE} suggestions that find
 * postings within the filter, and counts these postings: one search for each.
 */
record SuggestRoute(SearchEngine engine) {
  private static final List<String> NAMES =
      Stream.concat(Stream.of("q", "size"), SearchParameters.FILTER.stream()).toList();

  Route route() {
    return Route.get("/api/v1/suggest", NAMES, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    SuggestQuery query =
        new SuggestQuery(
            parameters.one("q").orElse(""), parameters.number("size", SuggestQuery.DEFAULT_SIZE));
    Filter filter = SearchParameters.filter(parameters);
    return () ->
        Answer.json(
            ApiJson.suggestions(
                filter.equals(Filter.NONE) ? engine.suggest(query) : within(filter, query)));
  }

  private List<Suggestion> within(Filter filter, SuggestQuery query) {
    return engine.suggest(new SuggestQuery(query.typed(), SuggestQuery.MAX_SIZE)).stream()
        .flatMap(one -> counted(one, filter).stream())
        .limit(query.size())
        .toList();
  }

  private Optional<Suggestion> counted(Suggestion one, Filter filter) {
    SearchQuery search =
        SearchQuery.of(question(one))
            .with(named(one, filter))
            .with(new Page(1, 0))
            .withOnly(Set.of(Feature.COLLAPSE));
    long total = isOutside(one, filter) ? 0 : engine.search(search).total();
    return total == 0
        ? Optional.empty()
        : Optional.of(new Suggestion(one.text(), one.kind(), one.value(), total));
  }

  /** A role's title and a posting's title are titles: postings that mention them do not count. */
  private static String question(Suggestion one) {
    boolean isWord = one.kind() == Suggestion.Kind.WORD;
    String words = isWord ? one.text() : "titre:\"" + one.text().replace('"', ' ') + '"';
    return one.value() == null ? words : "";
  }

  private static Filter named(Suggestion one, Filter filter) {
    return one.value() == null ? filter : filter.with(facet(one), one.value());
  }

  /** Whether it names a role or a startup other than those the filter names. */
  private static boolean isOutside(Suggestion one, Filter filter) {
    if (one.value() == null) {
      return false;
    }
    Set<String> chosen = filter.of(facet(one));
    return !chosen.isEmpty() && !chosen.contains(one.value());
  }

  private static Facet facet(Suggestion one) {
    return one.kind() == Suggestion.Kind.ROLE ? Facet.ROLE : Facet.STARTUP;
  }
}
