package fr.denicheur.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Facet;
import fr.denicheur.result.FacetCount;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts become choices with French labels, in the order people read them. */
class FacetChoiceTest {

  @Test
  void theMostFrequentComesFirstAndEqualCountsAreInTheOrderOfTheirLabels() {
    assertThat(choices(Facet.ROLE, count("data", 2), count("design", 2), count("coaching", 3)))
        .containsExactly("coaching Coaching 3", "design Design 2", "data Données 2");
    assertThat(
            choices(
                Facet.STARTUP,
                named("zebre", "Zèbre"),
                named("ete", "Été"),
                named("etage", "étage"),
                named("a-just", "A-Just")))
        .containsExactly("a-just A-Just 1", "etage étage 1", "ete Été 1", "zebre Zèbre 1");
  }

  @Test
  void monthsComeNewestFirstAfterTheirYear() {
    assertThat(choices(Facet.MONTH, count("2020-01", 9), count("2021", 3), count("2021-12", 2)))
        .containsExactly("2021-12 décembre 2021 2", "2021 2021 3", "2020-01 janvier 2020 9");
  }

  @Test
  void trueAndFalseAreWorded() {
    assertThat(choices(Facet.OPEN, count("true", 1), count("false", 3)))
        .containsExactly("false Fermée 3", "true Ouverte 1");
    assertThat(choices(Facet.JUNIOR, count("true", 1), count("false", 0)))
        .containsExactly("true Ouverte aux débutants 1", "false Sans mention des débutants 0");
  }

  private static List<String> choices(Facet facet, FacetCount... counts) {
    return FacetChoice.of(facet, Arrays.asList(counts)).stream()
        .map(choice -> choice.value() + " " + choice.label() + " " + choice.count())
        .toList();
  }

  private static FacetCount count(String value, long count) {
    return new FacetCount(value, null, count, false);
  }

  private static FacetCount named(String value, String name) {
    return new FacetCount(value, name, 1, false);
  }
}
