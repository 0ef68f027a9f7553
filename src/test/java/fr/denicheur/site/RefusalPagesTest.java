package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.web.Answer;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a refusal tells a person to do. */
class RefusalPagesTest {

  @ParameterizedTest
  @CsvSource({
    "1, Réessayez dans une seconde.",
    "7, Réessayez dans 7 secondes.",
    "60, Réessayez dans 60 secondes."
  })
  void thePageSaysTheTimeToWaitThatItsHeaderSays(long seconds, String text) {
    Answer refused = RefusedException.later(429, "too many requests", seconds).answer();
    assertThat(page(SiteServer.PLAIN, refused).select("main p").eachText()).contains(text);
  }

  @Test
  void aPageUnderAForeignNameHasNoLinkThatFailsAgain() {
    Answer refused = Answer.problem(ProblemJson.of(421, "this server has no site of this name"));
    Document page = page(SiteServer.PLAIN, refused);
    assertThat(page.select("main").text()).contains("Le début de l’adresse");
    assertThat(page.select("a, link, script, form")).isEmpty();
  }

  @Test
  void aPageUnderAForeignNameLeadsToTheSiteIfItsAddressIsKnown() {
    Answer refused = Answer.problem(ProblemJson.of(421, "this server has no site of this name"));
    Document page = page(SiteServer.known("Emplois"), refused);
    assertThat(page.select("[href]").eachAttr("href"))
        .containsExactly("https://emplois.exemple.fr/");
    assertThat(page.select("form")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400", "404", "405", "429", "503"})
  void everyOtherPageLeadsToTheSearch(int status) {
    Document page = page(SiteServer.PLAIN, Answer.problem(ProblemJson.of(status, "no")));
    assertThat(page.select("main a").eachAttr("href")).containsExactly("/");
    assertThat(page.select("main form input[type=search]")).hasSize(1);
  }

  private static Document page(SiteSettings settings, Answer refused) {
    SearchEngine engine = new InMemoryEngine();
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
    Answer page = new Site(engine, reader, settings).refusal(refused, "");
    return Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8));
  }
}
