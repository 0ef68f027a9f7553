package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.reading.text.MarkdownText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of a posting for search engines. */
class JobPostingTest {
  private static final SiteSettings SAID = settings("beta.exemple.fr", "Paris");

  @Test
  void theRequiredPropertiesAreThere() throws Exception {
    JsonNode json = read(posting("CDD à temps partiel"), SAID);

    assertThat(json.get("@context").asText()).isEqualTo("https://schema.org");
    assertThat(json.get("@type").asText()).isEqualTo("JobPosting");
    assertThat(json.get("title").asText()).isEqualTo("Infirmière de nuit");
    assertThat(json.get("description").asText()).isEqualTo("<p>La <strong>nuit</strong>.</p>\n");
    assertThat(json.get("datePosted").asText()).isEqualTo("2024-05-01");
    assertThat(json.get("validThrough").asText()).isEqualTo("2024-07-01");
    assertThat(json.at("/hiringOrganization/@type").asText()).isEqualTo("Organization");
    assertThat(json.at("/hiringOrganization/name").asText()).isEqualTo("beta.exemple.fr");
    assertThat(json.at("/jobLocation/@type").asText()).isEqualTo("Place");
    assertThat(json.at("/jobLocation/address/addressLocality").asText()).isEqualTo("Paris");
    assertThat(json.at("/jobLocation/address/addressCountry").asText()).isEqualTo("FR");
    assertThat(json.get("directApply").asBoolean(true)).isFalse();
    assertThat(json.get("url").asText()).isEqualTo("https://exemple.fr/offres/a");
  }

  @ParameterizedTest
  @CsvSource({
    "CDD à temps partiel, 'PART_TIME,TEMPORARY'",
    "CDI, ''",
    "Freelance, CONTRACTOR",
    "stage de six mois, INTERN",
    "CDI temps plein, FULL_TIME"
  })
  void contractsHaveTheNamesOfSchemaOrg(String written, String named) throws Exception {
    JsonNode types = read(posting(written), SAID).path("employmentType");

    assertThat(String.join(",", texts(types))).isEqualTo(named);
  }

  @Test
  void aPlaceAbroadNamesItsCountry() throws Exception {
    JsonNode address =
        read(posting("CDI"), settings("x", "Bruxelles, BE")).at("/jobLocation/address");

    assertThat(address.get("addressLocality").asText()).isEqualTo("Bruxelles");
    assertThat(address.get("addressCountry").asText()).isEqualTo("BE");
  }

  @Test
  void onlyAnOpenPostingWithOrganisationAndPlaceIsDescribed() {
    Posting open = posting("CDI");
    Posting closed = aPosting().titled("Fermée").publishedOn("2024-05-01").build();
    Posting undated = aPosting().titled("Sans date").open().build();

    assertThat(json(closed, SAID, null)).isEmpty();
    assertThat(json(undated, SAID, null)).isEmpty();
    assertThat(json(open, SiteServer.PLAIN, null)).isEmpty();
    assertThat(json(open, settings("x", null), null)).isEmpty();
    assertThat(json(open, settings(null, "Paris"), null)).isEmpty();
  }

  @Test
  void aPartnerRecruitsItself() throws Exception {
    Posting friends =
        aPosting()
            .titled("Facteur")
            .open()
            .publishedOn("2024-05-01")
            .with(friend("La Poste"))
            .build();

    assertThat(read(friends, SAID).at("/hiringOrganization/name").asText()).isEqualTo("La Poste");
    assertThat(read(friends, settings(null, "Lyon")).at("/hiringOrganization/name").asText())
        .isEqualTo("La Poste");
  }

  private static PostingDetails friend(String name) {
    return new PostingDetails(List.of(), List.of(), null, name, null, null, null, false, Map.of());
  }

  @ParameterizedTest
  @CsvSource({"Paris, France", "'Bruxelles, BE', Belgique", ", France"})
  void whoWorksAtHomeLivesInTheCountry(String place, String country) throws Exception {
    Posting atHome =
        aPosting()
            .open()
            .publishedOn("2024-05-01")
            .under(Condition.Kind.REMOTE, "full", "Télétravail complet")
            .build();

    JsonNode json = read(atHome, settings("x", place));

    assertThat(json.get("jobLocationType").asText()).isEqualTo("TELECOMMUTE");
    assertThat(json.at("/applicantLocationRequirements/name").asText()).isEqualTo(country);
    assertThat(json.has("jobLocation")).isFalse();
  }

  @Test
  @Tag("H19")
  void h19NothingInItCanEndTheScriptAroundIt() throws Exception {
    String hostile = "</script><script>alert(1)</script><!-- & \u2028 \u2029 \"";
    Posting posting =
        aPosting().titled(hostile).open().publishedOn("2024-05-01").markdown("a & b").build();
    String json = json(posting, SAID, null).orElseThrow();

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(new ObjectMapper().readTree(json).get("title").asText()).isEqualTo(hostile);
  }

  private static Posting posting(String contract) {
    return aPosting()
        .withId("a")
        .titled("Infirmière de nuit")
        .open()
        .publishedOn("2024-05-01")
        .with(
            new PostingDetails(
                List.of(),
                List.of(),
                contract,
                null,
                null,
                null,
                LocalDate.of(2024, 7, 1),
                false,
                Map.of()))
        .markdown("La **nuit**.")
        .build();
  }

  private static SiteSettings settings(String organisation, String place) {
    return new SiteSettings(
        Optional.empty(),
        "Offres",
        Optional.ofNullable(organisation),
        Optional.ofNullable(place),
        Optional.empty(),
        Optional.empty(),
        Language.AUTO);
  }

  private static JsonNode read(Posting posting, SiteSettings settings) throws Exception {
    String url = "https://exemple.fr/offres/a";
    return new ObjectMapper().readTree(json(posting, settings, url).orElseThrow());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static Optional<String> json(Posting posting, SiteSettings settings, String url) {
    return JobPosting.json(posting, MarkdownText.of(posting.markdown()), settings, url);
  }
}
