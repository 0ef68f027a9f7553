package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.function.Supplier;

/** {@code GET /feed.atom}: serves any search as a feed, newest first. */
final class FeedRoute {
  static final String PATH = "/feed.atom";

  private final SearchEngine engine;
  private final Feed feed;
  private final LastChanges changes = new LastChanges(InstantSource.system());

  FeedRoute(SearchEngine engine, Frame frame) {
    this.engine = engine;
    this.feed = new Feed(frame);
  }

  Route route() {
    return Route.get(PATH, SearchParameters.NAMES, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    SearchQuery query =
        SearchParameters.read(parameters).without(Feature.FACETS, Feature.EXPLAIN).with(Sort.DATE);
    String search = context.queryString() == null ? "" : "?" + context.queryString();
    return () -> answer(query, search);
  }

  private Answer answer(SearchQuery query, String search) {
    Hits hits = engine.search(query);
    byte[] xml = feed.of(query, hits.hits(), search);
    Answer answer = Answer.of(Feed.CONTENT_TYPE, xml).changedAt(changes.of(search, xml));
    return hits.partial() ? answer.kept(Keeping.NEVER) : answer;
  }
}
