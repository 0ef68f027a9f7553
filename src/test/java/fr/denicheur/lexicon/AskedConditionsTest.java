package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Condition;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conditions the few words of a question ask for. */
class AskedConditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cdi | cdi: cdi",
        "CDD jardinier | cdd: CDD",
        "jardinier CDI/CDD | cdi: CDI, cdd: CDD",
        "jardinière en contrat à durée déterminée | cdd: contrat à durée déterminée",
        "bibliothécaire contractuelle | cdd: contractuelle",
        "TJM graphiste | freelance: TJM",
        "graphiste TJM 400 € | freelance: TJM 400 €",
        "graphiste 380€/jour | freelance: 380€/jour",
        "entre 400 et 500 € par jour | freelance: entre 400 et 500 € par jour",
        "graphiste free-lance | freelance: free-lance",
        "graphiste indépendant | freelance: indépendant",
        "graphiste indépendant·e | freelance: indépendant·e",
        "traductrice indépendante | freelance: indépendante",
        "en portage salarial | freelance: portage salarial",
        "poste de fonctionnaire | fonctionnaire: fonctionnaire",
        "agent titulaire de la fonction publique | fonctionnaire: agent titulaire de la fonction publique",
        "juriste en détachement | fonctionnaire: détachement",
        "stage graphisme | stage: stage",
        "je cherche un stage en graphisme | stage: stage",
        "stagiaire juridique | stage: stagiaire",
        "stage de fin d'études | stage: stage de fin d'études",
        "alternance jardinage | alternance: alternance",
        "jardinier en apprentissage | alternance: apprentissage",
        "contrat d'apprentissage | alternance: contrat d'apprentissage",
        "apprentie fleuriste | alternance: apprentie",
        "jardinier bénévole | benevolat: bénévole",
      })
  void aContractIsAsked(String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graphiste télétravail | partial: télétravail",
        "graphiste en teletravail | partial: teletravail",
        "remote | partial: remote",
        "travailler à distance | partial: travailler à distance",
        "graphiste à distance | partial: à distance",
        "télétravail partiel | partial: télétravail partiel",
        "2 jours de télétravail par semaine | partial: 2 jours de télétravail par semaine",
        "télétravail 3 j/semaine | partial: télétravail 3 j/semaine",
        "travail hybride | partial: travail hybride",
        "3 jours par semaine en télétravail | partial: 3 jours par semaine en télétravail",
        "télétravail complet | full: télétravail complet",
        "graphiste full remote | full: full remote",
        "graphiste 100% télétravail | full: 100% télétravail",
        "100 % remote | full: 100 % remote",
        "télétravail à 100 % | full: télétravail à 100 %",
        "entièrement à distance | full: entièrement à distance",
        "télétravail à temps plein | full: télétravail à temps plein",
        "pas de télétravail | none: pas de télétravail",
        "graphiste en présentiel | none: présentiel",
        "graphiste sur place | none: sur place",
      })
  void teleworkWithoutItsExtentIsAtLeastAPart(String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graphiste à Lyon | lyon: à Lyon",
        "graphiste lyon | lyon: lyon",
        "graphiste lyon affiches | lyon: lyon",
        "Lyon | lyon: Lyon",
        "Lyon emploi | lyon: Lyon",
        "Vannes offres emploi | vannes: Vannes",
        "affiches sur Paris | paris: sur Paris",
        "affiches près de Saint Étienne | saint-etienne: près de Saint Étienne",
        "affiches a tours | tours: a tours",
        "graphiste à Paris ou Lyon | paris: à Paris, lyon: Lyon",
        "graphiste Paris 11e | paris: Paris 11e",
        "graphiste Paris 12 affiches | paris: Paris 12",
        "travailler depuis Nantes | nantes: depuis Nantes",
        "graphiste 75011 | paris: 75011",
        "affiches au Havre | le-havre: au Havre",
        "affiches à la Rochelle | la-rochelle: à la Rochelle",
        "partout en France | france: partout en France",
        "CDI Lens affiches | cdi: CDI, lens: Lens",
      })
  void aTownIsAskedAfterAPrepositionAtTheEndAndBesideATradeOrCondition(
      String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 jours par semaine | 3: 3 jours par semaine",
        "3j/semaine | 3: 3j/semaine",
        "trois jours par semaine | 3: trois jours par semaine",
        "2 à 3 jours/sem | 2-3: 2 à 3 jours/sem",
        "graphiste 3 jours | 3: 3 jours",
        "au moins 3 jours par semaine | 3-5: au moins 3 jours par semaine",
        "4 jours par semaine maximum | 0.5-4: 4 jours par semaine maximum",
        "10 jours par mois | 2.5: 10 jours par mois",
        "graphiste 4/5e | 4: 4/5e",
        "graphiste à 80 % | 4: 80 %",
        "à mi-temps | 2.5: mi-temps",
        "temps partiel | 0.5-4.5: temps partiel",
        "graphiste à temps plein | 5: temps plein",
        "full time | 5: full time",
        "3 jours/semaine remote | 3: 3 jours/semaine, partial: remote",
        "temps partiel 3 jours par semaine | 0.5-4.5: temps partiel, 3: 3 jours par semaine",
        "stage de 6 mois | stage: stage, 6: 6 mois",
        "6 à 12 mois | 6-12: 6 à 12 mois",
        "CDD de 6 mois à 2 ans | cdd: CDD, 6-24: 6 mois à 2 ans",
        "CDD un an à 18 mois | cdd: CDD, 12-18: un an à 18 mois",
        "CDD de dix-huit mois | cdd: CDD, 18: dix-huit mois",
        "stage dix-sept mois | stage: stage, 17: dix-sept mois",
        "mission vingt-deux mois | 22: vingt-deux mois",
        "CDD vingt et un mois | cdd: CDD, 21: vingt et un mois",
        "dix à vingt-quatre mois | 10-24: dix à vingt-quatre mois",
        "CDD de 2 ans | cdd: CDD, 24: 2 ans",
        "mission de 1 an | 12: mission de 1 an",
        "stage 12 semaines | stage: stage, 3: 12 semaines",
        "CDD de plus d'un an | cdd: CDD, 12-60: plus d'un an",
        "6 mois renouvelables | 6: 6 mois renouvelables",
        "pendant un an | 12: pendant un an",
      })
  void daysAWeekAndMonthsAreAsked(String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graphiste débutant | true: débutant",
        "graphiste débutant·e | true: débutant·e",
        "jardinière junior | true: junior",
        "sans expérience | true: sans expérience",
        "première expérience | true: première expérience",
        "jeune diplômée | true: jeune diplômée",
        "graphiste senior | false: senior",
        "graphiste confirmée | false: confirmée",
        "graphistes expérimenté.e.s | false: expérimenté.e.s",
        "graphiste expérimenté·e | false: expérimenté·e",
        "5 ans d'expérience | false: 5 ans d'expérience",
        "0 à 2 ans d'expérience | true: 0 à 2 ans d'expérience",
        "expérience de 3 ans | false: expérience de 3 ans",
      })
  void experienceIsAsked(String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // numbers and units of something else
        "développeur java 17",
        "chef de projet 2 ans",
        "1 jeune 1 solution",
        "1000 premiers jours",
        "24h/24 7j/7",
        "bac +4/5",
        "depuis 6 mois",
        "6 mois d'expérience",
        "1 à 3 ans d'expérience",
        "Paris 2024",
        "les 2 derniers mois",
        "50 % des démarches",
        "100 % des démarches en ligne",
        "formation en 3 jours",
        "jeunes 16-25 ans",
        "RGAA 4",
        "angular 2",
        // towns in other words
        "paris sportifs",
        "tours de table",
        "vannes connectées",
        "ministère de la défense",
        "travailler pour la défense",
        "métropole de Lyon",
        "ville de Paris",
        "université Rennes sciences",
        "Grand Paris",
        "paris-saclay.fr",
        // contracts, telework and experience as subjects
        "la bonne alternance",
        "mon stage de 3e",
        "stages de troisième",
        "travailleurs indépendants",
        "bénévolat associations",
        "communication sur le télétravail",
        "enseignement à distance",
        "formation à distance",
        "machine learning",
        "apprentissage automatique",
        "prestations sociales",
        "titulaires du permis",
        "titulaire d'un master",
        "mise à disposition de données",
        "emploi des seniors",
        "accès au premier emploi",
        "site web",
        "développement sur site web",
        // other fixed words
        "code du travail numérique",
        "droit du travail",
        "mission locale",
        "chômage de longue durée",
        "pass culture",
        "plein emploi",
      })
  void nothingIsAsked(String question) {
    assertThat(read(question)).isEmpty();
  }

  @Test
  void aConditionDoesNotGoBeyondTheEndOfALine() {
    assertThat(read("3 jours\npar semaine")).isEqualTo("3: 3 jours");
    assertThat(read("temps\npartiel")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pas de freelance | -freelance: pas de freelance",
        "graphiste sans stage | -stage: sans stage",
        "graphiste pas d'alternance | -alternance: pas d'alternance",
        "je ne veux pas de CDD | -cdd: pas de CDD",
        "pas les stages, graphiste | -stage: pas les stages",
        "graphiste pas freelance | -freelance: pas freelance",
        "graphiste hors CDD | -cdd: hors CDD",
        "graphiste sauf stage | -stage: sauf stage",
        "graphiste NOT freelance | -freelance: NOT freelance",
        "graphiste -freelance | -freelance: -freelance",
        "graphiste -stage CDI | -stage: -stage, cdi: CDI",
        "pas de poste en CDD | -cdd: pas de poste en CDD",
        "graphiste non titulaire | -fonctionnaire: non titulaire",
        "ni stage ni alternance | -stage: ni stage, -alternance: ni alternance",
        "sans stage ou alternance | -stage: sans stage ou alternance, -alternance: sans stage ou alternance",
        "sauf CDD et stage | -cdd: sauf CDD et stage, -stage: sauf CDD et stage",
        "pas de stage, CDI | -stage: pas de stage, cdi: CDI",
        "CDI, pas de freelance | cdi: CDI, -freelance: pas de freelance",
        "graphiste sans télétravail | none: sans télétravail",
        "aucun télétravail | none: aucun télétravail",
        "pas le télétravail | none: pas le télétravail",
        "graphiste hors remote | none: hors remote",
        "graphiste -télétravail | none: -télétravail",
        "pas de full remote | -full: pas de full remote",
        "pas en présentiel | -none: pas en présentiel",
        "graphiste hors Paris | -paris: hors Paris",
        "graphiste pas à Paris | -paris: pas à Paris",
        "graphiste sauf Lyon ou Paris | -lyon: sauf Lyon ou Paris, -paris: sauf Lyon ou Paris",
        "affiches -Lens tilleul | -lens: -Lens",
        "hors région parisienne | -paris: hors région parisienne",
        "pas le Mans | -le-mans: pas le Mans",
        "pas de temps partiel | -0.5-4.5: pas de temps partiel",
        "sauf temps partiel | -0.5-4.5: sauf temps partiel",
        "pas à temps plein | -5: pas à temps plein",
        "graphiste pas débutant | -true: pas débutant",
        "graphiste pas senior | -false: pas senior",
        "graphiste sans expérience | true: sans expérience",
        "pas d'expérience en CDI | true: pas d'expérience, cdi: CDI",
        "développeur sans Java | -java: sans Java",
        "dev python pas de php ni de java | -php: pas de php, -java: ni de java",
        "sans java ou php, CDI | -java: sans java ou php, -php: sans java ou php, cdi: CDI",
        "développeuse hors C++ | -c++: hors C++",
        "dev -java CDI | -java: -java, cdi: CDI",
      })
  void aWordBeforeAConditionExcludesIt(String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pas que du freelance | freelance: freelance",
        "pas seulement Paris | paris: Paris",
        "pas à pas : CDI | cdi: CDI",
        "affiches - CDI | cdi: CDI",
        "sans-abri CDD | cdd: CDD",
        "sans framework java CDD | cdd: CDD",
        "bases no sql CDD | cdd: CDD",
        "pas seulement java CDD | cdd: CDD",
        "java sans stage | -stage: sans stage",
      })
  void aConditionIsNotExcludedByWordsOfSomethingElse(String question, String read) {
    assertThat(read(question)).isEqualTo(read);
  }

  /** A misreading costs one click for each condition. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "graphiste CDI télétravail Lyon 3 jours",
        "stage de 6 mois à Paris, débutant accepté (télétravail possible)",
        "CDI ou CDD à Lyon ou Nantes",
        "freelance 3 à 4 jours par semaine 400 €/jour senior full remote",
        "graphiste pas de CDI, sans télétravail, sauf à Lyon ni 3 jours",
        "(sans CDD) -freelance NOT Lyon hors télétravail mais pas débutant",
      })
  void eachConditionCanLeaveTheQuestion(String typed) {
    Question question = QuestionParser.parse(typed);
    int left = asked(question).size();
    assertThat(left).isGreaterThan(3);
    while (left > 0) {
      question = question.without(asked(question).getLast().text());
      assertThat(asked(question)).as(question.written()).hasSize(--left);
    }
    assertThat(question.written()).doesNotContainPattern("\\d|[(),]|CD|Lyon");
  }

  /** A bound far above what it takes, so that only patterns that explode exceed it. */
  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {"1 ", "stage de ", "2 à ", "3 j ", "au moins ", "travail à ", "(", "100 % "})
  void aQuestionOfRepeatedWordsIsReadInTime(String repeated) {
    for (int i = 0; i < 20; i++) {
      assertThat(read(repeated.repeat(500 / repeated.length()))).isNotNull();
    }
  }

  private static List<Condition> asked(Question question) {
    return Lexicon.BUNDLED.conditions().in(question.words());
  }

  @Test
  void severalSpacesAreOne() {
    assertThat(read("graphiste  temps   partiel")).isEqualTo("0.5-4.5: temps partiel");
  }

  private static String read(String question) {
    List<Condition> asked = Lexicon.BUNDLED.conditions().in(question);
    return asked.stream().map(c -> c.asked() + ": " + c.text()).collect(Collectors.joining(", "));
  }
}
