package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents that search engines and browsers read about the site. */
class CrawlersTest {
  private static final SiteSettings KNOWN = SiteServer.known("Nos offres & métiers du numérique");

  @TempDir private static Path folder;
  private static SiteServer site;
  private static SiteServer known;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder.resolve("a"));
    known = SiteServer.overFiles(folder.resolve("b"), KNOWN);
  }

  @AfterAll
  static void stop() throws Exception {
    site.close();
    known.close();
  }

  @Test
  void theMapHoldsOnlyOpenPostings() throws Exception {
    String map = known.get("/sitemap.xml").body();

    assertValid("sitemap.xsd", map);
    assertThat(Pattern.compile("<loc>([^<]*)").matcher(map).results())
        .extracting(MatchResult::group)
        .hasSize(39)
        .doesNotHaveDuplicates()
        .startsWith("<loc>https://emplois.exemple.fr/")
        .contains("<loc>https://emplois.exemple.fr/offres/offre-47")
        .doesNotContain("<loc>https://emplois.exemple.fr/offres/offre-45"); // filled
    assertThat(map).contains("<lastmod>2023-04-15</lastmod>");
  }

  @Test
  void theMapHoldsOneVersionOfNearDuplicates(@TempDir Path index) throws Exception {
    String text = "Ouvrir les ruches au lever du jour, nourrir les abeilles";
    try (SiteServer twice =
        new SiteServer(
            index,
            KNOWN,
            aPosting().withId("avant").text(text).open().publishedOn("2021-01-01"),
            aPosting().withId("apres").text(text).open().publishedOn("2022-01-01"),
            aPosting().withId("fermee").text(text).publishedOn("2023-01-01"))) {
      assertThat(twice.get("/sitemap.xml").body()).contains("/apres").doesNotContain("/avant");
    }
  }

  @Test
  void aBrowserLearnsHowToSearch() throws Exception {
    HttpResponse<String> answer = known.get("/opensearch.xml");

    assertValid("opensearch.xsd", answer.body());
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/opensearchdescription+xml; charset=utf-8");
    assertThat(answer.body())
        .contains("<ShortName>Nos offres &amp; mét</ShortName>")
        .contains("template=\"https://emplois.exemple.fr/?q={searchTerms}\"");
  }

  @Test
  void theAddressBarCompletesTheTypedWords() throws Exception {
    HttpResponse<String> answer = site.get("/opensearch/suggest?q=infirmi%C3%A8re%20de");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/x-suggestions+json; charset=utf-8");
    assertThat(answer.body()).startsWith("[\"infirmière de\",[\"Infirmière de nuit");
  }

  @ParameterizedTest
  @Tag("H16")
  @ValueSource(strings = {"/sitemap.xml", "/opensearch.xml"})
  void h16ARequestNeverSuppliesAnAbsoluteAddress(String path) throws Exception {
    HttpResponse<String> answer = site.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("start the server with --base-url");
  }

  @Test
  void robotsTxtNamesTheMap() throws Exception {
    assertThat(known.get("/robots.txt").body())
        .isEqualTo(
            """
            User-agent: *
            Disallow: /api/
            Disallow: /?

            Sitemap: https://emplois.exemple.fr/sitemap.xml
            """);
    assertThat(site.get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /api/\n");
  }

  private static void assertValid(String schema, String xml) throws Exception {
    var validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(CrawlersTest.class.getResource(schema))
            .newValidator();
    assertThatCode(() -> validator.validate(new StreamSource(new StringReader(xml))))
        .doesNotThrowAnyException();
  }
}
