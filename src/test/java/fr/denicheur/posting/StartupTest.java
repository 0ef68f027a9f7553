package fr.denicheur.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "🚀 Fusée, fusee",
    "aides–jeunes, aides-jeunes",
    "https://beta.gouv.fr/startups/aides-jeunes, aides-jeunes",
    "https://beta.gouv.fr/startups/aides-jeunes.html?x=1, aides-jeunes"
  })
  void spellingsFold(String written, String slug) {
    assertThat(Startup.named(written)).get().extracting(Startup::slug).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'--'", "'🚀'", "'!?'"})
  void whatHoldsNoLetterIsNoStartup(String written) {
    assertThat(Startup.named(written)).isEmpty();
  }

  /** Folding makes some letters two or three. */
  @ParameterizedTest
  @Tag("E7")
  @ValueSource(strings = {"œ", "Æ", "ﬁ", "…a", "™", "½", "œ -", "é_œ", "🚀œ"})
  void aLongNameThatGrowsWhenItIsFoldedIsCut(String part) {
    Startup startup = Startup.named("équipe " + part.repeat(100)).orElseThrow();
    assertThat(startup.slug()).hasSizeLessThanOrEqualTo(Startup.MAX_LENGTH).startsWith("equipe");
    assertThat(Startup.slugOf(startup.slug())).isEqualTo(startup.slug());
    assertThat(startup.label().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Test
  void slugsFoldToThemselves() {
    String slug = Startup.slugOf("Été  à_la -- Mer ".repeat(20));
    assertThat(Startup.slugOf(slug)).isEqualTo(slug);
    assertThat(slug.length()).isLessThanOrEqualTo(Startup.MAX_LENGTH);
  }
}
