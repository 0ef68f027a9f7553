package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.RoleFamily;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** The search page: what it shows, and where its links and forms lead. */
class SearchPageTest {
  private static final String COPIED =
      "Nous cherchons une personne pour tenir le standard et orienter les appels de la journée";

  private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";

  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    List<PostingBuilder> postings = new ArrayList<>();
    for (int i = 1; i <= 23; i++) {
      postings.add(
          aPosting()
              .withId("dev-" + i)
              .titled("Développeuse numéro " + i)
              .inFamily(RoleFamily.DEVELOPPEMENT)
              .atStartup(i % 2 == 0 ? "Ruche" : "Potager")
              .publishedOn(i % 3 == 0 ? "2020-05-0" + (i % 9 + 1) : "2021-03-0" + (i % 9 + 1))
              .text("Écrire du code en Java, projet " + "abcdefghijklmnopqrstuvwxyz".charAt(i)));
    }
    postings.add(
        aPosting()
            .withId("nuit")
            .titled("Infirmière de nuit")
            .inFamily(RoleFamily.SUPPORT)
            .open()
            .junior()
            .publishedOn("2022-01-09")
            .text("Soigner la nuit dans un hôpital."));
    postings.add(aPosting().withId("hostile").titled(HOSTILE).text("Piège " + HOSTILE));
    postings.add(
        aPosting()
            .withId("ancienne")
            .titled("Standardiste")
            .publishedOn("2019-02-01")
            .text(COPIED));
    postings.add(
        aPosting().withId("récente").titled("Standardiste").publishedOn("2020-07-01").text(COPIED));
    server = new SiteServer(index, SiteServer.PLAIN, postings.toArray(PostingBuilder[]::new));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> hits(Document page) {
    return page.select(".hits h2").eachText();
  }

  @Test
  void aHitShowsTitleFactsAndExcerpt() throws Exception {
    Element hit = server.page("/?q=nuit").selectFirst(".hits li");
    assertThat(hit.selectFirst("h2 a").text()).isEqualTo("Infirmière de nuit");
    assertThat(hit.selectFirst("h2 mark").text()).isEqualTo("nuit");
    assertThat(hit.select(".facts > li").eachText())
        .containsExactly(
            "Ouverte", "Débutants bienvenus", "Support et relation usagers", "janvier 2022");
    assertThat(hit.selectFirst("time").attr("datetime")).isEqualTo("2022-01");
    assertThat(hit.selectFirst(".passage mark").text()).isEqualTo("nuit");
    assertThat(hit.select(".why li").eachText()).isNotEmpty();
  }

  @Test
  void theTypedWordsStayInFieldTitleAndHeading() throws Exception {
    Document page = server.page("/?q=java+ruche");
    assertThat(page.selectFirst("#q").val()).isEqualTo("java ruche");
    assertThat(page.title()).isEqualTo("java ruche – Dénicheur");
    assertThat(page.selectFirst("h1").text()).contains("java ruche");
  }

  @Test
  void screenReadersAnnounceTheNumberOfPostings() throws Exception {
    assertThat(server.page("/?q=nuit").select("[role=status]").text()).isEqualTo("1 offre");
    assertThat(server.page("/?q=java").select("[role=status]").text()).isEqualTo("23 offres");
    assertThat(server.page("/?q=%22zzz+yyy%22").select("[role=status]").text())
        .startsWith("Aucune offre");
  }

  @Test
  void facetsAreBoxesWhoseCountsStayWhenOneIsTicked() throws Exception {
    Document page = server.page("/?q=java&startup=ruche");
    Element ticked = page.selectFirst("#facets input[name=startup][value=ruche]");
    Element other = page.selectFirst("#facets input[name=startup][value=potager]");
    assertThat(ticked.hasAttr("checked")).isTrue();
    assertThat(other.hasAttr("checked")).isFalse();
    assertThat(ticked.parent().selectFirst(".count").text()).isEqualTo("11");
    assertThat(other.parent().selectFirst(".count").text()).isEqualTo("12");
    assertThat(page.select("#facets input")).allMatch(box -> box.attr("form").equals("search"));
  }

  @Test
  void monthsAreGroupedByYearAndAYearCanBeChosen() throws Exception {
    Document page = server.page("/?q=java&month=2021");
    assertThat(page.select("#facets details summary").eachText())
        .containsExactly("2021 (16)", "2020 (7)");
    Element year = page.selectFirst("#fold-month-2021");
    assertThat(year.hasAttr("open")).isTrue();
    assertThat(year.select("input").eachAttr("value")).containsExactly("2021", "2021-03");
    assertThat(year.select("input[checked]").eachAttr("value")).containsExactly("2021");
    assertThat(page.selectFirst("#fold-month-2020").hasAttr("open")).isFalse();
  }

  @Test
  void aChipRemovesOnlyTheChoiceItNames() throws Exception {
    Document page = server.page("/?q=java&startup=ruche&month=2021&page=1");
    List<Element> chips = page.select(".chip");
    assertThat(chips.stream().map(Element::text))
        .containsExactly("Retirer le filtre Ruche ×", "Retirer le filtre 2021 ×");
    assertThat(chips.get(0).attr("href")).isEqualTo("/?q=java&month=2021");
    assertThat(chips.get(1).attr("href")).isEqualTo("/?q=java&startup=ruche");
    assertThat(page.select(".chips li:last-child a").attr("href")).isEqualTo("/?q=java");
  }

  @Test
  void pagesAreLinked() throws Exception {
    Document page = server.page("/?q=java&page=2");
    assertThat(page.selectFirst(".hits").attr("start")).isEqualTo("11");
    assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/?q=java");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/?q=java&page=3");
    assertThat(page.select("head link[rel=next]").attr("href")).isEqualTo("/?q=java&page=3");
    assertThat(page.select(".pager [aria-current=page]").text()).isEqualTo("Page 2");
    assertThat(page.title()).isEqualTo("java – page 2 – Dénicheur");
    assertThat(server.page("/?q=java&page=3").select("a[rel=next]")).isEmpty();
    assertThat(server.page("/?q=nuit").select(".pager")).isEmpty();
  }

  @Test
  void theNextPageGoesOnWhereTheFirstEnds() throws Exception {
    List<String> all = new ArrayList<>(hits(server.page("/?q=java")));
    all.addAll(hits(server.page("/?q=java&page=2")));
    all.addAll(hits(server.page("/?q=java&page=3")));
    assertThat(all).hasSize(23).doesNotHaveDuplicates();
  }

  @Test
  void theOrderIsALinkThatKeepsTheRest() throws Exception {
    Document page = server.page("/?q=java&startup=ruche&page=2");
    assertThat(page.select(".sorts a").eachText())
        .containsExactly("Ouvertes d’abord", "Pertinence", "Plus récentes");
    assertThat(page.select(".sorts [aria-current]").text()).isEqualTo("Ouvertes d’abord");
    assertThat(page.select("#hidden input[name=sort]")).isEmpty();
    String byDate = page.select(".sorts a").last().attr("href");
    assertThat(byDate).isEqualTo("/?q=java&startup=ruche&sort=date");
    Document sorted = server.page(byDate);
    assertThat(sorted.select(".sorts [aria-current]").text()).isEqualTo("Plus récentes");
    assertThat(sorted.select("#hidden input[name=sort]").val()).isEqualTo("date");
    assertThat(server.page("/").select(".sorts a").eachText())
        .containsExactly("Ouvertes d’abord", "Plus récentes");
  }

  @Test
  void aLineStandsAboveTheClosedPostings() throws Exception {
    Document page = server.page("/?q=nuit+java&match=any");
    assertThat(hits(page)).first().isEqualTo("Infirmière de nuit");
    assertThat(page.select(".part").text()).isEqualTo("23 offres fermées");
    assertThat(page.select(".part + .hits > li:first-child .tag").text()).isEqualTo("Fermée");
    assertThat(page.select(".hits").eachAttr("start")).containsExactly("1", "2");
    assertThat(server.page("/?q=nuit+java&match=any&page=2").select(".part").text())
        .isEqualTo("23 offres fermées");
    assertThat(server.page("/?q=nuit+java&match=any&sort=date").select(".part")).isEmpty();
    assertThat(server.page("/?q=nuit+java&match=any&open=false").select(".part")).isEmpty();
    assertThat(server.page("/?q=nuit").select(".part")).isEmpty();
  }

  @Test
  void withoutWordsOpenPostingsComeFirstThenTheNewest() throws Exception {
    List<String> first = hits(server.page("/"));
    assertThat(first.subList(0, 2)).first().isEqualTo("Infirmière de nuit");
    assertThat(first.get(1)).as("of March 2021").startsWith("Développeuse numéro");
  }

  @Test
  void theReaderSeesAndCanDeclineAnotherSpelling() throws Exception {
    Document page = server.page("/?q=infirmiaire");
    assertThat(page.select(".correction strong").text()).isEqualTo("infirmière");
    Element instead = page.selectFirst(".correction a");
    assertThat(instead.text()).isEqualTo("infirmiaire");
    assertThat(instead.attr("href")).isEqualTo("/?q=infirmiaire&typos=off");
    Document exact = server.page(instead.attr("href"));
    assertThat(exact.select(".correction")).isEmpty();
    assertThat(exact.select(".chip").text()).contains("Orthographe exacte");
  }

  @Test
  void aWordThatNoPostingHoldsIsSaidToHaveNone() throws Exception {
    Document page = server.page("/?q=d%C3%A9signez");
    assertThat(page.select(".correction").text())
        .startsWith("Aucune offre pour « désignez ». Essayez")
        .endsWith("design");
  }

  @Test
  void aReaderWhoFindsNothingSeesSearchesThatFindSomething() throws Exception {
    Document page = server.page("/?q=java&open=true&junior=true");
    assertThat(page.select(".hits")).isEmpty();
    List<Element> links = page.select(".nothing li a");
    assertThat(links).isNotEmpty();
    for (Element link : links) {
      assertThat(server.page(link.attr("href")).select(".hits li")).as(link.text()).isNotEmpty();
    }
    assertThat(page.select(".nothing").text()).contains("Sans aucun filtre (23 offres)");
  }

  @Test
  void aPostingPublishedAgainNamesTheOtherMonths() throws Exception {
    Element hit = server.page("/?q=standardiste").selectFirst(".hits li");
    assertThat(hit.selectFirst(".also").text()).isEqualTo("Publiée aussi en février 2019");
    assertThat(hit.selectFirst(".also a").attr("href"))
        .isEqualTo("/offres/ancienne?q=standardiste");
  }

  @Test
  void aHitLinksToItsPostingAndCarriesTheSearch() throws Exception {
    Document page = server.page("/?q=nuit&open=true");
    assertThat(page.selectFirst(".hits h2 a").attr("href"))
        .isEqualTo("/offres/nuit?q=nuit&open=true");
  }

  @ParameterizedTest
  @Tag("Q11")
  @ValueSource(
      strings = {
        "\"><img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "'><svg/onload=alert(1)>",
        "{{7*7}} ${7*7} @template.x() !{x}",
        "javascript:alert(1)"
      })
  void typedWordsAreNeverMarkup(String typed) throws Exception {
    Document page = server.page("/?q=" + encoded(typed));
    assertThat(page.select("main img, main svg, main script, [onerror], [onload]")).isEmpty();
    assertThat(page.select("a[href^=javascript]")).isEmpty();
    assertThat(page.select("script")).allMatch(script -> script.hasAttr("src"));
    assertThat(page.selectFirst("#q").val()).isEqualTo(typed);
  }

  @Test
  @Tag("E6")
  void e6CharactersThatTurnTextAroundAreNotRepeated() throws Exception {
    Document page = server.page("/?q=" + encoded("gauche \u202E\u0000\uD83D\uDE80 droite"));
    assertThat(page.html()).doesNotContain("\u202E").doesNotContain("\u0000");
    assertThat(page.selectFirst("#q").val()).contains("gauche", "\uD83D\uDE80", "droite");
  }

  @Test
  void aHostilePostingIsNeverMarkup() throws Exception {
    for (String address : List.of("/?q=piege", "/?q=script", "/")) {
      Document page = server.page(address + (address.equals("/") ? "?size=100" : ""));
      assertThat(page.select(".hits").text()).contains("<script>alert(1)</script>");
      assertThat(page.select("main img, main script, [onerror]")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, Cette page de résultats n’existe pas.",
    "role=jardinage, Ce métier n’est pas l’un de ceux de la liste.",
    "month=mars, Une date s’écrit 2021-12 ou 2021 dans l’adresse.",
    "q=%ff, La question est trop longue ou son adresse est mal recopiée : 500 caractères au plus."
  })
  void aWrongAddressIsExplainedInFrench(String query, String words) throws Exception {
    var answer = server.get("/?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    Document page = server.parsed(answer);
    assertThat(page.select("main p").first().text().replace('\u00a0', ' ')).isEqualTo(words);
    assertThat(page.select("main a").attr("href")).isEqualTo("/");
    assertThat(page.select("main form[action=/] input[name=q]")).hasSize(1);
  }

  @Test
  void tenHitsAndAllThatTheyLoadWeighLittle() throws Exception {
    Document page = server.page("/?q=java");
    assertThat(page.select(".hits > li")).hasSize(10);
    long weight = weight("/?q=java");
    for (Element loaded : page.select("link[rel=stylesheet], link[rel=icon], script[src]")) {
      weight += weight(loaded.attr("href") + loaded.attr("src"));
    }
    assertThat(weight).isLessThan(40_000);
  }

  private static long weight(String address) throws Exception {
    return server
        .askForBytes(server.request(address).header("Accept-Encoding", "gzip"))
        .body()
        .length;
  }

  @Test
  void onlyTheBarePageIsForSearchEngines() throws Exception {
    assertThat(server.page("/").select("meta[name=robots]")).isEmpty();
    assertThat(server.page("/?q=java").select("meta[name=robots]").attr("content"))
        .isEqualTo("noindex");
  }
}
