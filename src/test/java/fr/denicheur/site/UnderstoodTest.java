package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.posting.Condition;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Understood;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the search page says of what the engine understood. */
class UnderstoodTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jardinier télétravail complet | télétravail complet | jardinier",
        "jardinier à temps partiel | temps partiel | jardinier",
        "jardinier CDI | CDI | jardinier",
        "jardinier sans stage | sans stage | jardinier",
        "jardinier sauf freelance | sauf freelance | jardinier",
        "jardinier -freelance | -freelance | jardinier",
        "jardinier mais pas en CDI | pas en CDI | jardinier",
        "jardinier sauf CDD ou stage | sauf CDD ou stage | jardinier",
      })
  void aConditionIsAChipThatLeavesTheQuestion(String question, String chip, String rest)
      throws Exception {
    try (SiteServer server = SiteServer.over(gardeners(2))) {
      Document page = server.page("/?q=" + encoded(question) + "&open=true&page=1");
      assertThat(page.select(".conditions .chip").eachText())
          .containsExactly("Retirer la condition " + chip + " ×");
      assertThat(page.select(".conditions .chip").attr("href"))
          .isEqualTo("/?q=" + encoded(rest) + "&open=true");
      assertThat(server.page("/?q=" + encoded(rest)).select(".conditions")).isEmpty();
    }
  }

  @Test
  void eachConditionLeavesTheOthers() throws Exception {
    try (SiteServer server = SiteServer.over(gardeners(2))) {
      Document page = server.page("/?q=" + encoded("jardinier CDI à Lyon"));
      assertThat(page.select(".conditions .chip").eachAttr("href"))
          .containsExactly("/?q=" + encoded("jardinier à Lyon"), "/?q=" + encoded("jardinier CDI"));
    }
  }

  @Test
  void aQuestionOfOneConditionLeavesAllPostings() throws Exception {
    try (SiteServer server = SiteServer.over(gardeners(2))) {
      Document page = server.page("/?q=CDI");
      assertThat(page.select(".conditions .chip").attr("href")).isEqualTo("/");
      assertThat(server.page("/").select(".hits li h2")).hasSize(2);
    }
  }

  @Test
  void aChipOfACorrectedQuestionKeepsTheCorrection() throws Exception {
    Correction correction = new Correction("jardinier CDI", true, List.of());
    Condition cdi = new Condition(Condition.Kind.CONTRACT, "cdi", "CDI", "CDI");
    Understood understood = new Understood(false, correction, null, null, List.of(cdi));
    try (SiteServer server = SiteServer.over(understanding(understood, 0, 1))) {
      assertThat(server.page("/?q=jardinnier+CDI").select(".conditions .chip").attr("href"))
          .isEqualTo("/?q=jardinier");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | juriste | Aucune offre pour « juriste » : celles qui suivent en parlent ou sont d’un métier voisin.",
        "1 | avocat | Aucune offre pour « avocat » : celle qui suit en parle ou est d’un métier voisin.",
      })
  void aTradeWithoutPostingsIsSaid(int hits, String trade, String sentence) throws Exception {
    Understood understood = new Understood(false, null, null, trade, List.of());
    try (SiteServer server = SiteServer.over(understanding(understood, 0, hits))) {
      assertThat(said(server.page("/?q=jardinier"), ".notice")).isEqualTo(sentence);
    }
  }

  @Test
  void aPostingMayFollowForAConditionAlone() throws Exception {
    Condition lyon = new Condition(Condition.Kind.PLACE, "lyon", "Lyon", "à Lyon");
    Understood understood = new Understood(false, null, null, "juriste", List.of(lyon));
    try (SiteServer server = SiteServer.over(understanding(understood, 0, 2))) {
      assertThat(said(server.page("/?q=jardinier"), ".notice"))
          .isEqualTo(
              "Aucune offre pour « juriste » : celles qui suivent en parlent, sont d’un"
                  + " métier voisin ou remplissent une condition.");
    }
  }

  @Test
  void ifNothingFollowsNothingIsSaidToFollow() throws Exception {
    Understood understood = new Understood(false, null, null, "juriste", List.of());
    try (SiteServer server = SiteServer.over(understanding(understood, 0, 0))) {
      assertThat(server.page("/?q=juriste").select(".notice")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "196 | 2 | 196 autres n’ont qu’une partie de vos mots",
        "1 | 2 | 1 autre n’a qu’une partie de vos mots",
        "196 | 0 | 196 offres n’ont qu’une partie de vos mots",
      })
  void postingsWithSomeOfTheWordsAreOneClickAway(long related, int hits, String words)
      throws Exception {
    try (SiteServer server = SiteServer.over(understanding(Understood.WORDS, related, hits))) {
      Document page = server.page("/?q=jardinier&page=1&open=true");
      assertThat(said(page, ".related")).isEqualTo(words);
      assertThat(page.select(".related a").attr("href"))
          .isEqualTo("/?q=jardinier&open=true&match=any");
      assertThat(server.page("/?q=jardinier&match=any").select(".chip").eachText())
          .containsExactly("Retirer le filtre Une partie des mots ×");
    }
  }

  @Test
  void withoutThemNoLinkIsShown() throws Exception {
    try (SiteServer server = SiteServer.over(gardeners(2))) {
      assertThat(server.page("/?q=jardinier").select(".related")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>CDI</b>", "\"><img src=x> CDI"})
  void whatIsLeftOfAQuestionIsNeverMarkup(String question) throws Exception {
    try (SiteServer server = SiteServer.over(gardeners(1))) {
      Document page = server.page("/?q=" + encoded(question));
      assertThat(page.select("main b, main img")).isEmpty();
    }
  }

  private static InMemoryEngine gardeners(int count) {
    return understanding(null, 0, count);
  }

  /** An engine that holds gardeners and answers with a given understanding, if there is one. */
  private static InMemoryEngine understanding(
      @Nullable Understood understood, long related, int gardeners) {
    InMemoryEngine engine =
        new InMemoryEngine() {
          @Override
          public Hits search(SearchQuery query) {
            Hits found = super.search(query);
            return new Hits(
                found.total(),
                related,
                found.hits(),
                found.facets(),
                found.days(),
                understood == null ? found.understood() : understood,
                found.partial(),
                found.took());
          }
        };
    for (int i = 0; i < gardeners; i++) {
      engine.put(
          aPosting().withId("jardin-" + i).titled("Jardinier, jardinnier").open().build(),
          new Fingerprint("hash", null, 0));
    }
    return engine;
  }

  private static String said(Document page, String selector) {
    return page.select(selector).text().replace('\u00a0', ' ');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
