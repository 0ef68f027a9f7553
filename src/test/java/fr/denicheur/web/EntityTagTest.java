package fr.denicheur.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tag changes with the content of an answer, not with the time the answer took. */
class EntityTagTest {
  @Test
  void theTimeTakenIsLeftOut() {
    assertThat(tag("a", "1.8", "x")).isEqualTo(tag("a", "12.345", "x"));
  }

  @Test
  void whatStandsBeforeAndAfterTheTimeCounts() {
    assertThat(tag("a", "1.8", "x")).isNotEqualTo(tag("b", "1.8", "x"));
    assertThat(tag("a", "1.8", "x")).isNotEqualTo(tag("a", "1.8", "y"));
  }

  @Test
  void aQuestionThatQuotesTheFieldHidesNothing() {
    assertThat(tag("\\\"tookMs\\\":1", "1.8", "x"))
        .isNotEqualTo(tag("\\\"tookMs\\\":2", "1.8", "x"));
  }

  @Test
  void aBodyWithoutTheFieldCountsWhole() {
    assertThat(EntityTag.of("{\"a\":1}".getBytes(UTF_8)))
        .isNotEqualTo(EntityTag.of("{\"a\":2}".getBytes(UTF_8)));
  }

  @Test
  void aListOfTagsOrAStarMatches() {
    String tag = tag("a", "1", "x");
    assertThat(EntityTag.matches("\"z\", " + tag, tag)).isTrue();
    assertThat(EntityTag.matches(tag.substring(2), tag)).isTrue();
    assertThat(EntityTag.matches(" * ", tag)).isTrue();
    assertThat(EntityTag.matches("\"z\"", tag)).isFalse();
  }

  private static String tag(String query, String took, String hit) {
    return EntityTag.of(
        ("{\"query\":\"" + query + "\",\"tookMs\":" + took + ",\"hits\":[\"" + hit + "\"]}")
            .getBytes(UTF_8));
  }
}
