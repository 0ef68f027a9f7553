package fr.denicheur.site;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.web.PostingAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jdom2.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * An answer as an Atom feed (RFC 4287).
 *
 * <p>Addresses are absolute where the site's own is known, and else relative to the feed's. Ids
 * never change: they are made of the posting's id and of nothing else.
 */
final class Feed {
  static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Frame frame;

  Feed(Frame frame) {
    this.frame = frame;
  }

  /**
   * Returns the feed of an answer.
   *
   * @param search the question mark and all that follows it in the address, or nothing
   */
  byte[] of(SearchQuery query, List<Hit> hits, String search) {
    var feed = new com.rometools.rome.feed.atom.Feed("atom_1.0");
    feed.setEncoding("UTF-8");
    feed.setId(urn("feed" + search));
    feed.setTitle(legal(title(query)));
    feed.setUpdated(updated(hits));
    feed.setAuthors(List.of(author(frame.settings().organisation().orElse(siteName()))));
    feed.setAlternateLinks(List.of(link("alternate", "/" + search, "text/html")));
    feed.setOtherLinks(List.of(link("self", "/feed.atom" + search, "application/atom+xml")));
    feed.setEntries(hits.stream().map(this::entry).toList());
    try {
      return new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException("every answer can be written as a feed", e);
    }
  }

  private Entry entry(Hit hit) {
    Entry entry = new Entry();
    entry.setId(urn("posting " + hit.id().value()));
    entry.setTitle(
        legal(hit.summary().open() ? hit.title() : frame.text("feed.closed", hit.title())));
    entry.setAlternateLinks(List.of(link("alternate", PostingAddress.of(hit.id()), "text/html")));
    entry.setUpdated(time(hit.summary().date()));
    entry.setCategories(List.of(category(hit)));
    if (hit.summary().date() != null) {
      entry.setPublished(time(hit.summary().date()));
    }
    if (hit.summary().startup() != null) {
      entry.setAuthors(List.of(author(hit.summary().startup().label())));
    }
    if (!hit.excerpts().body().isEmpty()) {
      entry.setSummary(summary(hit.excerpts().body()));
    }
    return entry;
  }

  private String title(SearchQuery query) {
    String words = query.question().written();
    return words.isBlank() ? siteName() : frame.text("feed.title", words, siteName());
  }

  private String siteName() {
    return frame.settings().name();
  }

  private Link link(String relation, String path, String type) {
    Link link = new Link();
    link.setRel(relation);
    link.setType(type);
    link.setHref(legal(frame.settings().absolute(path).orElse(path)));
    return link;
  }

  private static Category category(Hit hit) {
    Category category = new Category();
    category.setTerm(hit.summary().family().id());
    category.setLabel(hit.summary().family().label());
    return category;
  }

  private static Person author(String name) {
    Person author = new Person();
    author.setName(legal(name));
    return author;
  }

  /** Excerpts are HTML already. */
  private static Content summary(List<String> excerpts) {
    Content summary = new Content();
    summary.setType("html");
    summary.setValue(legal(String.join("<br>", excerpts)));
    return summary;
  }

  private static Date updated(List<Hit> hits) {
    return hits.stream()
        .map(hit -> time(hit.summary().date()))
        .max(Comparator.naturalOrder())
        .orElse(Date.from(Instant.EPOCH));
  }

  /**
   * Atom asks for a time. Noon is on the same day nearly everywhere; a posting of which no day is
   * known is as old as can be.
   */
  private static Date time(@Nullable LocalDate date) {
    return Date.from(
        date == null ? Instant.EPOCH : date.atTime(LocalTime.NOON).atZone(PARIS).toInstant());
  }

  private static String urn(String name) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(("denicheur " + name).getBytes(StandardCharsets.UTF_8));
  }

  /** What XML 1.0 cannot hold at all, however it is written, is left out. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(Verifier::isXMLCharacter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
