package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lexicon.Synonyms.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of synonyms gives ways to say the same, and ways to say something near. */
class SynonymsTest {
  private static final Synonyms SYNONYMS = Synonyms.bundled();

  @Test
  void aPieceIsFoundInAnyGenderAndWithSmallWords() {
    List<Passage> matches =
        SYNONYMS.in(StemmedAnalyzer.stems("une cheffe de produit expérimentée"));
    assertThat(matches).anyMatch(match -> match.start() == 0 && match.end() == 2);
  }

  @Test
  void sameAndNearAlternativesAreKeptApart() {
    assertThat(nearness("bizdev", "business developer")).isEqualTo(Nearness.SAME);
    assertThat(nearness("bizdev", "chargé de déploiement")).isEqualTo(Nearness.NEAR);
    assertThat(nearness("chargé de déploiement", "bizdev")).isEqualTo(Nearness.NEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "Pôle emploi, France Travail",
    "France Travail, ANPE",
    "DREETS, DIRECCTE",
    "inrae, INRA",
    "Direction interministérielle du numérique, dinsic"
  })
  void aBodyIsFoundByEachOfItsNames(String one, String other) {
    assertThat(nearness(one, other)).isEqualTo(Nearness.SAME);
  }

  @Test
  void nearAlternativesDoNotFindEachOther() {
    assertThat(SYNONYMS.in(StemmedAnalyzer.stems("ubuntu")).getFirst().alternatives())
        .extracting(Synonyms.Alternative::written)
        .contains("linux")
        .doesNotContain("debian");
  }

  @Test
  void wordsOutsideTheFileHaveNoAlternatives() {
    assertThat(SYNONYMS.in(StemmedAnalyzer.stems("une fleuriste à Brest"))).isEmpty();
  }

  private static Nearness nearness(String typed, String other) {
    return SYNONYMS.in(StemmedAnalyzer.stems(typed)).getFirst().alternatives().stream()
        .filter(way -> way.stems().equals(StemmedAnalyzer.stems(other)))
        .findFirst()
        .orElseThrow()
        .nearness();
  }
}
