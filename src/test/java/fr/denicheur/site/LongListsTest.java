package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of many postings, of many startups, published many times. */
class LongListsTest {
  private static final int STARTUPS = 143;

  private static final String COPIED =
      "Tenir le standard de la mairie et orienter les appels de toute la journée vers les bureaux";

  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    List<PostingBuilder> postings = new ArrayList<>();
    for (int i = 0; i < STARTUPS; i++) {
      String name = "Fabrique " + (char) ('a' + i / 26) + (char) ('a' + i % 26);
      postings.add(
          aPosting().withId("p" + i).titled("Potier " + i).atStartup(name).text("Tour " + name));
    }
    for (String day :
        List.of("2019-02-01", "2019-02-20", "2019-04-01", "2020-07-01", "2020-07-09")) {
      postings.add(
          aPosting().withId("s" + day).titled("Standardiste").publishedOn(day).text(COPIED));
    }
    server = new SiteServer(index, SiteServer.PLAIN, postings.toArray(PostingBuilder[]::new));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 2 3 … 15",
    "2, 1 2 3 4 … 15",
    "8, 1 … 6 7 8 9 10 … 15",
    "14, 1 … 12 13 14 15",
    "15, 1 … 13 14 15"
  })
  void pagesLeftOutAreADots(int page, String shown) throws Exception {
    Document answer = server.page("/?q=potier&page=" + page);
    assertThat(answer.select(".pager li").text().replace("Page ", "")).isEqualTo(shown);
  }

  @Test
  void everyStartupCanBeChosenAndALongListBeSearched() throws Exception {
    Document page = server.page("/?q=potier");
    assertThat(page.select("#facets input[name=startup]")).hasSize(STARTUPS);
    List<Element> fields = page.select("#facets .find");
    assertThat(fields).hasSize(1);
    assertThat(fields.getFirst().hasAttr("name")).as("it is sent").isFalse();
    assertThat(fields.getFirst().closest("fieldset").selectFirst("legend").text())
        .isEqualTo("Startup");
    assertThat(server.page("/?q=standardiste").select("#facets .find")).isEmpty();
  }

  @Test
  void theApiListsAHundredAndWhatIsSelected() throws Exception {
    String all = server.get("/api/v1/search?q=potier&size=0").body();
    assertThat(all.split("fabrique-", -1).length - 1).isEqualTo(100);
    String chosen = "/api/v1/search?q=potier&size=0&startup=fabrique-fm";
    assertThat(server.get(chosen).body()).contains("\"value\":\"fabrique-fm\"");
  }

  @Test
  void eachMonthOfAnotherPublicationIsNamedOnce() throws Exception {
    Element hit = server.page("/?q=standardiste").selectFirst(".hits li");
    assertThat(hit.selectFirst(".also").text())
        .isEqualTo("Publiée aussi en juillet 2020, avril 2019, février 2019");
  }
}
