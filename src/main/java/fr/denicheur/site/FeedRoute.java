package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code GET /feed.atom}: writes the answer to any search as an Atom feed (RFC 4287), newest first.
 *
 * <p>Links are absolute if the operator has set the site's address; otherwise they are relative,
 * and pages do not offer the feed. The id of an entry depends only on the posting's id, so it never
 * changes.
 */
final class FeedRoute {
  static final String PATH = "/feed.atom";

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final SearchEngine engine;
  private final Frames frames;
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final LastChanges changes = new LastChanges(InstantSource.system());
  private final LastChanges edits = new LastChanges(InstantSource.system());

  FeedRoute(SearchEngine engine, Frames frames) {
    this.engine = engine;
    this.frames = frames;
  }

  Route route() {
    return Route.get(PATH, SearchParameters.NAMES, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    SearchQuery query =
        SearchParameters.read(parameters).without(Feature.FACETS, Feature.EXPLAIN).with(Sort.DATE);
    String search = parameters.written();
    Frame frame = frames.of(context);
    return () -> frames.in(frame, answer(query, search, frame));
  }

  private Answer answer(SearchQuery query, String search, Frame frame) {
    Hits hits = engine.search(query);
    byte[] xml = feed(query, hits.hits(), search, frame);
    Answer answer = Answer.of("application/atom+xml; charset=utf-8", xml);
    Instant changed =
        changes.of(
            frame.text("lang") + search, xml); // a feed not in memory is downloaded once more
    return hits.partial() ? answer.kept(Keeping.NEVER) : answer.changedAt(changed);
  }

  private byte[] feed(SearchQuery query, List<Hit> hits, String search, Frame frame) {
    Xml xml = new Xml("feed", NAMESPACE);
    xml.leaf("id", urn("feed" + search));
    xml.leaf("title", title(query, frame));
    List<Instant> updates = hits.stream().map(this::updated).toList();
    xml.leaf("updated", updates.stream().max(Comparator.naturalOrder()).orElse(start).toString());
    author(xml, frame.settings().organisation().orElse(frame.settings().name()));
    link(xml, "alternate", "/" + search, "text/html", frame);
    link(xml, "self", PATH + search, "application/atom+xml", frame);
    for (int i = 0; i < hits.size(); i++) {
      entry(xml, hits.get(i), updates.get(i), frame);
    }
    return xml.bytes();
  }

  private void entry(Xml xml, Hit hit, Instant updated, Frame frame) {
    xml.start("entry");
    xml.leaf("id", urn("posting " + hit.id().value()));
    xml.leaf("title", hit.summary().open() ? hit.title() : frame.text("feed.closed", hit.title()));
    link(xml, "alternate", PostingAddress.of(hit.id()), "text/html", frame);
    xml.leaf("updated", updated.toString());
    xml.start(
            "category",
            "term",
            hit.summary().family().id(),
            "label",
            frame.family(hit.summary().family()))
        .end();
    if (hit.summary().date() != null) {
      xml.leaf("published", time(hit.summary().date()).toString());
    }
    if (hit.summary().startup() != null) {
      author(xml, hit.summary().startup().label());
    }
    if (!hit.excerpts().body().isEmpty()) {
      // Excerpts are HTML already.
      xml.leaf("summary", String.join("<br>", hit.excerpts().body()), "type", "html");
    }
    xml.end();
  }

  private static void link(Xml xml, String relation, String path, String type, Frame frame) {
    String href = frame.settings().absolute(path).orElse(path);
    xml.start("link", "rel", relation, "type", type, "href", href).end();
  }

  private static void author(Xml xml, String name) {
    xml.start("author");
    xml.leaf("name", name);
    xml.end();
  }

  private static String title(SearchQuery query, Frame frame) {
    String words = query.question().written();
    String name = frame.settings().name();
    return words.isBlank() ? name : frame.text("feed.title", words, name);
  }

  /**
   * Returns when a posting was changed while this server ran, otherwise its day. A posting without
   * a date counts as new at the start.
   */
  private Instant updated(Hit hit) {
    LocalDate date = hit.summary().date();
    String version = engine.find(hit.id()).map(found -> found.version().contentHash()).orElse("");
    return edits.of(
        hit.id().value(),
        version.getBytes(StandardCharsets.UTF_8),
        date == null ? start : time(date));
  }

  /**
   * Turns a day into a time, because Atom requires one: noon in Paris, which is the same day nearly
   * everywhere.
   */
  private static Instant time(LocalDate date) {
    return date.atTime(LocalTime.NOON).atZone(PARIS).toInstant();
  }

  private static String urn(String name) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(("denicheur " + name).getBytes(StandardCharsets.UTF_8));
  }
}
