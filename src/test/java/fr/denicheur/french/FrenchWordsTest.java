package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of French in any form, and typos of them. */
class FrenchWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "infirmiere",
        "comediennes",
        "concierge",
        "boulangers",
        "economiste",
        "tapissiere",
        "ebenistes",
        "regisseuse",
        "sentez",
        "verre",
        "finissait",
        "prendrons",
        "encadrerais",
        "recevoir",
        "limoges",
        "grenoble",
        "nationaux",
        "heureuses"
      })
  void aWordIsKnownInItsForms(String word) {
    assertThat(FrenchWords.hold(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "infirmiaire",
        "comunication",
        "developeur",
        "profesionnel",
        "etudian",
        "majistrat",
        "psycologue",
        "incubatteur",
        "durrable",
        "renouvellable",
        "javascrpit"
      })
  void aTypoIsNot(String word) {
    assertThat(FrenchWords.hold(word)).isFalse();
  }

  @Test
  void lettersAreUnfoldedIntoAllTheirAccents() {
    assertThat(Folding.unfold("ca")).containsExactlyInAnyOrder("ca", "cà", "câ", "ça", "çà", "çâ");
  }
}
