package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.RoleFamily;
import java.util.EnumMap;
import java.util.List;
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
    assertThat(trades(question).keySet()).extracting(RoleFamily::id).containsExactly(family);
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
    assertThat(trades(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"développeur et designer", "designer, développeuse"})
  void twoTradesAreBothNamed(String question) {
    assertThat(trades(question).keySet())
        .containsExactlyInAnyOrder(RoleFamily.DEVELOPPEMENT, RoleFamily.DESIGN);
  }

  @Test
  void aNameOfTwoTradesNamesBoth() {
    assertThat(trades("animatrice de communauté"))
        .containsOnly(Map.entry(RoleFamily.SUPPORT, 1f), Map.entry(RoleFamily.COMMUNICATION, 0.5f));
  }

  @Test
  void itSaysWhichWordsNameTheTrade() {
    assertThat(Lexicon.BUNDLED.trades().in(List.of("santé", "chargée", "de", "déploiement")))
        .containsExactly(new NamedTrades.Named(1, 4, true, Map.of(RoleFamily.DEPLOIEMENT, 1f)));
    assertThat(Lexicon.BUNDLED.trades().in(List.of("poste", "responsable", "marketing")))
        .containsExactly(new NamedTrades.Named(1, 3, true, Map.of(RoleFamily.COMMUNICATION, 1f)));
  }

  @Test
  void aSubjectIsTiedToTheTradeThatIsMostlyAboutIt() {
    assertThat(Lexicon.BUNDLED.trades().in(List.of("recherche", "utilisateur")))
        .containsExactly(new NamedTrades.Named(0, 2, false, Map.of(RoleFamily.DESIGN, 0.3f)));
  }

  /** Returns the trades that the names of persons in a question stand for. */
  private static Map<RoleFamily, Float> trades(String question) {
    Map<RoleFamily, Float> trades = new EnumMap<>(RoleFamily.class);
    Lexicon.BUNDLED.trades().in(List.of(question.split(" "))).stream()
        .filter(NamedTrades.Named::isPerson)
        .forEach(named -> trades.putAll(named.trades()));
    return trades;
  }
}
