package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.Restriction.Not;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Json;
import io.javalin.http.BadRequestResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all postings that match, newest first, page by page. Each page names the next one by
 * a cursor, which holds the request itself: the server remembers nothing.
 *
 * <p>An engine ranks a limited number of postings. Beyond it, the pages begin again at the day of
 * the last posting, without those of that day that were sent. A posting that is put or removed
 * meanwhile may be missing or come twice.
 *
 * @param window the most postings that the engine ranks
 */
record Browsing(SearchEngine engine, HitJson hits, int window) {
  private static final String CURSOR = "cursor";

  /**
   * A place on the way.
   *
   * @param latest no posting of a later day comes any more; {@code null} at the beginning
   * @param sent how many of the others were sent
   */
  private record Place(@Nullable LocalDate latest, int sent) {}

  /** Returns a page of postings, with the cursor of the next one if there is one. */
  ObjectNode page(String index, JsonNode body) {
    ClientParameters sent = ClientParameters.of(body.isMissingNode() ? ResultJson.object() : body);
    ObjectNode cursor = read(sent.text(CURSOR));
    ClientParameters asked =
        cursor.has("request") ? ClientParameters.of(cursor.path("request")) : sent;
    Place place = place(cursor);
    int size = asked.number("hitsPerPage", Page.MAX_SIZE, 1, Page.MAX_SIZE);
    SearchQuery all = all(index, asked);
    SearchQuery here = from(all, place).with(new Page(place.sent() / size + 1, size));
    Hits found = engine.search(here);
    int skipped = Math.min(place.sent() % size, found.hits().size());
    List<Hit> fresh = found.hits().subList(skipped, found.hits().size());
    ObjectNode page =
        written(index, asked, fresh, place, engine.search(counted(all)).total(), size);
    int gone = place.sent() + fresh.size();
    if (!fresh.isEmpty() && gone < found.total()) {
      Place next = next(here, new Place(place.latest(), gone), fresh.getLast(), size);
      page.put(CURSOR, written(asked, next));
    }
    return page;
  }

  private ObjectNode written(
      String index, ClientParameters asked, List<Hit> fresh, Place place, long total, int size) {
    Display display = Display.of(asked);
    ObjectNode page = ResultJson.object().put("index", index);
    page.putPOJO(
        "hits",
        fresh.stream()
            .flatMap(hit -> engine.find(hit.id()).stream())
            .map(found -> hits.whole(found.posting(), display))
            .toList());
    return page.put("nbHits", total)
        .put("page", place.sent() / size)
        .put("nbPages", Math.ceilDiv(total, size))
        .put("hitsPerPage", size)
        .put("query", asked.text("query"))
        .put("processingTimeMS", 1);
  }

  /** Returns the search for every posting that matches, reposts too. */
  private static SearchQuery all(String index, ClientParameters asked) {
    return ClientSearch.search(index, asked)
        .with(Sort.DATE)
        .without(Feature.FACETS, Feature.HIGHLIGHT, Feature.COLLAPSE, Feature.PREFIX);
  }

  private static SearchQuery counted(SearchQuery query) {
    return query.with(new Page(1, 0));
  }

  private static SearchQuery from(SearchQuery all, Place place) {
    LocalDate latest = place.latest();
    return latest == null ? all : also(all, new Not(new Dated(latest.plusDays(1), null)));
  }

  private static SearchQuery also(SearchQuery query, Restriction further) {
    Filter filter = query.filter();
    return query.with(filter.with(new AllOf(List.of(filter.restriction(), further))));
  }

  /** Returns the next place, which begins again if the engine cannot rank the page after it. */
  private Place next(SearchQuery here, Place place, Hit last, int size) {
    if ((place.sent() / size + 1) * size <= window) {
      return place;
    }
    LocalDate day = last.summary().date();
    long later =
        day == null
            ? 0
            : engine.search(counted(also(here, new Dated(day.plusDays(1), null)))).total();
    int ofTheDay = (int) (place.sent() - later);
    if (day == null || (ofTheDay / size + 1) * size > window) {
      throw new InvalidQueryException(
          CURSOR,
          "browse reaches "
              + window
              + " postings of one day, or without a date; narrow it by filters");
    }
    return new Place(day, ofTheDay);
  }

  private static String written(ClientParameters asked, Place next) {
    ObjectNode cursor = ResultJson.object().put("sent", next.sent());
    cursor.put("latest", next.latest() == null ? null : next.latest().toString());
    ObjectNode request = asked.fields().deepCopy();
    request.remove(CURSOR);
    cursor.set("request", request);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(cursor));
  }

  private static Place place(ObjectNode cursor) {
    try {
      String latest = cursor.path("latest").asText("");
      int sent = cursor.path("sent").asInt(0);
      if (sent < 0 || sent > Page.MAX_WINDOW) {
        throw malformed();
      }
      return new Place(
          latest.isEmpty() || latest.equals("null") ? null : LocalDate.parse(latest), sent);
    } catch (DateTimeException e) {
      throw malformed();
    }
  }

  private static ObjectNode read(String cursor) {
    try {
      JsonNode read =
          cursor.isEmpty()
              ? ResultJson.object()
              : Json.read(Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8)));
      return Optional.of(read)
          .filter(JsonNode::isObject)
          .map(ObjectNode.class::cast)
          .orElseThrow(Browsing::malformed);
    } catch (IllegalArgumentException | BadRequestResponse e) {
      throw malformed();
    }
  }

  private static InvalidQueryException malformed() {
    return new InvalidQueryException(CURSOR, "cursor must be one that browse returned");
  }
}
