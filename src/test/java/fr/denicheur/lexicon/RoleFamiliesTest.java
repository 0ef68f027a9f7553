package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role belongs to a trade, however it is written. */
class RoleFamiliesTest {
  private static final RoleFamilies FAMILIES = RoleFamilies.bundled();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Développeuse ou développeur full-stack | developpement",
        "un·e développeu·r·se | developpement",
        "Dev. Java senior (H/F) | developpement",
        "Lead developer | developpement",
        "Directrice technique (CTO) | developpement",
        "Ingénieur·e logiciel | developpement",
        "Administrat.eur.rice système | infrastructure",
        "Administrateur/trice système et réseau | infrastructure",
        "(SecDev)Ops | infrastructure",
        "SRE | infrastructure",
        "Data scientist | data",
        "Ingénieure de données | data",
        "Analyste de données géographiques | data",
        "UX/UI designer | design",
        "DESIGNEUSE OU DESIGNEUR | design",
        "directeur.trice artistique | design",
        "Product Owner - data | produit",
        "Data product manager | produit",
        "Cheffe de produit numérique | produit",
        "Responsable produit | produit",
        "Chargé-e de déploiement | deploiement",
        "CHARGÉE OU CHARGÉ DE DÉPLOIEMENT | deploiement",
        "Bizdev | deploiement",
        "Business developer | deploiement",
        "Chargé‧e de développement | deploiement",
        "Chargée de communication | communication",
        "Community manager | communication",
        "Growth hacker | communication",
        "Une ou un responsable SEO | communication",
        "Chargé(e) de support utilisateurs | support",
        "Opérateur‧rice de validation | support",
        "Coach agile | coaching",
        "Chef(fe) de projet | gestion",
        "Responsable de portefeuille | gestion",
        "Intrapreneur(e) | intrapreneuriat",
        "plusieurs entrepreneur·se·s | intrapreneuriat",
        "Fleuriste | autre"
      })
  void aRoleHasItsFamily(String role, String family) {
    assertThat(FAMILIES.classify(role, role, new PostingId("x")).id()).isEqualTo(family.strip());
  }

  @Test
  void theTitleDecidesIfTheRoleNamesNoTradeAndThenTheName() {
    PostingId id = new PostingId("2021-01-01-coach");
    assertThat(FAMILIES.classify("Stage", "Un stage de design", id).id()).isEqualTo("design");
    assertThat(FAMILIES.classify("Stage", "Rejoins-nous", id).id()).isEqualTo("coaching");
    PostingId below = new PostingId("jobs/design/2021-01-01-coach");
    assertThat(FAMILIES.classify("Stage", "Rejoins-nous", below).id()).isEqualTo("coaching");
    PostingId silent = new PostingId("content/_jobs/communication/annonce");
    assertThat(FAMILIES.classify("Stage", "Rejoins-nous", silent).id()).isEqualTo("autre");
  }

  @Test
  void theTradeNamedFirstDecides() {
    PostingId id = new PostingId("x");
    assertThat(FAMILIES.classify("Designer et développeuse", "", id).id()).isEqualTo("design");
    assertThat(FAMILIES.classify("Développeuse et designer", "", id).id())
        .isEqualTo("developpement");
  }
}
