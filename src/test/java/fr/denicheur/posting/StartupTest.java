package fr.denicheur.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every spelling of a startup is one slug. */
class StartupTest {

  @ParameterizedTest
  @CsvSource({
    "Lapins, lapins",
    "Démarches Simplifiées, demarches-simplifiees",
    "sndv_maritime, sndv-maritime",
    "beta.gouv.fr, beta.gouv.fr",
    "e-inspé, e-inspe",
    "'  Pass   Culture ', pass-culture",
    "L’Atelier, l'atelier",
    "Cœur de ville, coeur-de-ville",
    "'Potentiel, été', potentiel-ete",
    "🚀 Fusée, fusee"
  })
  void spellingsFold(String written, String slug) {
    assertThat(Startup.named(written)).get().extracting(Startup::slug).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'--'", "'🚀'", "'!?'"})
  void whatHoldsNoLetterIsNoStartup(String written) {
    assertThat(Startup.named(written)).isEmpty();
  }

  @Test
  void slugsFoldToThemselves() {
    String slug = Startup.slugOf("Été  à_la -- Mer ".repeat(20));
    assertThat(Startup.slugOf(slug)).isEqualTo(slug);
    assertThat(slug.length()).isLessThanOrEqualTo(Startup.MAX_LENGTH);
  }
}
