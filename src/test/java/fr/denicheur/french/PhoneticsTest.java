package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that sound alike have one key; other words have two. */
class PhoneticsTest {

  @ParameterizedTest
  @CsvSource({
    "magistrat, majistrat", "psychologue, psycologue", "pharmacie, farmacie", "qualite, kalite",
    "bureau, buro", "apprentissage, aprantisage", "reseaux, resos", "accueil, acueil"
  })
  void wordsThatSoundAlikeShareAKey(String one, String other) {
    assertThat(Phonetics.key(one)).isEqualTo(Phonetics.key(other));
  }

  @ParameterizedTest
  @CsvSource({"design, designer", "porte, porteur", "cadre, cade", "poisson, poison2"})
  void wordsThatSoundDifferentHaveTwoKeys(String one, String other) {
    assertThat(Phonetics.key(one)).isNotEqualTo(Phonetics.key(other));
  }
}
