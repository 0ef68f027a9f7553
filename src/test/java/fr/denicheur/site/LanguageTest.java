package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are in French, and in English for readers whose browser prefers it. */
class LanguageTest {
  @TempDir private static Path folder;

  private static SiteServer site;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder, settings(Language.AUTO, Optional.empty()));
  }

  @AfterAll
  static void stop() throws Exception {
    site.close();
  }

  private static SiteSettings settings(Language language, Optional<Path> theme) {
    return new SiteSettings(
        Optional.of(URI.create("https://emplois.exemple.fr")),
        "Emplois",
        Optional.empty(),
        Optional.empty(),
        theme,
        Optional.empty(),
        language);
  }

  private static Document page(String path, String languages) throws Exception {
    return site.parsed(site.get(path, "Accept-Language", languages, "Accept", "text/html"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | en",
        "en-GB,en;q=0.9 | en",
        "EN-us | en",
        "fr | fr",
        "fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7 | fr",
        "en,fr;q=0.5 | en",
        "fr,en | fr",
        "en,fr | en",
        "de,en;q=0.7 | en",
        "de,en;q=0.5,fr;q=0.7 | fr",
        "de | fr",
        "* | fr",
        "en;q=0 | fr",
        "eng-lish;;q=, | fr"
      })
  void theBrowserChooses(String accepted, String language) throws Exception {
    HttpResponse<String> answer = site.get("/", "Accept-Language", accepted);

    assertThat(site.parsed(answer).select("html").attr("lang")).isEqualTo(language);
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
    assertThat(answer.headers().allValues("Vary"))
        .containsExactly("Accept-Encoding, Accept-Language");
  }

  @Test
  void withoutAPreferenceItIsFrench() throws Exception {
    assertThat(site.page("/").select("html").attr("lang")).isEqualTo("fr");
    String endless = "de,".repeat(400) + "en";
    assertThat(page("/", endless).select("html").attr("lang")).isEqualTo("fr");
  }

  @Test
  void eachLanguageHasATagOfItsOwn() throws Exception {
    String french = site.get("/").headers().firstValue("ETag").orElseThrow();

    assertThat(site.get("/", "If-None-Match", french).statusCode()).isEqualTo(304);
    assertThat(site.get("/", "If-None-Match", french, "Accept-Language", "en").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=infirmi%C3%A8re&open=true&month=2023&remote=full",
        "/?q=infirmierre",
        "/?q=xyzzy&open=true",
        "/offres/offre-47",
        "/offres/offre-45",
        "/similaires",
        "/embed",
        "/offres/inconnue",
        "/?page=0"
      })
  void noFrenchWordOfOursIsLeft(String path) throws Exception {
    Document page = page(path, "en");
    page.select("[lang=fr], #facets bdi, .glance dd, .brand, code").remove();

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.text() + page.select("[aria-label]").eachAttr("aria-label"))
        .doesNotContainPattern(
            "(?i)\\b(offres?|toutes?|ouvertes?|fermées?|recherche|rechercher|métier|avec|dans le|"
                + "aucune?|cette|votre|une|fois)\\b");
  }

  @Test
  void valuesReasonsAndDatesAreInEnglish() throws Exception {
    Document page = page("/?q=infirmi%C3%A8re&open=true", "en");

    assertThat(page.select("#facets legend").eachText()).contains("Trade", "Applications");
    assertThat(page.select(".chip").text()).contains("Remove the filter Open");
    assertThat(page.select(".why li").eachText())
        .anyMatch(reason -> reason.contains("in the title"));
    assertThat(page.select("time").eachText())
        .allMatch(month -> month.matches("[A-Z][a-z]+ 202\\d"));
    Messages english = new Theme(Optional.empty()).english();
    assertThat(page.select("#facets input[name=role]"))
        .isNotEmpty()
        .allSatisfy(box ->
            assertThat(box.parent().select("bdi").text())
                .isEqualTo(english.text("value.role." + box.val())));
    assertThat(page.select("#facets details[id^=fold-month] bdi").eachText())
        .anyMatch("All of 2023"::equals);
  }

  @Test
  void postingsAreMarkedAsFrench() throws Exception {
    Document posting = page("/offres/offre-47", "en");

    assertThat(posting.select("h1").attr("lang")).isEqualTo("fr");
    assertThat(posting.select(".text").attr("lang")).isEqualTo("fr");
    assertThat(page("/?q=nuit", "en").select(".name bdi, .passage").eachAttr("lang"))
        .containsOnly("fr");
    assertThat(page("/?q=nuit", "fr").select("main [lang]")).isEmpty();
  }

  @Test
  void feedsAndTheDescriptionOfTheSearchAreInTheSameLanguage() throws Exception {
    assertThat(site.get("/feed.atom?open=false", "Accept-Language", "en").body())
        .contains("(closed)</title>");
    assertThat(site.get("/feed.atom?open=false").body()).contains("(fermée)</title>");
    assertThat(site.get("/opensearch.xml", "Accept-Language", "en").body())
        .contains("<Description>Search for a posting: Emplois</Description>");
  }

  @Test
  void theApiStaysFrench() throws Exception {
    String french = site.get("/api/v1/search?q=nuit&explain=on").body();
    String asked = site.get("/api/v1/search?q=nuit&explain=on", "Accept-Language", "en").body();

    assertThat(asked.replaceFirst("\"tookMs\":[0-9.]+", ""))
        .isEqualTo(french.replaceFirst("\"tookMs\":[0-9.]+", ""))
        .contains("Ouverte");
  }

  @Test
  void theSettingFixesTheLanguage(@TempDir Path index) throws Exception {
    for (Language language : new Language[] {Language.FR, Language.EN}) {
      try (SiteServer fixed =
          new SiteServer(
              index.resolve(language.id()),
              settings(language, Optional.empty()),
              aPosting().withId("a"))) {
        for (String accepted : new String[] {"fr", "en"}) {
          HttpResponse<String> answer = fixed.get("/", "Accept-Language", accepted);
          assertThat(fixed.parsed(answer).select("html").attr("lang")).isEqualTo(language.id());
          assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        }
      }
    }
  }

  @Test
  void aThemeInOneLanguageIsShownInThatOne(@TempDir Path theme, @TempDir Path index)
      throws Exception {
    Files.writeString(theme.resolve("messages.properties"), "footer = Les offres de la ville");
    assertThat(footerInEnglish(theme, index.resolve("a"))).contains("Les offres de la ville");
    Files.writeString(theme.resolve("messages_en.properties"), "footer = The town’s postings");
    assertThat(footerInEnglish(theme, index.resolve("b")))
        .contains("The town’s postings The search");
  }

  private static String footerInEnglish(Path theme, Path index) throws Exception {
    try (SiteServer own =
        new SiteServer(
            index, settings(Language.AUTO, Optional.of(theme)), aPosting().withId("a"))) {
      return own.parsed(own.get("/", "Accept-Language", "en")).select("footer").text();
    }
  }
}
