package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.RoleFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What postings say of contract, telework, place, time, experience and technologies. */
class ConditionReaderTest {
  private static final ConditionReader READER = new ConditionReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Contrat : freelance | freelance",
        "Poste ouvert à un·e indépendant·e pour quelques mois. | freelance",
        "Poste ouvert aux indépendants.es dès mars. | freelance",
        "La ludothèque cherche un développeur en freelance ou en CDD. | cdd freelance",
        "Statut : portage salarial ou auto-entrepreneur | freelance",
        "TJM : entre 300 et 400 € | freelance",
        "Entre 250 € et 380 € par jour selon le profil. | freelance",
        "CDD de 8 mois, TJM possible plus tard. | cdd",
        "Vous signez un contrat à durée déterminée. | cdd",
        "Type de contrat : CDI | cdi",
        "Ouvert aux contractuels et aux titulaires | cdd fonctionnaire",
        "La mission peut prendre la forme d'un détachement. | fonctionnaire",
        "Indépendante ou en convention de disponibilité, vous restez un an. | fonctionnaire freelance",
        "Statut : stage ou alternance | alternance stage",
        "Nous recrutons une alternante pour animer la bibliothèque. | alternance",
        "Alternance 12 mois | alternance",
        "Alternance (un an) | alternance",
        "Alternance – 24 mois | alternance",
        "Stage 6 mois | stage",
        "Poste en apprentissage | alternance",
        "Le poste est ouvert en alternance. | alternance",
        "Contrat : bénévole | benevolat",
        // of others, of the product, of a later time
        "Nous sommes nombreuses à être freelances. | ''",
        "L'équipe compte deux freelances et une fonctionnaire. | ''",
        "Les autres jardiniers sont freelances. | ''",
        "Le site aide les jeunes qui cherchent un contrat en alternance. | ''",
        "Vous pilotez les prestataires du musée. | ''",
        "Vous travaillez de manière indépendante. | ''",
        "Le poste n'est pas ouvert aux freelances. | ''",
        "Poste en apprentissage automatique et statistiques | ''",
        "Alternance de travail en équipe et de jours seuls | ''",
        "Nous aidons à trouver un poste en apprentissage. | ''",
        "CDI possible : non | ''",
        "Contrat : CDI, pas de freelance | cdi",
        "Contrat : CDD (stage non accepté) | cdd",
        "Statut : ni freelance, ni stage. CDD non renouvelable. | cdd",
        "Bénévolat : trouvez une mission près de chez vous. | ''",
      })
  void aPostingOffersTheContractsThatItNames(String text, String contracts) {
    assertThat(values(text, Condition.Kind.CONTRACT)).isEqualTo(contracts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Télétravail complet | full",
        "Poste en full remote. | full",
        "100 % télétravail | full",
        "Nous travaillons essentiellement à distance. | full",
        "Télétravail et/ou bureaux de la mairie. | full",
        "Télétravail complet, possibilité de déplacements très ponctuels. | full",
        "Le poste est en télétravail. Des réunions facultatives ont lieu en présentiel. | full",
        "Télétravail possible | partial",
        "Télétravail partiel bienvenu | partial",
        "Télétravail deux jours par semaine | partial",
        "Le télétravail est la norme mais une présence mensuelle est demandée. | partial",
        "Poste en télétravail. Déplacements à Lyon à prévoir. | partial",
        "Télétravail par défaut, réunion d'équipe à Lille une fois par mois | partial",
        "Pas de télétravail pour ce poste. | none",
        // a count or a share of the time
        "4 jours par semaine, 2 en télétravail | partial",
        "Trois jours par semaine, dont un en télétravail. | partial",
        "Temps plein, dont deux à trois jours en télétravail | partial",
        "Vous êtes 2 jours par semaine en télétravail. | partial",
        "La moitié du temps en télétravail | partial",
        "Rythme : 4 jours, dont la moitié en télétravail | partial",
        "Un tiers du temps de travail est en télétravail. | partial",
        "Un jour sur deux en télétravail | partial",
        "Une partie de la semaine en télétravail | partial",
        "Poste en télétravail la moitié du temps | partial",
        "10 jours par mois en télétravail | partial",
        "4 jours par semaine, en télétravail | full",
        "Mission de 3 jours par semaine en télétravail | full",
        "5 jours par semaine, 5 en télétravail | full",
        "4 jours par semaine en télétravail complet | full",
        "CDD de 12 mois en télétravail | full",
        "Un poste en télétravail | full",
        "Le travail se fait exclusivement sur site. Télétravail exclu. | none",
        // of others, and of other things done from afar
        "Vous savez travailler à distance avec aisance. | ''",
        "L'entretien se fait à distance. | ''",
        "Une présence régulière est demandée. | ''",
        "Ces derniers sont en télétravail. | ''",
      })
  void teleworkIsFullIfNoPresenceIsAsked(String text, String remote) {
    assertThat(values(text, Condition.Kind.REMOTE)).isEqualTo(remote);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Télétravail : non | none",
        "Télétravail : pas possible | none",
        "Télétravail : pas pour ce poste | none",
        "Télétravail : 0 jour | none",
        "Télétravail : 0 j/semaine | none",
        "0 % de télétravail | none",
        "Télétravail impossible (accueil du public) | none",
        "Le poste ne peut pas être exercé en télétravail. | none",
        "Télétravail : aucun, la serre demande une présence. | none",
        "Télétravail (non) | none",
        "Télétravail possible : non | none",
        "Télétravail non autorisé. | none",
        "Télétravail : interdit | none",
        "Télétravail ❌ | none",
        "❌ Télétravail | none",
        "Remote: no | none",
        "Pas de travail en remote. | none",
        "Ce poste n'ouvre pas droit au télétravail. | none",
        "Le télétravail n'est pas possible. | none",
        "Le télétravail n'est malheureusement pas encore autorisé. | none",
        "Ce poste n'est pas éligible au télétravail. | none",
        "L'accueil du public ne permet pas le télétravail. | none",
        "La fonction est incompatible avec le télétravail. | none",
        "Poste non télétravaillable | none",
        "Aucune possibilité de télétravail. | none",
        "Il n'est pas possible de travailler à distance. | none",
        // telework is not spoken of
        "Le poste est en présentiel. | none",
        "Poste à temps plein en présentiel, à Lyon. | none",
        "Le poste est en présentiel avec des déplacements à Paris. | none",
        "100 % sur site | none",
        "Présence : 100 % en présentiel. Déplacements à Paris. | none",
        "Le poste n'est pas en présentiel. | ''",
        "Le poste est en présentiel deux jours. | ''",
        "Poste en présentiel ou hybride | ''",
        "Le guichet est en présentiel. | ''",
        // it is, elsewhere
        "Le poste est en présentiel. Le télétravail est possible. | partial",
        "Le poste est en présentiel et en télétravail. | partial",
        // all of it is denied, not a part
        "Pas de full remote. | partial",
        "Le télétravail complet n'est pas possible. | partial",
        "Télétravail : occasionnel | partial",
        "Télétravail : ponctuel | partial",
        "Télétravail : 50 % | partial",
        "Télétravail à 60 % | partial",
        "Télétravail : 0 à 2 jours | partial",
        "Télétravail 40 % | partial",
        "Télétravail : 0,5 jour par semaine | partial",
        "Télétravail : oui | partial",
        "Télétravail non obligatoire | partial",
        "Télétravail : non imposé | partial",
        "Télétravail : complet | full",
        "Télétravail : 100 % | full",
        "Le télétravail est la norme, les réunions ne sont pas obligatoires. | full",
        // nothing is decided
        "Télétravail : à définir | ''",
        "Télétravail à discuter avec l'équipe | ''",
        "Télétravail : selon accord d'entreprise | ''",
        "Le télétravail est encore à préciser. | ''",
        "Télétravail : non précisé | ''",
      })
  void teleworkThatIsDeniedIsNoTelework(String text, String remote) {
    assertThat(values(text, Condition.Kind.REMOTE)).isEqualTo(remote);
  }

  @ParameterizedTest
  @CsvSource({
    "télétravail, non, none",
    "télétravail, false, none",
    "télétravail, aucun, none",
    "teletravail, jamais, none",
    "remote, no, none",
    "remote_work, false, none",
    "télétravail, oui, partial",
    "télétravail, 2 jours, partial",
    "remote, full, full",
    "télétravail, total, full",
    "télétravail, à discuter, ''",
    "remote, non communiqué, ''",
  })
  void aFieldIsReadAsASentence(String name, String value, String remote) {
    PostingDetails details =
        new PostingDetails(
            List.of(), List.of(), null, null, null, null, null, false, Map.of(name, value));
    Conditions read =
        READER.read("Une annonce", "Une annonce", RoleFamily.AUTRE, details, Optional.empty(), "");
    assertThat(read.value(Condition.Kind.REMOTE).orElse("")).isEqualTo(remote);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Poste basé à Grenoble. | grenoble",
        "Localisation : Lyon ou Aix-en-Provence | aix-en-provence lyon",
        "Réunions chaque mois à Paris (La Défense). | la-defense paris",
        "Nos bureaux sont au 3 rue des Lilas, 75011. | paris",
        "Déplacements à Saint Étienne à prévoir. | saint-etienne",
        "L'équipe est dispersée à travers la France (Nantes, Brest) et travaille à distance. | france",
        // towns of the team and of users, institutions, interviews, words that are no towns
        "L'équipe est répartie entre Nantes et Brest. | ''",
        "Camille : jardinière, basée à Tours | ''",
        "L'entretien a lieu à Lille. | ''",
        "Nous travaillons pour le ministère de la Défense. | ''",
        "Poste au sein de la métropole de Lyon. | ''",
        "Sens du travail en équipe | ''",
      })
  void thePlaceIsWhereTheWorkIsDone(String text, String places) {
    assertThat(values(text, Condition.Kind.PLACE)).isEqualTo(places);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rythme : 3 jours par semaine | 3",
        "De 3 à 4 jours/semaine | 3-4",
        "Charge : 4/5e | 4",
        "Temps plein ou ⅘ | 4-5",
        "Temps de travail : 2,5 jours / semaine | 2.5",
        "Temps partiel accepté (80 % minimum) | 4-5",
        "Mission de trois mois à trois jours par semaine minimum | 3-5",
        "Rythme : environ 10 jours par mois | 2.5",
        "Poste à temps plein | 5",
        "Temps partiel : 28 h par semaine (4 jours) | 4",
        "24 heures hebdomadaires | 3.5",
        "CDI de 17,5 h/semaine | 2.5",
        "Temps partiel (21 heures) | 3",
        "35h par semaine | 5",
        "Nous pratiquons la semaine de 4 jours. | 4",
        "La semaine en quatre jours, sans perte de salaire. | 4",
        // less than a whole week
        "Poste à temps partiel | 0.5-4.5",
        "Contrat : CDI temps partiel | 0.5-4.5",
        "Temps de travail : temps partiel | 0.5-4.5",
        "La mairie recrute une bibliothécaire à temps partiel. | 0.5-4.5",
        "Poste à temps partiel, 60 % | 3",
        "Temps partiel : non | ''",
        "Pas de temps partiel. | ''",
        "Le poste peut être à temps partiel si vous le souhaitez. | ''",
        "Possibilité de travailler à temps partiel. | ''",
        "Le télétravail est possible à temps partiel. | ''",
        "Une réunion de 2 heures par semaine | ''",
        "Ouvert 24 h/24 | ''",
        // telework, presence, the team, a degree
        "Télétravail deux jours par semaine | ''",
        "Une présence de 2 jours par semaine est demandée. | ''",
        "Vous venez un jour par semaine. | ''",
        "Le coach est là 2 jours par semaine. | ''",
        "Vous avez un diplôme de niveau bac +4/5. | ''",
        "Temps partiel bienvenu | ''",
      })
  void daysAreDaysOfWork(String text, String days) {
    assertThat(values(text, Condition.Kind.DAYS)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CDD de 6 mois | 6",
        "Contrat de 3 ans | 36",
        "Durée : 4 à 6 mois renouvelables | 4-6",
        "Durée : 3 mois (la phase de construction est de 6 mois) | 3",
        "Mission de 12 semaines | 3",
        "Une première période d'un mois et demi, mission de 1,5 mois | 1.5",
        "Nous cherchons un renfort pour six mois. | 6",
        // from months to years
        "CDD de 6 mois à 2 ans | 6-24",
        "CDD de six mois à un an, renouvelable | 6-12",
        "Mission de 9 mois ou 1 an | 9-12",
        "Durée : entre 3 mois et 1 an | 3-12",
        "Contrat d'un an à 18 mois | 12-18",
        "CDD de 6 mois, débutants acceptés - 2 ans de formation | 6",
        "CDD de 6 mois - 2 ans d'expérience | 6",
        "CDD de 6 mois et 2 ans d'expérience | 6",
        // numbers of several words
        "CDD de dix-sept mois | 17",
        "CDD de dix-huit mois | 18",
        "Stage de seize semaines, CDD de dix à onze mois | 10-11",
        "Mission de vingt-deux mois | 22",
        "Durée : vingt et un mois | 21",
        "Durée : trente-et-un mois | 31",
        "CDD de douze à vingt-quatre mois | 12-24",
        "CDD de dix-huit à trente-six mois | 18-36",
        "Contrat de vingt mois | 20",
        "Contrat de soixante mois | 60",
        "CDD de six-sept mois | 6-7",
        "CDD de soixante-douze mois | ''",
        "CDD de quatre-vingt-dix mois | ''",
        // what lasts otherwise
        "Vous avez au moins 3 ans d'expérience. | ''",
        "Les 6 prochains mois sont passionnants. | ''",
        "En 6 mois, l'équipe a construit un prototype. | ''",
        "Un comité se réunit tous les 6 mois. | ''",
        "Vous venez 2 jours par mois. | ''",
      })
  void monthsAreTheDurationOfTheContract(String text, String months) {
    assertThat(values(text, Condition.Kind.MONTHS)).isEqualTo(months);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Le poste est ouvert aux débutantes. | true",
        "Profils juniors bienvenus | true",
        "Que vous soyez junior ou confirmée, écrivez-nous. | true",
        "Contrat : stage de 4 mois | true",
        "Vous avez au moins trois ans d'expérience. | false",
        "Débutant non accepté | false",
        "Les débutantes ne sont pas acceptées. | false",
        "Débutants acceptés : non | false",
        "Débutant : s'abstenir | false",
        "Débutants s'abstenir | false",
        "Débutant(e) non accepté(e) | false",
        "Le poste n'est pas ouvert aux juniors. | false",
        "Nous ne recherchons pas de profil junior. | false",
        "Débutants acceptés : à discuter | ''",
        "3 à 5 ans d'expérience professionnelle | false",
        "Nous recherchons une graphiste confirmée. | false",
        // wishes, the team, little
        "Idéalement, vous avez 3 ans d'expérience. | ''",
        "1 développeur senior | ''",
        "Une première expérience est appréciée. | ''",
        "1 à 2 ans d'expérience | ''",
        "Le site existe depuis au moins deux ans. | ''",
      })
  void beginnersAreWelcomeOrNot(String text, String beginner) {
    assertThat(values(text, Condition.Kind.BEGINNER)).isEqualTo(beginner);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Stack : Node JS, Vue.js et Postgres | node.js postgresql vue.js",
        "Vous maîtrisez Python/Django. | django python",
        "Back en C#, front en React Native | csharp react-native",
        "Langages : Go et Rust | go rust",
        "Outils de suivi (Sentry, Docker, etc.) | docker sentry",
        // options, examples, what is left out, how to apply, words that are no technologies
        "Deux langages parmi Python, Ruby et Java | ''",
        "Vous connaissez un framework web (Django, Rails, Symfony…). | ''",
        "Des outils d'analyse (ex : Metabase) | ''",
        "Nous développons en Svelte, sans TypeScript. | svelte",
        "Envoyez votre CV et votre compte GitHub. | ''",
        "Go ! Venez nous rejoindre. | ''",
        "C'est en point de vue que tout change : le chef de projet express. | ''",
      })
  void technologiesAreThoseThatAreUsed(String text, String technologies) {
    assertThat(values(text, Condition.Kind.TECHNO)).isEqualTo(technologies);
  }

  @Test
  void theTitleIsReadToo() {
    Conditions read =
        READER.read(
            "Dev Ruby confirmé·e (3 jours par semaine)",
            "Dev freelance",
            RoleFamily.DEVELOPPEMENT,
            PostingDetails.NONE,
            Optional.empty(),
            "");
    assertThat(read.all().stream().map(Condition::value))
        .containsExactly("freelance", "ruby", "3", "false");
  }

  @Test
  void theFrontMatterWinsOverTheText() {
    PostingDetails details =
        new PostingDetails(
            List.of("Vue.JS / OutilMaison", "Zephyr"),
            List.of(),
            "CDD 2 ans",
            null,
            null,
            null,
            null,
            false,
            Map.of());
    Conditions read =
        READER.read(
            "Cuisinière",
            "Cuisinière",
            RoleFamily.AUTRE,
            details,
            Optional.of(true),
            "Contrat : freelance, mission de 3 mois. Vous avez au moins 5 ans d'expérience.");
    assertThat(read.values(Condition.Kind.CONTRACT)).containsExactly("cdd");
    assertThat(read.range(Condition.Kind.MONTHS)).contains(new Conditions.Range(24, 24));
    assertThat(read.beginner()).contains(true);
    assertThat(read.of(Condition.Kind.TECHNO).stream().map(Condition::label))
        .containsExactly("Vue.js", "Zephyr");
    assertThat(read.of(Condition.Kind.CONTRACT).getFirst().text()).isEqualTo("contrat : CDD 2 ans");
  }

  @Test
  void theContractOfTheFrontMatterMayLastFromMonthsToYears() {
    PostingDetails details =
        new PostingDetails(
            List.of(), List.of(), "CDD 6 mois à 2 ans", null, null, null, null, false, Map.of());
    Conditions read =
        READER.read("Une annonce", "Une annonce", RoleFamily.AUTRE, details, Optional.empty(), "");
    assertThat(read.range(Condition.Kind.MONTHS)).contains(new Conditions.Range(6, 24));
  }

  @Test
  void anAuthorWhoSaysThatThePostIsNotJuniorEndsTheQuestion() {
    Conditions read =
        READER.read(
            "Cuisinier",
            "Cuisinier",
            RoleFamily.AUTRE,
            PostingDetails.NONE,
            Optional.of(false),
            "Profils juniors bienvenus.");
    assertThat(read.beginner()).isEmpty();
  }

  @Test
  void everyFactKeepsItsSentence() {
    Condition days =
        read("Un lieu pour lire. Rythme : 3 jours par semaine. Bienvenue !")
            .of(Condition.Kind.DAYS)
            .getFirst();
    assertThat(days.text()).isEqualTo("Rythme : 3 jours par semaine.");
  }

  @Test
  void pointsOfOneLineAreReadApart() {
    Conditions read = read("•\tTJM à discuter • Temps de travail : environ 2 jours • Dès mars");
    assertThat(read.all().stream().map(Condition::text))
        .containsExactly("TJM à discuter", "Temps de travail : environ 2 jours");
  }

  @ParameterizedTest
  @CsvSource({
    "Télétravail, Non., none",
    "Télétravail :, aucun, none",
    "Télétravail, 0 jour, none",
    "Télétravail, Oui, partial",
    "Télétravail possible ?, Chaque matin nous ouvrons les ruches., partial",
  })
  void aShortLineAnswersTheLineAboveIt(String label, String answer, String remote) {
    assertThat(values(label + "\n" + answer, Condition.Kind.REMOTE)).isEqualTo(remote);
  }

  @Test
  void otherTradesNameToolsInPassing() {
    Conditions read =
        READER.read(
            "Chargée de communication",
            "Chargée de communication",
            RoleFamily.COMMUNICATION,
            PostingDetails.NONE,
            Optional.empty(),
            "Vous utilisez WordPress et Figma.");
    assertThat(read.values(Condition.Kind.TECHNO)).isEmpty();
  }

  private static String values(String text, Condition.Kind kind) {
    return read(text).values(kind).stream()
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(" "));
  }

  private static Conditions read(String text) {
    return READER.read(
        "Une annonce",
        "Une annonce",
        RoleFamily.DEVELOPPEMENT,
        PostingDetails.NONE,
        Optional.empty(),
        text);
  }
}
