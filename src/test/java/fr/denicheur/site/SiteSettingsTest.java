package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.web.BasePath;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://emplois.exemple.fr",
        "http://localhost:8080/",
        "https://a.fr//",
        "https://a.fr/emplois/",
        "https://a.fr/a-z/v1.0/~moi_"
      })
  void anAddressIsASchemeAHostAndPerhapsAPath(String written) {
    assertThat(SiteSettings.base(written).toString()).doesNotEndWith("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emplois.exemple.fr",
        "ftp://exemple.fr",
        "https://",
        "https://exemple.fr/a//b",
        "https://exemple.fr/a/../b",
        "https://exemple.fr/m%C3%A9tiers",
        "https://exemple.fr/métiers",
        "https://exemple.fr/a;b",
        "https://exemple.fr/a#b",
        "https://exemple.fr?a=b",
        "https://moi@exemple.fr",
        "javascript:alert(1)",
        "https://exemple .fr"
      })
  void anyOtherAddressIsRefused(String written) {
    assertThatThrownBy(() -> SiteSettings.base(written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutAnAddressNothingIsAbsolute() {
    assertThat(SiteServer.PLAIN.absolute("/offres/a")).isEmpty();
    SiteSettings known =
        new SiteSettings(
            Optional.of(SiteSettings.base("https://a.fr/")),
            "Emplois",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Language.AUTO);
    assertThat(known.absolute("/offres/a")).hasValue("https://a.fr/offres/a");
    assertThat(known.basePath()).isEqualTo(BasePath.ROOT);
  }
}
