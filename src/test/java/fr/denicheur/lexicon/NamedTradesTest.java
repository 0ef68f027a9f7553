package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.RoleFamily;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question names a trade by the form of a job title; a subject is no trade. */
class NamedTradesTest {
  @ParameterizedTest
  @CsvSource({
    "développeuse, developpement",
    "Développeur·euse python, developpement",
    "je cherche un poste de programmeur, developpement",
    "tech lead à Lyon, developpement",
    "software engineer, developpement",
    "dev, developpement",
    "cto, developpement",
    "administratrice système, infrastructure",
    "sre, infrastructure",
    "devops kubernetes, infrastructure",
    "data scientist, data",
    "ingénieure de données, data",
    "ux designer santé, design",
    "graphistes, design",
    "po, produit",
    "cheffe de produit culture, produit",
    "responsable produit, produit",
    "chargé.e de déploiement, deploiement",
    "bizdev écologie, deploiement",
    "chargée de com, communication",
    "chargée de communication, communication",
    "modératrice, support",
    "coach agile, coaching",
    "scrum master, coaching",
    "chargée de mission, gestion",
    "juriste, gestion",
    "intrapreneuse, intrapreneuriat"
  })
  void aJobTitleNamesItsTrade(String question, String family) {
    assertThat(Lexicon.BUNDLED.trades().in(question).keySet())
        .extracting(RoleFamily::id)
        .containsExactly(family);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cybersécurité",
        "ouverture des données de transport",
        "animation de communauté",
        "recherche utilisateur",
        "intelligence artificielle",
        "moderation de contenus",
        "rédaction web",
        "formation des agents",
        "déploiement continu",
        "accompagnement des jeunes",
        "secteur public",
        "salaire"
      })
  void aSubjectNamesNone(String question) {
    assertThat(Lexicon.BUNDLED.trades().in(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"développeur et designer", "designer, développeuse"})
  void twoTradesAreBothNamed(String question) {
    assertThat(Lexicon.BUNDLED.trades().in(question).keySet())
        .containsExactlyInAnyOrder(RoleFamily.DEVELOPPEMENT, RoleFamily.DESIGN);
  }

  @Test
  void aNameOfTwoTradesNamesBoth() {
    assertThat(Lexicon.BUNDLED.trades().in("animatrice de communauté"))
        .containsOnly(Map.entry(RoleFamily.SUPPORT, 1f), Map.entry(RoleFamily.COMMUNICATION, 0.5f));
  }

  @Test
  void itSaysHowMuchOfTheQuestionNamesTheTrade() {
    assertThat(Lexicon.BUNDLED.trades().in("chargée de déploiement santé mentale"))
        .containsExactly(Map.entry(RoleFamily.DEPLOIEMENT, 0.5f));
    assertThat(Lexicon.BUNDLED.trades().in("je cherche un poste de responsable marketing"))
        .containsExactly(Map.entry(RoleFamily.COMMUNICATION, 1f));
  }
}
