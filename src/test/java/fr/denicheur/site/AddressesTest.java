package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people share and mistype them, and as trackers change them. */
class AddressesTest {
  private static final SiteSettings KNOWN = SiteServer.known("Emplois");

  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    PostingBuilder[] postings =
        IntStream.rangeClosed(1, 23)
            .mapToObj(
                i -> aPosting().withId("dossier/p" + i).titled("Potier " + i).text("Tour " + i))
            .toArray(PostingBuilder[]::new);
    server = new SiteServer(index, KNOWN, postings);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?utm_source=lettre",
        "/?fbclid=IwAR0&q=potier",
        "/?_ga=2.1&gclid=a&mc_cid=b",
        "/?ref=lettre&x",
        "/?utm_campaign=%E9t%E9",
        "/?utm_term=%C3%28",
        "/?role=&open=&month=&page=",
        "/offres/dossier/p1?fbclid=IwAR0&q=",
        "/feed.atom?utm_source=x&page=",
        "/sitemap.xml?utm_source=x",
        "/robots.txt?gclid=x",
        "/opensearch.xml?ref=x",
        "/similaires?utm_source=x",
        "/embed?_hsenc=p2",
        "/health/live?check=1"
      })
  @Tag("Q17")
  void parametersOfOthersAndEmptyOnesAreIgnored(String address) throws Exception {
    HttpResponse<String> answer = server.get(address, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("utm_", "clid", "_ga", "lettre", "_hsenc");
    assertThat(server.parsed(answer).select(".notice"))
        .noneMatch(line -> line.text().contains("«"));
  }

  @Test
  void theCanonicalAddressHoldsNothingOfOthers() throws Exception {
    assertThat(canonical("/?utm_source=x&page=")).isEqualTo("https://emplois.exemple.fr/");
    assertThat(canonical("/offres?q=potier&gclid=a"))
        .isEqualTo("https://emplois.exemple.fr/?q=potier");
    assertThat(canonical("/offres/dossier/p1?ref=a&q=tour"))
        .isEqualTo("https://emplois.exemple.fr/offres/dossier/p1");
  }

  private static String canonical(String address) throws Exception {
    return server.page(address).select("link[rel=canonical]").attr("href");
  }

  @ParameterizedTest
  @CsvSource({
    "rol=design, rol, role",
    "Startup=ruche, Startup, startup",
    "mnoth=2021, mnoth, month",
    "contrat=cdi, contrat, contract",
    "remoote=full, remoote, remote"
  })
  void aMisspeltParameterIsIgnoredWithALine(String query, String written, String meant)
      throws Exception {
    HttpResponse<String> answer = server.get("/?q=potier&" + query, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.parsed(answer).select(".notice").text().replace('\u00a0', ' '))
        .contains("« " + written + " »", "« " + meant + " »");
    assertThat(server.get("/api/v1/search?" + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/offres/dossier/p1/, /offres/dossier/p1",
    "/embed/, /embed",
    "/similaires/?utm_source=a, /similaires?utm_source=a",
    "/offres/, /offres",
    "/offres/dossier/p%C3%A9/, /offres/dossier/p%C3%A9"
  })
  void aSlashAtTheEndLeadsToTheAddressWithoutIt(String address, String target) throws Exception {
    HttpResponse<String> answer = server.get(address);
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).hasValue(target);
  }

  @Test
  void theFolderOfPostingsIsTheSearchPage() throws Exception {
    Document page = server.page("/offres?q=potier");
    assertThat(page.select("#status").text()).isEqualTo("23 offres");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/?q=potier&page=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "40",
        "1000",
        "1001",
        "5000",
        "999999999",
        "2147483647",
        "99999999999999999999"
      })
  void aPageBeyondTheLastShowsTheLast(String page) throws Exception {
    HttpResponse<String> answer = server.get("/?q=potier&page=" + page, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(200);
    Document shown = server.parsed(answer);
    assertThat(shown.select(".notice").text())
        .isEqualTo("Cette page n’existe pas, voici la dernière.");
    assertThat(shown.select(".hits > li")).hasSize(3);
    assertThat(shown.select("#q").val()).isEqualTo("potier");
    assertThat(shown.select(".pager [aria-current=page]").text()).isEqualTo("Page 3");
    assertThat(shown.select("a[rel=prev]").attr("href")).isEqualTo("/?q=potier&page=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?page=0", "/nulle-part", "/offres/inconnue", "/?q=%ff", "/assets/autre.css"})
  void everyErrorPageHasTheSearchField(String address) throws Exception {
    HttpResponse<String> answer = server.get(address, "Accept", "text/html");
    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(server.parsed(answer).select("main form[action=/] input[name=q]")).hasSize(1);
  }
}
