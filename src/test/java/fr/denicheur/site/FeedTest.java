package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Posting;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed reader follows a search. */
class FeedTest {
  private static final SiteSettings KNOWN = SiteServer.known("Nos offres");

  @TempDir private static Path folder;
  private static SiteServer site;
  private static SiteServer known;

  @BeforeAll
  static void start() throws Exception {
    WrittenPostings.writeHostile(Files.createDirectories(folder.resolve("a/postings")));
    site = SiteServer.overFiles(folder.resolve("a"));
    known = SiteServer.overFiles(folder.resolve("b"), KNOWN);
  }

  @AfterAll
  static void stop() throws Exception {
    site.close();
    known.close();
  }

  @Test
  void itHoldsTheHitsOfTheSearchNewestFirst() throws Exception {
    SyndFeed feed = read(site.get("/feed.atom?q=infirmi%C3%A8re&startup=lapins&size=3"));

    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getTitle()).isEqualTo("infirmière – Dénicheur");
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getTitle)
        .containsExactly(
            "Infirmière de nuit n° 39",
            "Infirmière de nuit n° 27",
            "Infirmière de nuit n° 15 (fermée)");
    assertThat(feed.getEntries())
        .allSatisfy(entry -> {
          assertThat(entry.getUri()).startsWith("urn:uuid:");
          assertThat(entry.getLink()).startsWith("/offres/offre-");
          assertThat(entry.getDescription().getValue()).isNotBlank();
          assertThat(entry.getAuthor()).isEqualTo("lapins");
          assertThat(entry.getUpdatedDate()).isNotNull();
        });
    assertThat(feed.getEntries().getFirst().getUpdatedDate())
        .isEqualTo("2023-04-15T12:00:00+02:00");
  }

  @Test
  void theOrderIsAlwaysByDate() throws Exception {
    List<SyndEntry> entries =
        read(site.get("/feed.atom?q=sant%C3%A9&sort=relevance&size=50")).getEntries();

    assertThat(entries).hasSizeGreaterThan(3);
    assertThat(entries.stream().map(SyndEntry::getPublishedDate).toList())
        .isSortedAccordingTo(Comparator.nullsLast(Comparator.reverseOrder()));
  }

  @Test
  void aFilledPostingSaysSo() throws Exception {
    assertThat(read(site.get("/feed.atom?open=false")).getEntries())
        .isNotEmpty()
        .allMatch(entry -> entry.getTitle().endsWith(" (fermée)"));
    assertThat(read(site.get("/feed.atom?open=true")).getEntries())
        .isNotEmpty()
        .noneMatch(entry -> entry.getTitle().contains("fermée"));
  }

  @Test
  void idsStayTheSameWhenTheSiteMoves() throws Exception {
    String search = "/feed.atom?q=titre:designer";
    assertThat(read(known.get(search)).getEntries())
        .extracting(SyndEntry::getUri)
        .isEqualTo(read(site.get(search)).getEntries().stream().map(SyndEntry::getUri).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void addressesAreAbsoluteIfTheSitesIsKnown() throws Exception {
    SyndFeed feed = read(known.get("/feed.atom?open=true"));

    assertThat(feed.getLinks())
        .extracting(SyndLink::getRel, SyndLink::getHref)
        .containsExactlyInAnyOrder(
            tuple("alternate", "https://emplois.exemple.fr/?open=true"),
            tuple("self", "https://emplois.exemple.fr/feed.atom?open=true"));
    assertThat(feed.getEntries().getFirst().getLink())
        .startsWith("https://emplois.exemple.fr/offres/");
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() throws Exception {
    HttpResponse<String> first = site.get("/feed.atom?startup=lapins");
    String changed = first.headers().firstValue("Last-Modified").orElseThrow();
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(site.get("/feed.atom?startup=lapins", "If-Modified-Since", changed).statusCode())
        .isEqualTo(304);
    assertThat(site.get("/feed.atom?startup=lapins", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(
            site.get(
                    "/feed.atom?startup=lapins",
                    "If-Modified-Since",
                    "Sat, 01 Jan 2000 00:00:00 GMT")
                .statusCode())
        .isEqualTo(200);
    assertThat(site.get("/feed.atom?startup=lapins", "If-Modified-Since", "hier").statusCode())
        .isEqualTo(200);
    assertThat(
            site.get(
                    "/feed.atom?startup=lapins",
                    "If-Modified-Since",
                    changed,
                    "If-None-Match",
                    "\"autre\"")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void hostileTextStaysText() throws Exception {
    SyndFeed feed = read(site.get("/feed.atom?q=hostile%00%01&size=2&sort=date"));

    assertThat(feed.getEntries())
        .extracting(SyndEntry::getTitle)
        .anyMatch(title -> title.contains("</script><script>window.pwned=1</script>"));
    assertThat(feed.getEntries())
        .allSatisfy(entry ->
            assertThat(entry.getDescription().getValue().replaceAll("</?mark>|<br>", ""))
                .doesNotContain("<"));
  }

  @Test
  void everySearchLinksToItsFeedIfTheLinksInItWork() throws Exception {
    assertThat(site.get("/?q=nuit", "Accept", "text/html").body()).doesNotContain("feed.atom");
    String page = known.get("/?q=nuit&open=true&page=2", "Accept", "text/html").body();

    assertThat(page)
        .contains("<link rel=\"alternate\" href=\"/feed.atom?q=nuit&amp;open=true\"")
        .contains("<a href=\"/feed.atom?q=nuit&amp;open=true\"");
  }

  @Test
  void anUndatedPostingIsNewAndAnEditedOneNewAgain(@TempDir Path index) throws Exception {
    try (LuceneEngine engine = LuceneEngine.open(index);
        SiteServer server = SiteServer.over(engine)) {
      Posting undated = aPosting().withId("sans-date").titled("Sans date").build();
      Posting dated = aPosting().withId("datee").titled("Datée").publishedOn("2021-05-06").build();
      put(engine, undated, "a");
      put(engine, dated, "a");
      Instant before = updated(server, "Datée");

      assertThat(before).isEqualTo("2021-05-06T10:00:00Z");
      assertThat(updated(server, "Sans date")).isAfter("2026-01-01T00:00:00Z");

      put(engine, dated, "b");
      Instant after = updated(server, "Datée");
      assertThat(after).isAfter(before);
      assertThat(updated(server, "Datée")).as("asked again").isEqualTo(after);
    }
  }

  @Test
  void anEmptyFeedIsNotOf1970() throws Exception {
    assertThat(read(site.get("/feed.atom?q=zzz&typos=off")).getPublishedDate())
        .isAfter("2026-01-01");
  }

  private static void put(LuceneEngine engine, Posting posting, String version) {
    engine.put(posting, new Fingerprint(version, null, 0));
    engine.publish();
  }

  private static Instant updated(SiteServer server, String title) throws Exception {
    return read(server.get("/feed.atom")).getEntries().stream()
        .filter(entry -> entry.getTitle().startsWith(title))
        .map(entry -> entry.getUpdatedDate().toInstant())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void parametersOfOthersChangeNothingOfIt() throws Exception {
    assertThat(known.get("/feed.atom?utm_source=x&q=nuit&role=&open=true&fbclid=a").body())
        .isEqualTo(known.get("/feed.atom?q=nuit&open=true").body())
        .contains("/feed.atom?q=nuit&amp;open=true");
  }

  private static SyndFeed read(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    return new SyndFeedInput().build(new StringReader(answer.body()));
  }
}
