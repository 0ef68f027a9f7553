package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.Admission;
import fr.denicheur.http.Answer;
import fr.denicheur.http.Answer.Keeping;
import fr.denicheur.http.Parameters;
import fr.denicheur.http.Route;
import fr.denicheur.http.SearchParameters;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SearchQuery.Options;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hits;
import io.javalin.http.Context;
import java.time.InstantSource;

/** {@code GET /feed.atom}: serves any search as a feed, newest first. */
final class FeedRoute {
  static final String PATH = "/feed.atom";

  private final SearchEngine engine;
  private final Admission admission;
  private final Feed feed;
  private final LastChanges changes = new LastChanges(InstantSource.system());

  FeedRoute(SearchEngine engine, Admission admission, Frame frame) {
    this.engine = engine;
    this.admission = admission;
    this.feed = new Feed(frame);
  }

  Route route() {
    return Route.get(PATH, SearchParameters.NAMES, this::answer);
  }

  private Answer answer(Context context, Parameters parameters) {
    SearchQuery query = withoutCounts(SearchParameters.read(parameters)).with(Sort.DATE);
    Hits hits = admission.admit(() -> engine.search(query));
    String search = context.queryString() == null ? "" : "?" + context.queryString();
    byte[] xml = feed.of(query, hits.hits(), search);
    Answer answer = Answer.of(Feed.CONTENT_TYPE, xml).changedAt(changes.of(search, xml));
    return hits.partial() ? answer.kept(Keeping.NEVER) : answer;
  }

  private static SearchQuery withoutCounts(SearchQuery query) {
    Options asked = query.options();
    return query.with(
        new Options(false, asked.highlight(), asked.typos(), asked.collapse(), false));
  }
}
