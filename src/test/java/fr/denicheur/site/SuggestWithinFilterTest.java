package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.denicheur.posting.RoleFamily;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suggestions under a filter, as the search box of another site asks for them. */
class SuggestWithinFilterTest {
  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    server =
        new SiteServer(
            index,
            SiteServer.PLAIN,
            aPosting()
                .withId("a")
                .titled("Potière de grès")
                .inFamily(RoleFamily.DESIGN)
                .atStartup("Potager")
                .open()
                .text("Tourner des pots avec un potier de raku"),
            aPosting()
                .withId("b")
                .titled("Potier de raku")
                .inFamily(RoleFamily.PRODUIT)
                .text("Cuire des bols"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "q=pot, Potière de grès, true",
    "q=pot, Potier de raku, true",
    "q=pot&role=design, Potière de grès, true",
    "q=pot&role=design, Potier de raku, false",
    "q=pot&open=true, Potager, true",
    "q=pot&open=false, Potager, false",
    "q=pot&startup=autre, Potager, false",
    "q=pot&role=produit, Potier de raku, true",
    "q=pot&role=data, Potière de grès, false"
  })
  void aSuggestionFindsPostingsWithinTheFilter(String query, String text, boolean isOffered)
      throws Exception {
    JsonNode answer = new ObjectMapper().readTree(server.get("/api/v1/suggest?" + query).body());
    assertThat(answer.get("suggestions").findValuesAsText("text").contains(text))
        .as(answer.toString())
        .isEqualTo(isOffered);
  }
}
