package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.reading.PostingReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The author of a draft compares it with postings. */
class SimilarPageTest {
  private static final String PATH = "/similaires";
  private static final int MOST = PostingReader.MAX_DRAFT_BYTES;

  private static final String COPIED =
      "Nous cherchons une personne pour tenir le standard et orienter les appels de la journée";

  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    server =
        new SiteServer(
            index,
            SiteServer.PLAIN,
            aPosting().withId("standard").titled("Standardiste").text(COPIED),
            aPosting().withId("accueil").titled("Accueil").text("Tenir le standard du musée"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void theFormNeedsNothingButABrowser() throws Exception {
    Document page = server.page(PATH);
    assertThat(page.select("form[method=post]").attr("action")).isEqualTo(PATH);
    assertThat(page.select("textarea[name=text]")).hasSize(1);
    assertThat(page.select("label[for=text]")).hasSize(1);
    assertThat(page.select("#answer")).isEmpty();
  }

  @Test
  void theAuthorSeesCopiesAndSimilarPostings() throws Exception {
    Document page = server.parsed(server.post(PATH, "text", COPIED + " !"));
    assertThat(page.select(".copies h3 a").eachAttr("href")).containsExactly("/offres/standard");
    assertThat(page.select("#answer > .hits h3 a").eachAttr("href"))
        .containsExactly("/offres/accueil");
    assertThat(page.select("#answer > .hits .word").eachText()).contains("standard");
    assertThat(page.select("textarea").text()).isEqualTo(COPIED + " !");
  }

  @Test
  void anOriginalDraftHasNoCopies() throws Exception {
    Document page = server.parsed(server.post(PATH, "text", "Tenir le standard de la piscine"));
    assertThat(page.select(".copies")).isEmpty();
    assertThat(page.select("#answer").text()).contains("n’est la copie d’aucune offre");
  }

  @Test
  void aDraftIsNeverMarkup() throws Exception {
    String hostile = "</textarea><script>alert(1)</script> standard <img src=x onerror=alert(1)>";
    Document page = server.parsed(server.post(PATH, "text", hostile));
    assertThat(page.select("main script, main img, [onerror]")).isEmpty();
    assertThat(page.select("textarea").text()).isEqualTo(hostile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n "})
  void anEmptyDraftIsExplained(String text) throws Exception {
    HttpResponse<String> answer = server.post(PATH, "text", text);
    assertThat(answer.statusCode()).isEqualTo(400);
    Document page = server.parsed(answer);
    assertThat(page.select("#problem").text()).startsWith("Collez ici");
    assertThat(page.select("textarea").attr("aria-describedby")).isEqualTo("problem");
  }

  @Test
  void aTextOfTheLimitIsAcceptedAndALongerOneRefused() throws Exception {
    assertThat(server.post(PATH, "text", "é".repeat(MOST / 2)).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = server.post(PATH, "text", "é".repeat(MOST / 2) + "a");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(server.parsed(answer).select("h1").text()).isEqualTo("Ce texte est trop long");
  }

  @Test
  void onlyAFormIsAccepted() throws Exception {
    HttpResponse<String> answer =
        server.ask(
            server
                .request(PATH)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("text=a")));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(server.post(PATH, "texte", "a").statusCode()).isEqualTo(400);
  }
}
