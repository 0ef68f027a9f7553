package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.RoleFamily;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A posting's page: its text, its facts, and similar postings. */
class PostingPageTest {
  private static final SiteSettings KNOWN = SiteServer.known("Emplois");

  private static final String REPEATED =
      "Tenir le standard de la mairie et orienter les appels de toute la journée vers les bureaux";

  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    server =
        new SiteServer(
            index,
            KNOWN,
            aPosting()
                .withId("ruche/apicultrice d'été")
                .titled("Apicultrice <b>d’été</b>")
                .role("Apicultrice ou apiculteur")
                .inFamily(RoleFamily.AUTRE)
                .atStartup("La Ruche")
                .open()
                .junior()
                .publishedOn("2021-06-01")
                .with(details("miel@exemple.fr", "https://exemple.fr/offre"))
                .markdown(
                    """
                    # La ruche

                    Venez *récolter*.<script>alert(1)</script>

                    ### Le miel

                    | a |
                    |:-:|
                    | b |

                    [piège](javascript:alert(1))

                    ## Ensuite
                    """)
                .text("La ruche\nVenez récolter.\nLe miel\nOuvrir les ruches au lever du jour"),
            filled("fermee", "Ouvrir les ruches au lever du jour, nourrir les abeilles"),
            filled("fermee-2", "Ouvrir les ruches au lever du jour, vendre au marché du bourg"),
            filled("avant", REPEATED).titled("Standardiste").publishedOn("2019-02-01"),
            filled("apres", REPEATED).titled("Standardiste").publishedOn("2022-03-04").open(),
            aPosting()
                .withId("lue")
                .titled("Fromagère")
                .under(Condition.Kind.CONTRACT, "cdd", "CDD")
                .under(Condition.Kind.CONTRACT, "freelance", "Freelance")
                .under(Condition.Kind.DAYS, "2.5-4", "2.5-4")
                .under(Condition.Kind.MONTHS, "6", "6")
                .under(Condition.Kind.BEGINNER, "false", "false")
                .under(Condition.Kind.PLACE, "dole", "Dole")
                .with(
                    new PostingDetails(
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        Map.of("lieu", "Dole", "salaire", "30 k€")))
                .text("Affiner le comté dans une cave du Jura"),
            aPosting()
                .withId("pourvue")
                .titled("Vannière")
                .with(
                    new PostingDetails(
                        List.of(), List.of(), null, null, null, null, null, true, Map.of()))
                .text("Osier et rotin"),
            aPosting().withId("seule").titled("Rien de tel").text("Xylophone"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static PostingBuilder filled(String id, String text) {
    return aPosting()
        .withId(id)
        .titled("Aide aux ruches")
        .publishedOn("2020-01-02")
        .with(details("écrivez à la mairie", "javascript:alert(1)"))
        .text(text);
  }

  private static PostingDetails details(String contact, String elsewhere) {
    return new PostingDetails(
        List.of("fumée", "gants"),
        List.of("abeilles"),
        "CDD",
        "Mairie",
        contact,
        elsewhere,
        null,
        false,
        Map.of());
  }

  private static Document open() throws Exception {
    return server.page("/offres/ruche/apicultrice%20d%27%C3%A9t%C3%A9");
  }

  private static String fact(Document page, String label) {
    Element name =
        page.select("dt").stream().filter(dt -> dt.text().equals(label)).findFirst().orElseThrow();
    return name.nextElementSibling().text();
  }

  @Test
  void theFactsStandAtAGlance() throws Exception {
    Document page = open();
    assertThat(page.selectFirst("h1").text()).isEqualTo("Apicultrice <b>d’été</b>");
    assertThat(page.select(".posting > .facts li").eachText())
        .containsExactly("Ouverte", "Débutants bienvenus");
    assertThat(fact(page, "Intitulé")).isEqualTo("Apicultrice ou apiculteur");
    assertThat(fact(page, "Startup")).isEqualTo("La Ruche");
    assertThat(fact(page, "Publiée le")).isEqualTo("1er juin 2021");
    assertThat(fact(page, "Contrat")).isEqualTo("CDD");
    assertThat(fact(page, "Technologies")).isEqualTo("fumée, gants");
  }

  @Test
  void conditionsStandWithTheSentencesTheyWereReadIn() throws Exception {
    Document page = server.page("/offres/lue");
    assertThat(fact(page, "Contrat")).isEqualTo("CDD, Freelance");
    assertThat(fact(page, "Temps de travail")).isEqualTo("2,5 à 4 jours par semaine");
    assertThat(fact(page, "Durée")).isEqualTo("6 mois");
    assertThat(fact(page, "Débutants")).isEqualTo("De l’expérience est demandée");
    assertThat(page.select(".read q").eachText())
        .containsExactly(
            "Lu : CDD", "Lu : Freelance", "Lu : Dole", "Lu : 2.5-4", "Lu : 6", "Lu : false");
  }

  @Test
  void aFieldInWhichAConditionWasReadIsShownOnce() throws Exception {
    Document page = server.page("/offres/lue");
    assertThat(page.select("dt").eachText()).containsOnlyOnce("Lieu").contains("Salaire");
    assertThat(fact(page, "Lieu")).isEqualTo("Dole");
  }

  @Test
  void onlyAnAddressIsALink() throws Exception {
    assertThat(open().select("dd a").eachAttr("href"))
        .containsExactly("mailto:miel@exemple.fr", "https://exemple.fr/offre");
    Document page = server.page("/offres/fermee");
    assertThat(page.select("dd a")).isEmpty();
    assertThat(fact(page, "Contact")).isEqualTo("écrivez à la mairie");
  }

  @Test
  void itsHeadingsStandBelowThePagesOwnWithoutAGap() throws Exception {
    Document page = open();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select(".text > h2, .text > h3, .text > h4").stream().map(Element::tagName))
        .containsExactly("h2", "h3", "h3");
    assertThat(page.select("[align]")).isEmpty();
  }

  @Test
  void itsTextRunsNothing() throws Exception {
    Document page = open();
    assertThat(page.select(".text script, [onerror]")).isEmpty();
    assertThat(page.select("a[href^=javascript]")).isEmpty();
    assertThat(server.page("/offres/fermee").select("a[href^=javascript]")).isEmpty();
  }

  @Test
  void itDescribesItselfToOtherSites() throws Exception {
    Document page = open();
    assertThat(page.title()).isEqualTo("Apicultrice <b>d’été</b> – Emplois");
    String address = "https://emplois.exemple.fr/offres/ruche/apicultrice%20d%27%C3%A9t%C3%A9";
    assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(address);
    assertThat(page.select("meta[property=og:url]").attr("content")).isEqualTo(address);
    assertThat(page.select("meta[property=og:title]").attr("content"))
        .isEqualTo("Apicultrice <b>d’été</b>");
    assertThat(page.select("meta[name=description]").attr("content"))
        .startsWith("La ruche Venez récolter.");
    assertThat(page.select("meta[name=robots]")).isEmpty();
  }

  @Test
  void aClosedOneSaysSoAndShowsOpenOnesFirst() throws Exception {
    Document page = server.page("/offres/fermee");
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    Element notice = page.selectFirst(".filled-notice");
    assertThat(notice.select("h2").text()).isEqualTo("Cette offre est fermée");
    assertThat(server.page("/offres/pourvue").select(".filled-notice h2, .tag").eachText())
        .as("only if its file says so")
        .containsExactly("Pourvue", "Cette offre est pourvue");
    assertThat(notice.select(".hits a").eachText()).containsExactly("Apicultrice <b>d’été</b>");
    assertThat(notice.select(".word").eachText()).isNotEmpty();
    assertThat(page.select(".similar h3").eachText()).containsExactly("Aide aux ruches");
    assertThat(server.page("/offres/seule").select(".filled-notice a").attr("href"))
        .isEqualTo("/?open=true");
  }

  @Test
  void repostsAreItsHistory() throws Exception {
    Document old = server.page("/offres/avant");
    assertThat(old.select(".history a").eachText()).containsExactly("4 mars 2022 – Ouverte");
    assertThat(old.select(".history a").attr("href")).isEqualTo("/offres/apres");
    assertThat(old.select(".filled-notice > p").first().text())
        .startsWith("Elle a été publiée à nouveau");
    Document current = server.page("/offres/apres");
    assertThat(current.select(".history a").eachText())
        .containsExactly("1er février 2019 – Fermée");
    assertThat(server.page("/offres/seule").select(".history")).isEmpty();
  }

  /** With a limit of a nanosecond the time is over before the first look. */
  @ParameterizedTest
  @CsvSource({"true, 1", "false, 1", "true, 60000000000", "false, 60000000000"})
  @Tag("Q19")
  void itIsShownWithoutSimilarOnesIfTheyTakeTooLong(boolean open, long limit, @TempDir Path folder)
      throws Exception {
    try (LuceneEngine engine = LuceneEngine.open(folder, Duration.ofNanos(limit));
        SiteServer site = SiteServer.over(engine)) {
      PostingBuilder vigie = aPosting().withId("vigie").titled("Vigie").text(words(0, 20_000));
      engine.put((open ? vigie.open() : vigie).build(), new Fingerprint("x", null, 0));
      engine.put(
          aPosting().withId("b").text(words(1_000, 4_000)).build(), new Fingerprint("y", null, 0));
      engine.publish();
      HttpResponse<String> page = site.get("/offres/vigie");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("mot19999");
      assertThat(page.body().contains("/offres/b\"")).isEqualTo(limit > 1);
    }
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "mot" + i).collect(joining(" ", "Voici ", "."));
  }

  @ParameterizedTest
  @CsvSource({
    "'', /, Toutes les offres",
    "'?q=miel&startup=La+Ruche&page=2&open=true', /?q=miel&startup=la-ruche&open=true&page=2, Retour aux résultats",
    "'?q=//evil.example', /?q=%2F%2Fevil.example, Retour aux résultats",
    "'?q=%22%3E%3Cscript%3E', /?q=%22%3E%3Cscript%3E, Retour aux résultats"
  })
  void itLinksBackToTheSearchThatFoundIt(String query, String back, String label) throws Exception {
    Element link = server.page("/offres/seule" + query).selectFirst(".back a");
    assertThat(link.attr("href")).isEqualTo(back);
    assertThat(link.text()).isEqualTo("← " + label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/offres/inconnue", "/offres/%20", "/offres/a/b/c"})
  void anUnknownPostingIsAPageInFrench(String address) throws Exception {
    var answer = server.get(address);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(server.parsed(answer).select("h1").text()).isEqualTo("Cette page n’existe pas");
  }
}
