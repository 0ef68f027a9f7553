package fr.denicheur.engine;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.query.Counting;
import fr.denicheur.query.FacetQuery;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Match;
import fr.denicheur.query.Page;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Correction;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason;
import fr.denicheur.result.Reason.Place;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Understood;
import java.io.Closeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that {@link SearchEngine} promises. A test of an engine extends this and supplies one. */
public abstract class SearchEngineContract<E extends SearchEngine & PostingKeeper & Closeable>
    extends EngineContract<E> {

  // --- what is put is found -------------------------------------------------------------------

  @Test
  @Tag("Y12")
  void fieldsWithoutAMeaningOfTheirOwnAreFound() {
    Map<String, String> others =
        Map.of(
            "salaire",
            "45k€",
            "tags",
            "quantique, finance",
            "télétravail",
            "oui",
            "cadre",
            "false");
    PostingDetails details =
        new PostingDetails(List.of(), List.of(), null, null, null, null, null, false, others);
    publish(aPosting().withId("a").titled("Vigie").with(details).build());
    publish(aPosting().withId("b").titled("Gabier").build());
    for (String words : List.of("45k€", "quantique", "finances", "télétravail")) {
      assertThat(ids(words)).as(words).containsExactly("a");
    }
    assertThat(ids("salaire")).isEmpty();
  }

  @Test
  void aPostingComesBackAsItWasPut() {
    PostingDetails details =
        new PostingDetails(
            List.of("Java", "C++"),
            List.of("Développement"),
            "CDI",
            "Une amie",
            "a@exemple.fr",
            "https://exemple.fr/offre",
            LocalDate.parse("2030-01-02"),
            true,
            Map.of("lieu", "Marseille"));
    Posting posting =
        aPosting()
            .withId("dossier/été·2021 @paris")
            .titled("Développeuse")
            .role("un·e dev")
            .inFamily("developpement")
            .atStartup("Lapins")
            .open()
            .junior()
            .publishedOn("2021-12-09")
            .with(details)
            .text("Un texte.\nSur deux lignes.")
            .markdown("Un **texte**.")
            .build();
    publish(posting);
    assertThat(engine.find(posting.id())).map(FoundPosting::posting).contains(posting);
    assertThat(engine.find(new PostingId("inconnue"))).isEmpty();
  }

  @Test
  void whatIsNotPublishedIsNotSeen() {
    engine.publish();
    engine.put(aPosting().titled("Jardinière").build(), fingerprint());
    assertThat(ids("jardinière")).isEmpty();
    engine.publish();
    assertThat(ids("jardinière")).hasSize(1);
  }

  @Test
  void aPostingPutAgainReplacesTheEarlierOne() {
    publish(aPosting().withId("a").titled("Boulangère"));
    publish(aPosting().withId("a").titled("Pâtissière"));
    assertThat(ids("boulangère")).isEmpty();
    assertThat(ids("pâtissière")).containsExactly("a");
    assertThat(engine.state().postings()).isEqualTo(1);
  }

  @Test
  void aRemovedPostingIsFoundNoMore() {
    publish(
        aPosting().withId("a").titled("Boulangère"), aPosting().withId("b").titled("Boulanger"));
    engine.remove(new PostingId("a"));
    engine.remove(new PostingId("inconnue"));
    engine.publish();
    assertThat(ids("")).containsExactly("b");
    assertThat(engine.begin().held()).containsOnlyKeys(new PostingId("b"));
  }

  @Test
  void aWalkVisitsEveryPostingOnceInTheOrderOfIds() {
    int many = 1_100; // more than an engine reads at once
    for (int i = 0; i < many; i++) {
      PostingBuilder posting =
          aPosting().withId(String.format(Locale.ROOT, "p%04d", i * 7919L % many));
      engine.put(posting.titled("Luthière").open().build(), fingerprint());
    }
    publish(aPosting().withId("dossier/é").titled("Luthière"), aPosting().withId("Z"));

    List<String> ids = walked(Filter.NONE, null, Integer.MAX_VALUE);
    List<String> first = walked(Filter.NONE, null, 1_001);
    List<String> rest = walked(Filter.NONE, new PostingId(first.getLast()), Integer.MAX_VALUE);

    assertThat(ids).hasSize(many + 2).doesNotHaveDuplicates().isSorted();
    assertThat(ids).startsWith("Z", "dossier/é", "p0000").endsWith("p1099");
    assertThat(Stream.concat(first.stream(), rest.stream())).containsExactlyElementsOf(ids);
    assertThat(walked(Filter.NONE, new PostingId("p1097x"), 9)).containsExactly("p1098", "p1099");
    assertThat(walked(Filter.NONE.with(Facet.OPEN, "false"), null, 9))
        .containsExactly("Z", "dossier/é");
  }

  @Test
  void aWalkReadsPostingsAsTheyWerePut() {
    Posting put =
        aPosting().titled("Luthière").atStartup("lapins").markdown("- *un* violon").build();
    engine.put(put, fingerprint());
    engine.publish();

    engine.walk(
        Filter.NONE,
        null,
        posting -> {
          assertThat(posting).isEqualTo(put);
          return true;
        });
    assertThat(walked(Filter.NONE, null, 9)).hasSize(1);
  }

  private List<String> walked(Filter filter, PostingId after, int wanted) {
    List<String> ids = new ArrayList<>();
    engine.walk(filter, after, posting -> ids.add(posting.id().value()) && ids.size() < wanted);
    return ids;
  }

  @Test
  void purgingKeepsWhatIsThereAndPublishesWhatIsNew() throws Exception {
    publish(aPosting().withId("a").titled("Vannière"), aPosting().withId("b").titled("Vannière"));
    engine.remove(new PostingId("a"));
    engine.put(aPosting().withId("c").titled("Vannière").build(), fingerprint());
    engine.purge();
    assertThat(ids("vannière")).containsExactlyInAnyOrder("b", "c");
    assertThat(engine.find(new PostingId("a"))).isEmpty();
    requireErased();
  }

  @Test
  void oneFingerprintIsThatOfTheList() {
    publish(aPosting().withId("a").titled("Vannière"), aPosting().withId("b").titled("Vannier"));
    assertThat(engine.find(new PostingId("b")))
        .map(FoundPosting::version)
        .hasValue(engine.begin().held().get(new PostingId("b")));
    assertThat(engine.find(new PostingId("c"))).isEmpty();
    Set<PostingId> some = Set.of(new PostingId("b"), new PostingId("c"));
    assertThat(engine.begin(some).held().get(new PostingId("b")))
        .isEqualTo(engine.begin().held().get(new PostingId("b")));
    assertThat(engine.begin(some).held()).doesNotContainKey(new PostingId("c"));
  }

  @Test
  void fingerprintsComeBackAsTheyWerePut() {
    Fingerprint plain = new Fingerprint("abc", null, 0);
    Fingerprint dated = new Fingerprint("def", Instant.parse("2031-01-01T00:00:00Z"), 3);
    engine.put(aPosting().withId("a").build(), plain);
    engine.put(aPosting().withId("b").build(), dated);
    Fingerprint described = new Fingerprint("ghi", null, 1, "a@b", "0af");
    engine.put(aPosting().withId("c").build(), described);
    engine.publish();
    assertThat(engine.begin().held())
        .containsEntry(new PostingId("c"), described)
        .containsEntry(new PostingId("a"), plain)
        .containsEntry(new PostingId("b"), dated);
  }

  @Test
  void anEngineIsReadyOnceItWasPublished() throws Exception {
    engine.publish();
    awaitCopies();
    assertThat(engine.state()).isEqualTo(new EngineState.Ready(0));
  }

  /** A tolerance: several nodes copy a new index after it answers. Elsewhere there is one copy. */
  protected void awaitCopies() throws Exception {}

  /** Checks that no copy of the index holds what was removed, if there are copies. */
  protected void requireErased() throws Exception {}

  // --- words ----------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "santé mentale, SANTE MENTALE",
    "santé mentale, mentale santé",
    "cœur, coeur",
    "l’État, etat",
    "aujourd’hui, aujourd'hui",
    "Développement, developpements",
    "national, nationaux",
    "C++, c++",
    "C#, c#",
    ".NET, .net",
    "R&D, r&d",
    "Node.js, node.js",
    "Node.js, nodejs",
    "Node.js, node js",
    "CI/CD, ci/cd",
    "data.gouv.fr, data gouv",
    "full-stack, fullstack",
    "a-just, A-JUST",
    "IA, ia",
    "R, r",
    "Go, go",
    "l'été, été",
    "2 500 €, 2 500 €",
    "12 000 €, 12000€",
    "35000, 35 000",
    "01 40 00 00 00, 0140000000",
    "0140000000, 01.40.00.00.00",
    "39 heures, 39h",
    "39h, 39 heures",
    "20 minutes, 20 min",
    "38 k€, 38k€",
    "3×8, 3x8",
    "Node 20, node20",
    "Node20, node",
    "node20, Node 20",
    "Licence 3, licence3",
    "5e, 5ème",
    "1re année, 1ère année",
    "Lyon 3e, Lyon 3",
    "Lyon 3, Lyon 3e",
    "SO₂, so2",
    "km², km2",
    "TCP/IP, tcpip",
    "tcpip, TCP/IP",
    "Q&A, Q & A",
    "R et D, R&D",
    "S.N.C.F., sncf",
    "C.N.E.S.E.R., cneser",
    "INSEE, Insee",
    "cnrs, CNRS",
    "OKRs, OKR",
    "prud'hommes, prudhomme",
    "prud hommes, prud’hommes",
    "rock’n’roll, rocknroll",
    "back end, \"back-end\"",
    "backend, \"back end\"",
    "backend senior, \"back-end senior\"",
    "back-end senior, \"backend senior\"",
    "aujourd’hui, \"aujourd hui\"",
    "chef-de-rang, \"chef de rang\"",
    "chef d'orchestre, \"chef d orchestre\"",
    "C++ 17, c++17",
    "back-end, back-en*",
    "back end, back-en*",
    "l'ébénisterie, l'ébén*",
    "prud'hommes, prud'h*",
    "Pôle emploi, France Travail",
    "DIRECCTE, DREETS"
  })
  @Tag("E4")
  @Tag("E5")
  void wordsMeet(String written, String typed) {
    publish(aPosting().withId("other").text("Rien à voir."), aPosting().withId("a").text(written));
    assertThat(ids(typed)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "C, C++",
    "C++, C#",
    "C++, C",
    "C#, C",
    "R&D, R",
    "R, R&D",
    "Java, JavaScript",
    "Go, gouvernance",
    "data, datation",
    "idées, IDE",
    "IDE, idées",
    "CNR, CNRS",
    "CCAS, CCA",
    "CCA, CCAS",
    "cafés, CAF",
    "2 500 €, 500",
    "en 2021 à 30 agents, 202130",
    "202130, en 2021 à 30 agents",
    "12 2021, 122021",
    "3 ans, python3",
    "front end, full-en*"
  })
  @Tag("E5")
  void wordsStayApart(String written, String typed) {
    publish(aPosting().text(written));
    assertThat(ids(typed)).isEmpty();
  }

  @Test
  @Tag("E3")
  void composedAndDecomposedAccentsAreTheSame() {
    publish(aPosting().withId("nfc").text("développeur"));
    assertThat(ids("de\u0301veloppeur")).containsExactly("nfc");
  }

  @Test
  void notAllWordsMustBePresentButTheMoreTheBetter() {
    publish(
        aPosting().withId("one").text("un poste en python"),
        aPosting().withId("both").text("un poste en python à distance avec django"),
        aPosting().withId("none").text("un poste en cuisine"));
    assertThat(ids("python django")).containsExactly("both", "one");
  }

  @Test
  void coveringMoreWordsBeatsRepeatingOne() {
    publish(
        aPosting().withId("repeats").text("python ".repeat(30)),
        aPosting().withId("covers").text("du python, et un peu de cobol, parmi d'autres choses"),
        aPosting().text("cobol"),
        aPosting().text("cuisine"));
    assertThat(ids("python cobol")).startsWith("covers");
  }

  @Test
  void theWordAsWrittenRanksAboveItsVariants() {
    publish(
        aPosting().withId("plural").titled("Développeurs"),
        aPosting().withId("exact").titled("Développeur"),
        aPosting().withId("bare").titled("Developpeur"));
    assertThat(ids("développeur")).startsWith("exact").hasSize(3);
    assertThat(ids("développeurs")).startsWith("plural");
    assertThat(ids("developpeur")).startsWith("bare");
  }

  @Test
  void aWordInTheRoleRanksAboveTheSameInTheText() {
    publish(
        aPosting().withId("text").titled("Comptable").text("avec une graphiste"),
        aPosting().withId("role").titled("Rejoignez-nous").role("Graphiste").text("un poste"));
    assertThat(ids(engine.search(SearchQuery.of("graphiste").with(Match.ANY))))
        .containsExactly("role", "text");
  }

  @Test
  void wordsNextToEachOtherRankAboveWordsApart() {
    publish(
        aPosting().withId("apart").text("la santé de tous, et plus loin une charge mentale"),
        aPosting().withId("together").text("la santé mentale de tous, et plus loin une charge"));
    assertThat(ids("santé mentale")).startsWith("together");
  }

  @Test
  void aPhraseMustStandAsItIs() {
    publish(
        aPosting().withId("yes").text("une cheffe de projet"),
        aPosting().withId("no").text("le projet de la cheffe"));
    assertThat(ids("\"cheffe de projet\"")).containsExactly("yes");
  }

  @Test
  void whatIsExcludedIsNotFound() {
    publish(
        aPosting().withId("front").text("développement front"),
        aPosting().withId("back").text("développement back"));
    assertThat(ids("développement -front")).containsExactly("back");
    assertThat(ids("-front")).containsExactly("back");
    assertThat(ids("développement NOT front")).containsExactly("back");
    assertThat(ids("développement sauf le front")).containsExactly("back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jardin -full-stack", "jardin SAUF fullstack", "-\"full stack\" jardin"})
  void anExcludedCompoundIsExcludedInEachSpellingButNotInItsParts(String typed) {
    publish(
        aPosting().withId("parts").text("jardin : un stack, à full"),
        aPosting().withId("apart").text("jardin full stack"),
        aPosting().withId("hyphen").text("jardin full-stack"),
        aPosting().withId("joined").text("jardin fullstack"));
    assertThat(ids(typed)).containsExactly("parts");
  }

  @Test
  void aTitleIsFoundInEachSpelling() {
    publish(aPosting().withId("a").titled("Développeuse Java 17"));
    assertThat(ids("titre:java17")).containsExactly("a");
    assertThat(ids("titre:java")).containsExactly("a");
    assertThat(ids("titre:java18")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "39h | <mark>39 heures</mark>",
        "12000 | <mark>12 000</mark>",
        "\"backend\" | <mark>back-end</mark>",
        "front-en* | <mark>front</mark> <mark>end</mark>",
        "prudhommes | <mark>prud’hommes</mark>"
      })
  void aWordIsMarkedAsItIsWritten(String typed, String marked) {
    publish(aPosting().text("39 heures, 12 000 €, back-end, front end, aux prud’hommes."));
    assertThat(engine.search(SearchQuery.of(typed)).hits().getFirst().excerpts().body())
        .anySatisfy(passage -> assertThat(passage).contains(marked.strip()));
  }

  @Test
  void aPrefixFindsItsWords() {
    publish(
        aPosting().withId("a").text("cartographie"),
        aPosting().withId("b").text("un cartographe"),
        aPosting().withId("c").text("une carte"));
    assertThat(ids("cartogr*")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aWordCanBeAskedOfOneField() {
    publish(
        aPosting().withId("title").titled("Designer").text("un poste"),
        aPosting().withId("text").titled("Un poste").text("avec un designer"),
        aPosting().withId("family").titled("UX").inFamily("design"),
        aPosting().withId("startup").titled("Dev").atStartup("Mes Lapins"));
    assertThat(ids("titre:designer")).containsExactly("title");
    assertThat(ids("role:design")).containsExactly("family");
    assertThat(ids("startup:mes-lapins")).containsExactly("startup");
    assertThat(ids("startup:lapins")).containsExactly("startup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"le", "de la", "LE ou LA"})
  void aQuestionOfSmallWordsFindsThemAsWritten(String typed) {
    publish(aPosting().withId("a").text("le poste ou la place de toutes"));
    assertThat(ids(typed)).containsExactly("a");
  }

  @Test
  void technologiesAndStartupsAreFound() {
    publish(
        aPosting().withId("techno").using("Kotlin", "PostGIS"),
        aPosting().withId("startup").atStartup("Pass Culture"));
    assertThat(ids("postgis")).containsExactly("techno");
    assertThat(ids("pass culture")).containsExactly("startup");
  }

  // --- what means the same, and what was meant ------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "bizdev, business developer",
    "bizdev, chargée de développement",
    "PO, cheffe de produit",
    "product owner, PO",
    "k8s, Kubernetes",
    "js, JavaScript",
    "télétravail, à distance",
    "développeuse, un·e dev",
    "sre, administratrice système",
    "cto, directrice technique"
  })
  void wordsOfTheTradeFindWhatMeansTheSame(String typed, String written) {
    assertFoundAlone(typed, written);
  }

  private void assertFoundAlone(String typed, String written) {
    publish(
        aPosting().withId("other").titled("Rien à voir"), aPosting().withId("a").titled(written));
    assertThat(ids(typed)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "animatrice, animation",
    "rédactrice, rédaction",
    "user researcher, recherche utilisateur",
    "formation, formateur",
    "testeuse, tests",
    "psychologue, psychologie"
  })
  void aPersonAndWhatThePersonDoesFindEachOther(String typed, String written) {
    assertFoundAlone(typed, written);
    assertThat(ids(written)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "software engineer, Développeuse",
    "legal counsel, Juriste",
    "head of product, CPO",
    "communications officer, Chargé de communication",
    "system administrator, Administratrice système",
    "recruiter, Recruteur",
    "agile coach, Coach"
  })
  void anEnglishNameFindsTheTrade(String typed, String written) {
    assertFoundAlone(typed, written);
  }

  @Test
  void anAnswerCoversMostOfTheQuestion() {
    publish(
        aPosting().withId("both").text("Du tilleul et de la verveine."),
        aPosting().withId("one").titled("Tilleul").text("Tilleul, tilleul."),
        aPosting().withId("none").text("Rien à voir."));
    SearchQuery query = SearchQuery.of("tilleul verveine");
    assertThat(ids(engine.search(query))).containsExactly("both");
    assertThat(engine.search(query).related()).isEqualTo(1);
    assertThat(ids(engine.search(query.with(Match.ALL)))).containsExactly("both");
    assertThat(ids(engine.search(query.with(Match.ANY)))).containsExactly("both", "one");
    assertThat(engine.search(query.with(Match.ANY)).related()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tilleul tilleul", "designer tilleul", "python tilleul"})
  void allWordsAreFoundHoweverOftenTypedAndHoweverSaid(String typed) {
    publish(
        aPosting().withId("trade").titled("Designer").text("Un atelier."),
        aPosting().withId("all").text("Du tilleul, du django, et une designer dans l'équipe."));
    assertThat(ids(engine.search(SearchQuery.of(typed).with(Match.ALL)))).containsExactly("all");
  }

  @Test
  void ifNoPostingCoversMostThoseThatCoverTheMostAreTheAnswer() {
    publish(
        aPosting().withId("two").text("Du tilleul et de la verveine."),
        aPosting().withId("one").text("Du tilleul."));
    SearchQuery query = SearchQuery.of("tilleul verveine sauge romarin");
    assertThat(ids(engine.search(query))).containsExactly("two");
    assertThat(engine.search(query).related()).isEqualTo(1);
    assertThat(ids(engine.search(query.with(Match.ALL)))).isEmpty();
  }

  @Test
  void aFilterNarrowsTheAnswersAndLetsInNoOthers() {
    publish(
        aPosting().withId("both").inFamily("data").text("Du tilleul et de la verveine."),
        aPosting().withId("one").inFamily("design").text("Du tilleul."));
    SearchQuery query = SearchQuery.of("tilleul verveine");
    Filter design = Filter.NONE.with(Facet.ROLE, "design");
    assertThat(ids(engine.search(query.with(design)))).isEmpty();
    assertThat(engine.search(query.with(design)).related()).isEqualTo(1);
  }

  @Test
  void aPostingThatMeetsTheConditionOfAQuestionComesFirst() {
    publish(
        aPosting().withId("says").titled("Du tilleul").text("Nos freelances aiment le tilleul."),
        aPosting()
            .withId("meets")
            .titled("Du tilleul")
            .under(Condition.Kind.CONTRACT, "freelance", "Freelance"),
        aPosting().withId("other").text("6 personnes et 6 tilleuls, 6 fois par mois."));
    Hits hits = engine.search(SearchQuery.of("tilleul freelance 6 mois").with(Match.ANY));
    assertThat(ids(hits)).startsWith("meets", "says");
    assertThat(hits.understood().conditions())
        .extracting(Condition::text)
        .containsExactly("freelance", "6 mois");
    assertThat(ids(engine.search(SearchQuery.of("6 mois")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tilleul pas de freelance",
        "tilleul sans freelance",
        "tilleul pas freelance",
        "tilleul hors freelance",
        "tilleul sauf freelance",
        "tilleul -freelance",
        "NOT freelance tilleul",
        "tilleul, mais pas en freelance",
        "pas de freelance",
        "-freelance",
        "tilleul sans télétravail",
        "tilleul hors télétravail",
        "tilleul -télétravail",
        "sauf le télétravail",
        "tilleul hors Brest",
        "tilleul sauf à Brest",
        "pas de temps partiel",
        "tilleul sauf temps partiel",
        "tilleul ni stage ni freelance",
        "tilleul sauf stage et freelance",
        "tilleul sans java",
        "tilleul hors Python ni Java",
      })
  void whatMeetsAnExcludedConditionIsNoAnswer(String typed) {
    PostingBuilder other = aPosting().withId("other").titled("Tilleul").text("Au calme.");
    PostingBuilder meets = aPosting().withId("meets").titled("Tilleul").text("Du tilleul.");
    publish(
        other
            .under(Condition.Kind.CONTRACT, "cdi", "CDI")
            .under(Condition.Kind.REMOTE, "none", "Non"),
        meets
            .under(Condition.Kind.CONTRACT, "freelance", "Freelance")
            .under(Condition.Kind.REMOTE, "full", "Complet")
            .under(Condition.Kind.PLACE, "brest", "Brest")
            .under(Condition.Kind.TECHNO, "java", "Java")
            .under(Condition.Kind.DAYS, "3", "3"));
    Hits hits = engine.search(SearchQuery.of(typed).with(Feature.EXPLAIN));
    assertThat(ids(hits)).containsExactly("other");
    assertThat(hits.hits().getFirst().why()).isNotEmpty();
    assertThat(hits.understood().conditions()).anyMatch(Condition::excluded);
    assertThat(hits.facets().getOrDefault(Facet.CONTRACT, List.of()))
        .noneMatch(count -> count.value().equals("freelance"));
  }

  @Test
  void anExcludedWordIsExcludedThoughNoConditionIsReadInThePosting() {
    publish(
        aPosting().withId("says").text("Du tilleul, et un mot de stage."),
        aPosting().withId("calm").text("Du tilleul."));
    assertThat(ids("tilleul -stage")).containsExactly("calm");
    assertThat(ids("tilleul sauf stage")).containsExactly("calm");
    assertThat(ids("tilleul pas de stage")).containsExactlyInAnyOrder("says", "calm");
  }

  /** "À Lorient" says what is looked for, though the words left beside it do not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "emploi à Lorient",
        "emplois Lorient",
        "lorient emploi",
        "cherche emploi Lorient",
        "recherche d'emploi à Lorient",
        "offre d'emploi Lorient",
        "offres Lorient",
        "job Lorient",
        "poste à Lorient",
        "recrutement Lorient",
        "travail à Lorient",
        "boulot Lorient",
        "annonces Lorient",
        "opportunités à Lorient",
        "emploi tilleul",
        "offre emploi tilleul",
      })
  void wordsThatSayOnlyThatAJobIsLookedForDoNotPushOutTheRest(String typed) {
    PostingBuilder there =
        aPosting().withId("there").titled("Soin du tilleul").text("Un atelier calme, sans bruit.");
    publish(
        in("Lorient", there),
        aPosting().withId("more").titled("Emploi").text("Offres d'emploi, postes et travail."),
        aPosting().withId("job").titled("Job").text("Recrutement : boulot, annonces, recherche."),
        aPosting().withId("chance").titled("Opportunités").text("Des opportunités d'emploi."));
    assertThat(ids(typed)).startsWith("there");
  }

  @Test
  void aWordForAJobIsASubjectAfterOthers() {
    publish(
        aPosting().withId("both").text("L'insertion par l'emploi, avec " + "des mots ".repeat(9)),
        aPosting().withId("one").titled("Insertion").text("L'insertion et encore l'insertion."));
    assertThat(ids("insertion par l'emploi")).startsWith("both");
    assertThat(ids("emploi")).containsExactly("both");
  }

  @Test
  void theTradeOfAQuestionIsNamedAndMissedIfNoPostingIsForIt() {
    publish(
        aPosting().withId("mention").titled("Designer").text("Aux côtés d'une juriste."),
        aPosting().withId("other").titled("Graphiste").text("Rien à voir."));
    Understood missing = engine.search(SearchQuery.of("juriste")).understood();
    assertThat(missing.trade()).isEqualTo(RoleFamily.GESTION);
    assertThat(missing.missingTrade()).isEqualTo("juriste");
    Understood found = engine.search(SearchQuery.of("graphistes")).understood();
    assertThat(found.trade()).isEqualTo(RoleFamily.DESIGN);
    assertThat(found.missingTrade()).isNull();
    assertThat(engine.search(SearchQuery.of("cybersécurité")).understood().trade()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"code du verger", "codeduverger", "code-du-verger"})
  void aStartupIsFoundHoweverItsNameIsCut(String typed) {
    publish(
        aPosting().withId("named").atStartup("codeduverger").text("Un poste calme."),
        aPosting().withId("other").atStartup("lapins").text("Un code, le verger."));
    assertThat(ids(engine.search(SearchQuery.of(typed).with(Match.ANY)))).startsWith("named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jardinier 2 ans", "jardinier, 35 heures", "3 jours de jardinier"})
  void aNumberAndItsUnitMakeNoAnswer(String typed) {
    publish(
        aPosting().withId("job").text("Un jardinier calme."),
        aPosting().withId("number").text("Un contrat de 2 ans, 3 jours ou 35 heures par semaine."));
    assertThat(ids(typed)).containsExactly("job");
  }

  @ParameterizedTest
  @ValueSource(strings = {"designer", "une designeuse en télétravail", "designer vélo"})
  void whoOnlyMentionsTheTradeIsNoAnswerIfOthersRecruitForIt(String typed) {
    publish(
        aPosting().withId("asked").titled("Designer").text("Des vélos calmes."),
        aPosting()
            .withId("team")
            .titled("Développeuse")
            .under(Condition.Kind.REMOTE, "partial", "Télétravail partiel")
            .text("Une designer est dans l'équipe, on vient à vélo, le télétravail est possible."));
    assertThat(ids(typed)).containsExactly("asked");
  }

  @Test
  void aFinishedTechnologyIsNoBeginningOfAnother() {
    publish(aPosting().withId("java").text("Un poste java."));
    for (int i = 0; i < 9; i++) {
      publish(aPosting().withId("script" + i).text("Un poste javascript."));
    }
    assertThat(ids("poste java")).startsWith("java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comptable H/F",
        "comptable (f/h)",
        "Comptable - H / F / X",
        "H/F comptable",
        "comptable(M/F/NB)"
      })
  void initialsOfBothGendersSayNothing(String typed) {
    publish(
        aPosting().withId("asked").text("Une comptable."),
        aPosting().withId("other").text("Un jardinier (H/F)."));
    assertThat(ids(typed)).containsExactly("asked");
    assertThat(ids("H/F")).hasSize(2);
  }

  @Test
  void theWordItselfRanksAboveWhatMeansTheSame() {
    publish(
        aPosting().withId("synonym").titled("Un business developer"),
        aPosting().withId("word").titled("Un bizdev"),
        aPosting().withId("near").titled("Un responsable de déploiement"));
    assertThat(ids(engine.search(SearchQuery.of("bizdev").with(Match.ANY))))
        .containsExactly("word", "synonym", "near");
  }

  @ParameterizedTest
  @CsvSource({
    "opendata, open data",
    "open data, opendata",
    "co-voiturage, covoiturage",
    "covoiturage, co-voiturage",
    "télé travail, télétravail",
    "startup, start-up"
  })
  void joinedHyphenatedAndSplitSpellingsAreOne(String typed, String written) {
    publish(aPosting().withId("other").text("Rien à voir."), aPosting().withId("a").text(written));
    assertThat(ids(typed)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "devellopeuse, développeuse",
    "comunication, communication",
    "majistrat, magistrat",
    "psycologue, psychologue",
    "fleursite, fleuriste"
  })
  void aMisspelledWordIsCorrectedAndItIsSaid(String typed, String meant) {
    publish(aPosting().withId("other").text("Rien à voir."), aPosting().withId("a").text(meant));
    Hits hits = engine.search(SearchQuery.of(typed));
    assertThat(ids(hits)).containsExactly("a");
    assertThat(hits.understood().correction()).isEqualTo(new Correction(meant, true, List.of()));
  }

  @Test
  void onlyTheMisspelledWordIsReplacedAndNotTheSameLettersBeforeIt() {
    publish(aPosting().withId("a").text("communication"));
    Hits hits = engine.search(SearchQuery.of("-xcomunication comunication"));
    assertThat(hits.understood().correction())
        .isEqualTo(new Correction("-xcomunication communication", true, List.of()));
  }

  @Test
  void aQuestionThatACorrectionWouldMakeTooLongIsSearchedAsTyped() {
    publish(aPosting().withId("a").text("communication"));
    String filled = "communicaton " + "x".repeat(QuestionParser.MAX_CHARACTERS - 14);
    assertThat(engine.search(SearchQuery.of(filled)).understood().correction()).isNotNull();
    assertThat(engine.search(SearchQuery.of(filled + "x")).understood().correction()).isNull();
  }

  @Test
  void aWordOfFewPostingsIsSearchedAsTypedAndOneOfManyIsProposed() {
    publish(aPosting().withId("typed").text("Un magistrit."));
    publish(times(40, "Un magistrat."));
    Hits hits = engine.search(SearchQuery.of("magistrit -jardin"));
    assertThat(ids(hits)).containsExactly("typed");
    assertThat(hits.understood().correction())
        .isEqualTo(new Correction("magistrat -jardin", false, List.of()));
  }

  @Test
  void aWordOfFewPostingsThatADoubledLetterSetsApartFromOneOfManyIsCorrected() {
    publish(aPosting().text("Ma comunication."));
    publish(times(40, "Notre communication."));
    assertThat(engine.search(SearchQuery.of("comunication")).understood().correction())
        .isEqualTo(new Correction("communication", true, List.of()));
  }

  @Test
  void aWordOfATitleIsNeverReplaced() {
    publish(aPosting().withId("typed").titled("Ma comunication"));
    publish(times(40, "Notre communication."));
    Hits hits = engine.search(SearchQuery.of("comunication "));
    assertThat(ids(hits)).containsExactly("typed");
    assertThat(hits.understood().correction())
        .isEqualTo(new Correction("communication", false, List.of()));
  }

  @Test
  void aTradeWithoutPostingsIsNotTurnedIntoAnotherWord() {
    publish(aPosting().text("Il faut greffer."));
    Hits hits = engine.search(SearchQuery.of("greffier"));
    assertThat(hits.total()).isZero();
    assertThat(hits.understood().correction())
        .isEqualTo(new Correction("greffer", false, List.of("greffier")));
  }

  @ParameterizedTest
  @CsvSource({
    "kuber, kubernetes",
    "comunic, communication",
    "commun, communication",
    "dévelop, développement",
    "develop, développement",
    "dev kuber, kubernetes",
    "prod man, product manager",
    "a-ju, a-just",
    "bizd, business developer"
  })
  void theLastWordIsABeginningToo(String typed, String written) {
    publish(aPosting().withId("other").text("Rien à voir."), aPosting().withId("a").text(written));
    assertThat(ids(typed)).containsExactly("a");
    assertThat(engine.search(SearchQuery.of(typed)).understood().correction()).isNull();
    assertThat(ids(typed + " ")).isEmpty();
    assertThat(ids(engine.search(SearchQuery.of(typed).without(Feature.PREFIX)))).isEmpty();
  }

  @Test
  void whatHoldsTheWordInFullComesBeforeWhatHoldsItAsABeginning() {
    publish(
        aPosting().withId("begins").titled("Vergeraie").text("La vergeraie, encore la vergeraie."),
        aPosting().withId("full").text("Un verger " + "parmi tant d'autres choses ".repeat(8)));
    assertThat(ids("verger")).containsExactly("full", "begins");
  }

  @Test
  void aBeginningIsMarkedAndExplained() {
    publish(aPosting().withId("a").titled("Du kubernetes").text("Encore du kubernetes."));
    Hit hit = engine.search(SearchQuery.of("kuber").with(Feature.EXPLAIN)).hits().getFirst();
    assertThat(hit.excerpts().title()).containsExactly("Du <mark>kubernetes</mark>");
    assertThat(hit.why()).extracting(Reason::saidAs).containsExactly("kubernetes");
  }

  @Test
  void nothingIsSaidOfAWordOfAHandfulOfPostings() {
    publish(times(5, "Un magistrit, ma comunication."));
    publish(times(80, "Un magistrat, notre communication."));
    assertThat(engine.search(SearchQuery.of("magistrit")).understood().correction()).isNull();
    assertThat(engine.search(SearchQuery.of("comunication")).understood().correction()).isNull();
  }

  @Test
  void whereOneWordIsCorrectedNothingIsProposedBesides() {
    publish(aPosting().text("Un magistrit."));
    publish(times(40, "Un magistrat, une fleuriste."));
    assertThat(engine.search(SearchQuery.of("magistrit fleursite")).understood().correction())
        .isEqualTo(new Correction("magistrit fleuriste", true, List.of()));
  }

  private static PostingBuilder[] times(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> aPosting().withId(text + i).text(text))
        .toArray(PostingBuilder[]::new);
  }

  @Test
  void wordsArePutAsTypedWhereNoCorrectionIsWanted() {
    publish(aPosting().withId("a").text("communication"));
    SearchQuery asTyped = SearchQuery.of("comunication").without(Feature.TYPOS);
    assertThat(engine.search(asTyped).hits()).isEmpty();
    assertThat(engine.search(asTyped).understood().correction()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lapn", "SIRHH", "lapinz", "-comunication", "role:comunication"})
  void shortWordsAcronymsNamesAndFiltersAreNotCorrected(String typed) {
    publish(
        aPosting().text("communication, lapins, SIRH"),
        aPosting().withId("named").atStartup("Lapinz"));
    assertThat(engine.search(SearchQuery.of(typed)).understood().correction()).isNull();
  }

  @Test
  void theWordsOfAskingAreNotCorrected() {
    publish(aPosting().text("Tu voudras une tasse de tilleul."));
    assertThat(engine.search(SearchQuery.of("je voudrais du tilleul")).understood().correction())
        .isNull();
  }

  @Test
  void everyHitSaysWhyItWasFound() {
    publish(
        aPosting()
            .withId("a")
            .titled("Un·e développeur·se")
            .atStartup("Lapins")
            .using("Python")
            .text("Tu développes. Une développeuse nous attend. Du business development."));
    assertThat(why("développeuse"))
        .containsExactly(new Reason("développeuse", Place.TITLE, 1, null, "développeur·se"));
    assertThat(why("lapins python"))
        .containsExactly(
            new Reason("lapins", Place.STARTUP, 0, null, null),
            new Reason("python", Place.TECHNOLOGIES, 0, null, null));
    assertThat(why("bizdev"))
        .containsExactly(new Reason("bizdev", null, 1, "business development", null));
    assertThat(why("developeuse"))
        .as("of the words that were searched")
        .containsExactly(new Reason("développeuse", Place.TITLE, 1, null, "développeur·se"));
    assertThat(why("du"))
        .as("of stop words, if there is nothing else")
        .containsExactly(new Reason("du", null, 1, null, null));
    assertThat(why("\"business development\""))
        .containsExactly(new Reason("business development", null, 1, null, null));
    assertThat(why("\"du business\""))
        .containsExactly(new Reason("du business", null, 1, null, null));
    assertThat(why("dével*")).containsExactly(new Reason("dével*", Place.TITLE, 3, null, null));
    assertThat(why("développeu*"))
        .as("beyond the stem")
        .containsExactly(new Reason("développeu*", Place.TITLE, 1, null, null));
    assertThat(why("titre:développeuse"))
        .containsExactly(new Reason("développeuse", Place.TITLE, 0, null, null));
    assertThat(why("startup:lapins"))
        .containsExactly(new Reason("lapins", Place.STARTUP, 0, null, null));
    assertThat(why("role:autre"))
        .containsExactly(new Reason("Autre métier", Place.TRADE, 0, null, null));
    assertThat(why("-java")).containsExactly(new Reason("java", Place.NOWHERE, 0, null, null));
  }

  @Test
  void aHitThatHoldsNoWordHasTheTradeThatTheQuestionNames() {
    publish(
        aPosting().withId("a").titled("Toile et code").inFamily("developpement"),
        aPosting().withId("b").titled("Fleuriste"));
    assertThat(ids("développeuse")).containsExactly("a");
    assertThat(why("développeuse"))
        .containsExactly(new Reason("Développement", Place.TRADE, 0, null, null));
  }

  private List<Reason> why(String typed) {
    SearchQuery query = SearchQuery.of(typed).without(Feature.FACETS, Feature.HIGHLIGHT);
    Hits hits = engine.search(query.with(Feature.EXPLAIN));
    return hits.hits().getFirst().why();
  }

  // --- order and pages ------------------------------------------------------------------------

  @Test
  void openPostingsComeFirstIfAskedEachPartByRelevance() {
    publish(
        aPosting().withId("closed title").titled("Apicultrice"),
        aPosting().withId("closed text").text("Une apicultrice parmi les fleurs de mai."),
        aPosting().withId("open title").open().titled("Apicultrice").publishedOn("2020-01-01"),
        aPosting().withId("open text").open().text("Une apicultrice, parmi tant d'autres mots."));
    SearchQuery open = SearchQuery.of("apicultrice").with(Sort.OPEN);
    assertThat(ids(engine.search(open)))
        .containsExactly("open title", "open text", "closed title", "closed text");
  }

  @Test
  void withoutWordsOpenPostingsComeFirstEachPartNewestFirst() {
    publish(
        aPosting().withId("closed 2023").publishedOn("2023-05-01"),
        aPosting().withId("closed 2019").publishedOn("2019-05-01"),
        aPosting().withId("open 2018").open().publishedOn("2018-05-01"),
        aPosting().withId("open 2022").open().publishedOn("2022-05-01"),
        aPosting().withId("open").open());
    assertThat(ids(engine.search(SearchQuery.of("").with(Sort.OPEN))))
        .containsExactly("open 2022", "open 2018", "open", "closed 2023", "closed 2019");
  }

  @Test
  void withoutWordsTheNewestComesFirstAndTheUndatedLast() {
    publish(
        aPosting().withId("undated"),
        aPosting().withId("old").publishedOn("2019-01-01"),
        aPosting().withId("new").publishedOn("2022-01-01"));
    assertThat(ids("")).containsExactly("new", "old", "undated");
  }

  @Test
  void equalMatchesAreOrderedByDateThenId() {
    publish(
        aPosting().withId("b").titled("Poète"),
        aPosting().withId("a").titled("Poète"),
        aPosting().withId("c").titled("Poète").publishedOn("2020-01-01"));
    assertThat(ids("poète")).containsExactly("c", "a", "b");
  }

  @Test
  void aStartupThatIsNamedComesFirst() {
    publish(
        aPosting().withId("words").titled("Culture, pass et passe").text("pass culture ".repeat(9)),
        aPosting()
            .withId("startup")
            .titled("Comptable")
            .atStartup("Pass Culture")
            .text("Un poste."));
    assertThat(ids("pass culture")).containsExactly("startup", "words");
  }

  @Test
  void openComesBeforeClosedAmongEquals() {
    publish(
        aPosting().withId("a").titled("Poète").closed().publishedOn("2020-02-01"),
        aPosting().withId("b").titled("Poète").open().publishedOn("2020-01-01"),
        aPosting().withId("c").titled("Poète et poète").closed().text("poète ".repeat(20)));
    assertThat(ids("poète")).as("gently").containsExactly("c", "b", "a");
  }

  @Test
  void newerComesBeforeOlderAmongEquals() {
    publish(
        aPosting().withId("old").titled("Un poète").publishedOn("2015-01-01"),
        aPosting().withId("new").titled("Un poète").publishedOn("2026-01-01"));
    assertThat(ids("poète")).containsExactly("new", "old");
  }

  @Test
  void sortByDateOverridesRelevance() {
    publish(
        aPosting().withId("best").titled("Poète").text("poète").publishedOn("2019-01-01"),
        aPosting().withId("new").titled("Autre").text("un poète").publishedOn("2022-01-01"));
    SearchQuery query = SearchQuery.of("poète");
    assertThat(ids(engine.search(query))).containsExactly("best", "new");
    Hits byDate = engine.search(query.with(Sort.DATE));
    assertThat(ids(byDate)).containsExactly("new", "best");
    assertThat(byDate.hits()).allMatch(hit -> hit.score() == 0);
  }

  @Test
  void pagesFollowOneAnother() {
    for (int i = 0; i < 7; i++) {
      engine.put(aPosting().withId("p" + i).titled("Poète").build(), fingerprint());
    }
    engine.publish();
    SearchQuery query = SearchQuery.of("poète");
    assertThat(ids(engine.search(query.with(new Page(2, 3))))).containsExactly("p3", "p4", "p5");
    assertThat(ids(engine.search(query.with(new Page(3, 3))))).containsExactly("p6");
    Hits counted = engine.search(query.with(new Page(1, 0)));
    assertThat(counted.hits()).isEmpty();
    assertThat(counted.total()).isEqualTo(7);
  }

  // --- facets ---------------------------------------------------------------------------------

  private void publishFacetFixture() {
    publish(
        aPosting()
            .withId("1")
            .inFamily("design")
            .atStartup("Lapins")
            .open()
            .publishedOn("2021-12-09"),
        aPosting().withId("2").inFamily("design").atStartup("lapins").publishedOn("2021-12-20"),
        aPosting()
            .withId("3")
            .inFamily("data")
            .atStartup("lapins")
            .publishedOn("2021-10-01")
            .junior(),
        aPosting().withId("4").inFamily("data").atStartup("A-Just").publishedOn("2020-01-01"));
  }

  @Test
  void everyFacetIsCountedAndStartupsAreNamed() {
    publishFacetFixture();
    assertThat(facet("", Filter.NONE, Facet.ROLE)).containsExactlyInAnyOrder("design 2", "data 2");
    assertThat(facet("", Filter.NONE, Facet.STARTUP))
        .containsExactlyInAnyOrder("lapins lapins 3", "a-just A-Just 1");
    assertThat(facet("", Filter.NONE, Facet.OPEN)).containsExactlyInAnyOrder("false 3", "true 1");
    assertThat(facet("", Filter.NONE, Facet.MONTH))
        .containsExactlyInAnyOrder("2021-12 2", "2021-10 1", "2020-01 1");
    assertThat(facet("", Filter.NONE, Facet.JUNIOR)).containsExactlyInAnyOrder("true 1");
  }

  @Test
  void conditionsAreFilteredAndCountedByEachOfTheirValues() {
    publish(
        aPosting()
            .withId("1")
            .under(Kind.CONTRACT, "cdd", "CDD")
            .under(Kind.CONTRACT, "stage", "Stage")
            .under(Kind.REMOTE, "full", "Télétravail complet")
            .under(Kind.PLACE, "lyon", "Lyon")
            .under(Kind.TECHNO, "vue.js", "VueJS"),
        aPosting()
            .withId("2")
            .under(Kind.CONTRACT, "cdd", "CDD")
            .under(Kind.PLACE, "lyon", "Lyon")
            .under(Kind.PLACE, "paris", "Paris")
            .under(Kind.TECHNO, "vue.js", "Vue.js")
            .under(Kind.TECHNO, "csharp", "C#"),
        aPosting().withId("3").under(Kind.TECHNO, "vue.js", "Vue.js"));
    assertThat(facet("", Filter.NONE, Facet.CONTRACT))
        .containsExactlyInAnyOrder("cdd 2", "stage 1");
    assertThat(facet("", Filter.NONE, Facet.REMOTE)).containsExactly("full 1");
    assertThat(facet("", Filter.NONE, Facet.PLACE))
        .containsExactlyInAnyOrder("lyon Lyon 2", "paris Paris 1");
    assertThat(facet("", Filter.NONE, Facet.TECHNO))
        .containsExactlyInAnyOrder("vue.js Vue.js 3", "csharp C# 1");
    Filter lyonOrParis = Filter.NONE.with(Facet.PLACE, "Paris", "LYON");
    assertThat(ids(engine.search(SearchQuery.of("").with(lyonOrParis)))).containsExactly("1", "2");
    Filter csharp = lyonOrParis.with(Facet.TECHNO, "C#");
    assertThat(ids(engine.search(SearchQuery.of("").with(csharp)))).containsExactly("2");
  }

  @Test
  void conditionsComeBackAsTheyWerePut() {
    PostingBuilder put =
        aPosting()
            .withId("1")
            .under(Kind.DAYS, "2.5-4", "2.5-4")
            .under(Kind.BEGINNER, "false", "false");
    publish(put);
    assertThat(engine.find(new PostingId("1")).orElseThrow().posting().conditions())
        .isEqualTo(put.build().conditions());
    assertThat(engine.search(SearchQuery.of("")).hits().getFirst().summary().conditions())
        .isEqualTo(put.build().conditions());
  }

  @Test
  void aFacetIgnoresItsOwnSelectionAndHonoursTheOthers() {
    publishFacetFixture();
    Filter lapins = Filter.NONE.with(Facet.STARTUP, "lapins");
    assertThat(ids(engine.search(SearchQuery.of("").with(lapins)))).containsExactly("2", "1", "3");
    assertThat(facet("", lapins, Facet.STARTUP))
        .containsExactlyInAnyOrder("lapins lapins 3 selected", "a-just A-Just 1");
    assertThat(facet("", lapins, Facet.ROLE)).containsExactlyInAnyOrder("design 2", "data 1");
    Filter both = lapins.with(Facet.ROLE, "design");
    assertThat(facet("", both, Facet.ROLE))
        .containsExactlyInAnyOrder("design 2 selected", "data 1");
    assertThat(facet("", both, Facet.STARTUP))
        .containsExactlyInAnyOrder("lapins lapins 2 selected");
  }

  @Test
  void valuesOfOneFacetCombineWithOrAndAYearMeansItsMonths() {
    publishFacetFixture();
    Filter months = Filter.NONE.with(Facet.MONTH, "2021-12", "2020-01");
    assertThat(ids(engine.search(SearchQuery.of("").with(months)))).containsExactly("2", "1", "4");
    Filter year = Filter.NONE.with(Facet.MONTH, "2021");
    assertThat(engine.search(SearchQuery.of("").with(year)).total()).isEqualTo(3);
    assertThat(facet("", year, Facet.MONTH)).contains("2021 3 selected");
  }

  @Test
  void selectedValuesAreListedEvenWithoutHits() {
    publishFacetFixture();
    Filter none = Filter.NONE.with(Facet.STARTUP, "inconnue").with(Facet.ROLE, "coaching");
    assertThat(facet("", none, Facet.STARTUP)).contains("inconnue inconnue 0 selected");
    assertThat(facet("", none, Facet.ROLE)).contains("coaching 0 selected");
  }

  // --- excerpts -------------------------------------------------------------------------------

  @Test
  void excerptsMarkTheWordsAndEscapeTheRest() {
    publish(
        aPosting()
            .titled("Développeuse & <script>")
            .text("Une première phrase. Des développeurs <b>motivés</b> & l’équipe. Une fin."));
    Hit hit = engine.search(SearchQuery.of("developpeur")).hits().getFirst();
    assertThat(hit.excerpts().body())
        .containsExactly(
            "… Des <mark>développeurs</mark> &lt;b&gt;motivés&lt;/b&gt; &amp; l’équipe. …");
    hit = engine.search(SearchQuery.of("développeuse")).hits().getFirst();
    assertThat(hit.excerpts().title())
        .containsExactly("<mark>Développeuse</mark> &amp; &lt;script&gt;");
  }

  @Test
  void everyPieceThatAPostingHoldsIsMarkedSomewhere() {
    String filler = "Une phrase qui parle de tout et de rien, sans intérêt pour la question. ";
    publish(
        aPosting()
            .titled("Un poste")
            .text(
                "Du python, du python, et encore du python.\n"
                    + "Ici le python, là-bas le python.\n"
                    + filler.repeat(10)
                    + "\nUn peu de kubernetes.\n"
                    + filler.repeat(10)
                    + "\nNotre business developer parle de santé à la mairie."));
    assertThat(bodyOf("python kubernetes bizdev"))
        .as("a third passage, only because two do not show all")
        .hasSize(3)
        .anyMatch(passage -> passage.contains("<mark>kubernetes</mark>"))
        .anyMatch(passage -> passage.contains("<mark>business</mark> <mark>developer</mark>"));
    assertThat(bodyOf("python santé"))
        .hasSize(2)
        .anyMatch(passage -> passage.contains("<mark>santé</mark>"));
    assertThat(bodyOf("mairie kubernet* santé \"un peu\""))
        .anyMatch(passage -> passage.contains("<mark>kubernetes</mark>"))
        .anyMatch(passage -> passage.contains("<mark>mairie</mark>"));
    assertThat(bodyOf("kubernetes")).as("nothing else is shown").hasSize(1);
  }

  @Test
  void anElidedArticleIsNotMarked() {
    publish(aPosting().text("Au service de l’État."));
    assertThat(bodyOf("etat")).containsExactly("Au service de l’<mark>État</mark>.");
  }

  @Test
  void aPostingFoundByItsTitleShowsTheBeginningOfItsText() {
    publish(aPosting().titled("Fleuriste").text("Une boutique de quartier. Elle recrute."));
    assertThat(bodyOf("fleuriste")).containsExactly("Une boutique de quartier. …");
  }

  @Test
  void aHeadingIsNoBeginning() {
    String first = "Une boutique de quartier où des bouquets se composent du matin au soir.";
    publish(aPosting().titled("Fleuriste").text("Le contexte\n\n" + first + "\n\nElle recrute."));
    assertThat(bodyOf("fleuriste")).containsExactly(first + " …");
  }

  @Test
  void anExcerptOfALongSentenceStaysShort() {
    publish(
        aPosting()
            .text("des mots, encore ".repeat(200) + "licorne" + ", puis la suite".repeat(200)));
    assertThat(bodyOf("licorne")).hasSize(1).allMatch(e -> e.contains("<mark>licorne</mark>"));
    assertThat(bodyOf("licorne").getFirst().length()).isLessThan(300);
  }

  @Test
  void noExcerptsAreCutWhereNoneAreWanted() {
    publish(aPosting().text("licorne"));
    SearchQuery plain = SearchQuery.of("licorne").withOnly(Feature.PLAIN);
    Hits hits = engine.search(plain);
    assertThat(hits.hits().getFirst().excerpts().body()).isEmpty();
    assertThat(hits.facets()).isEmpty();
  }

  // --- similar --------------------------------------------------------------------------------

  private static final String BOILERPLATE =
      "Notre maison construit des services pour tous les habitants du pays. "
          + "Rejoindre notre équipe, c'est travailler avec des personnes engagées. ";

  @Test
  void whatEveryPostingSaysDoesNotMakeThemSimilar() {
    publish(
        aPosting().withId("bees").text(BOILERPLATE + "Tu t'occupes des abeilles et du miel."),
        aPosting().withId("honey").text("Un apiculteur récolte le miel de ses abeilles."),
        aPosting().withId("trains").text(BOILERPLATE + "Tu conduis des trains de nuit."),
        aPosting().withId("boats").text(BOILERPLATE + "Tu répares des bateaux à voile."),
        aPosting().withId("roads").text(BOILERPLATE + "Tu traces des routes de montagne."));
    List<SimilarHit> similar = engine.similar(SimilarQuery.to(new PostingId("bees"))).orElseThrow();
    assertThat(similar.getFirst().hit().id().value()).isEqualTo("honey");
    assertThat(similar.getFirst().shared()).contains("abeilles", "miel");
    assertThat(similar.getFirst().shared()).doesNotContain("maison", "équipe");
  }

  @Test
  void neitherThePostingItselfNorItsCopiesAreSimilarToIt() {
    String text =
        "Élever des abeilles dans le massif et vendre leur miel sur les marchés de la ville";
    publish(
        aPosting().withId("a").text(text),
        aPosting().withId("copy").text(text + "."),
        aPosting().withId("other").text("Vendre du miel et du fromage sur les marchés"));
    assertThat(similarTo("a")).containsExactly("other");
    assertThat(engine.similar(SimilarQuery.to(new PostingId("inconnue")))).isEmpty();
  }

  @Test
  void aDraftFindsItsLikeAndCanBeNarrowed() {
    publish(
        aPosting().withId("open").open().text("Vendre du miel au marché"),
        aPosting().withId("closed").closed().text("Vendre du miel au marché couvert"));
    Posting draft = aPosting().withId("draft").text("du miel à vendre").build();
    SimilarQuery query = SimilarQuery.to(draft).with(Filter.NONE.with(Facet.OPEN, "true"), 5);
    assertThat(engine.similar(query).orElseThrow())
        .extracting(similar -> similar.hit().id().value())
        .containsExactly("open");
  }

  // --- near-duplicates ------------------------------------------------------------------------

  /** A hundred words, of which those from one number to another are shared with neighbours. */
  private static PostingBuilder aRepost(String id, int firstWord) {
    String text =
        IntStream.range(firstWord, firstWord + 100)
            .mapToObj(i -> "mot" + i)
            .collect(Collectors.joining(" "));
    return aPosting().withId(id).text(text);
  }

  private Hit onlyHit(SearchQuery query) {
    Hits hits = engine.search(query);
    assertThat(hits.total()).isEqualTo(1);
    assertThat(hits.hits()).hasSize(1);
    return hits.hits().getFirst();
  }

  private static List<String> alsoPublished(Hit hit) {
    return hit.alsoPublished().stream().map(one -> one.id().value()).toList();
  }

  @Test
  void nearDuplicatesAreFoldedIntoTheNewest() {
    publish(
        aRepost("undated", 0),
        aRepost("new", 5).publishedOn("2022-01-01"),
        aRepost("old", 8).publishedOn("2019-01-01"),
        aRepost("b", 2).publishedOn("2020-01-01"),
        aRepost("a", 3).publishedOn("2020-01-01"));
    for (String typed : List.of("", "mot50")) {
      Hit hit = onlyHit(SearchQuery.of(typed));
      assertThat(hit.id().value()).isEqualTo("new");
      assertThat(alsoPublished(hit)).containsExactly("a", "b", "old", "undated");
    }
  }

  @Test
  void eachPostingOfAGroupNamesTheOthers() {
    publish(
        aPosting().withId("alone").text("Un texte."),
        aRepost("old", 8).publishedOn("2019-01-01"),
        aRepost("new", 0).publishedOn("2022-01-01"),
        aRepost("between", 5).publishedOn("2020-01-01"));
    assertThat(reposts("between")).containsExactly("new", "old");
    assertThat(reposts("new")).containsExactly("between", "old");
    assertThat(reposts("alone")).isEmpty();
    assertThat(reposts("inconnue")).isEmpty();
  }

  private List<String> reposts(String id) {
    return engine.find(new PostingId(id)).stream()
        .flatMap(found -> found.reposts().stream())
        .map(one -> one.id().value())
        .toList();
  }

  @Test
  void everyPostingIsShownWhereNothingIsToBeFolded() {
    publish(aRepost("a", 0), aRepost("b", 0));
    Hits hits = engine.search(SearchQuery.of("mot50").without(Feature.COLLAPSE));
    assertThat(ids(hits)).containsExactly("a", "b");
    assertThat(hits.total()).isEqualTo(2);
    assertThat(hits.hits()).allMatch(hit -> hit.alsoPublished().isEmpty());
  }

  @Test
  void oneTextForTwoTradesIsTwoPostings() {
    publish(aRepost("a", 0).inFamily("design"), aRepost("b", 0).inFamily("produit"));
    assertThat(ids("mot50")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.00, Dev, Développeuse web, 1",
    "10, 0.81, Dev, Développeuse web, 1",
    "16, 0.71, Développeuse web, Développeuse web, 1",
    "16, 0.71, Dev front, Dev back, 2",
    "24, 0.60, Développeuse web, Développeuse web, 2",
    "40, 0.41, Développeuse web, Développeuse web, 2"
  })
  void whatDecidesIsHowMuchIsTheSame(
      int changed, double share, String title, String otherTitle, int shown) {
    publish(aRepost("a", 0).titled(title), aRepost("b", changed).titled(otherTitle));
    assertThat(engine.search(SearchQuery.of("")).total()).as("share %s", share).isEqualTo(shown);
  }

  @Test
  void noChainOfSmallChangesJoinsWhatHasLittleInCommon() {
    for (int i = 0; i < 12; i++) {
      engine.put(aRepost("step" + i, 10 * i).build(), fingerprint());
    }
    engine.publish();
    for (Hit hit : engine.search(SearchQuery.of("")).hits()) {
      List<Integer> steps =
          Stream.concat(Stream.of(hit.summary()), hit.alsoPublished().stream())
              .map(one -> Integer.parseInt(one.id().value().substring(4)))
              .sorted()
              .toList();
      assertThat(steps.getLast() - steps.getFirst()).as("%s", steps).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void textsTooShortToBeRecognisedAreNotFolded() {
    publish(aPosting().text("Nous recrutons une graphiste"), aPosting().text("nous recrutons une"));
    publish(aPosting(), aPosting());
    assertThat(engine.search(SearchQuery.of("")).total()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "Lapins, Lapins, 1",
    "A-Just, a just, 1",
    "A-Just, AJust, 1",
    "Lapins, A-Just, 2",
    "Lapins, '', 1",
    "'', '', 1"
  })
  void oneTextForTwoStartupsIsTwoPostings(String one, String other, int shown) {
    PostingBuilder named = aRepost("a", 0);
    PostingBuilder otherNamed = aRepost("b", 0);
    publish(
        one.isEmpty() ? named : named.atStartup(one),
        other.isEmpty() ? otherNamed : otherNamed.atStartup(other));
    assertThat(engine.search(SearchQuery.of("")).total()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "Lyon, Lyon, 1",
    "Lyon, Brest, 2",
    "Lyon Brest, Brest Nantes, 1",
    "Lyon Brest, Nantes, 2",
    "Lyon, '', 1"
  })
  void oneTextForTwoTownsIsTwoPostings(String towns, String otherTowns, int shown) {
    publish(in(towns, aRepost("a", 0)), in(otherTowns, aRepost("b", 0)));
    assertThat(engine.search(SearchQuery.of("")).total()).isEqualTo(shown);
  }

  private static PostingBuilder in(String towns, PostingBuilder posting) {
    for (String town : towns.isEmpty() ? new String[0] : towns.split(" ")) {
      posting.under(Condition.Kind.PLACE, Facet.PLACE.slugOf(town), town);
    }
    return posting;
  }

  @Test
  void aCopyWithoutAStartupDoesNotJoinThoseOfTwo() {
    publish(
        aRepost("ours", 0).atStartup("Lapins").publishedOn("2022-01-01"),
        aRepost("unnamed", 0).publishedOn("2023-01-01"),
        aRepost("theirs", 0).atStartup("A-Just").publishedOn("2021-01-01"));
    assertThat(ids(engine.search(SearchQuery.of("")))).containsExactly("unnamed", "theirs");
    assertThat(reposts("unnamed")).containsExactly("ours");
    assertThat(reposts("theirs")).isEmpty();
  }

  @Test
  void theNewestOpenVersionIsShownWhateverIsAsked() {
    publish(
        aRepost("closed", 0).closed().publishedOn("2022-01-01"),
        aRepost("open", 0).open().publishedOn("2021-01-01"),
        aRepost("old", 0).open().publishedOn("2020-01-01"));
    Filter open = Filter.NONE.with(Facet.OPEN, "true");
    for (Filter filter : List.of(Filter.NONE, open, Filter.NONE.with(Facet.MONTH, "2021"))) {
      Hit hit = onlyHit(SearchQuery.of("mot50").with(filter));
      assertThat(hit.id().value()).isEqualTo("open");
      assertThat(alsoPublished(hit)).containsExactly("closed", "old");
    }
    for (Filter filter :
        List.of(Filter.NONE.with(Facet.OPEN, "false"), Filter.NONE.with(Facet.MONTH, "2022"))) {
      assertThat(engine.search(SearchQuery.of("mot50").with(filter)).total()).isZero();
    }
  }

  @Test
  void anotherVersionIsShownOnceTheOpenOneIsClosed() {
    publish(aRepost("new", 0).publishedOn("2022-01-01"), aRepost("old", 0).open());
    assertThat(onlyHit(SearchQuery.of("")).id().value()).isEqualTo("old");
    publish(aRepost("old", 0).closed());
    assertThat(onlyHit(SearchQuery.of("")).id().value()).isEqualTo("new");
  }

  @Test
  void onlyTheWordsOfTheShownVersionCount() {
    publish(
        aRepost("new", 0).titled("Apicultrice").publishedOn("2022-01-01"),
        aRepost("old", 0).titled("Apiculteur de montagne").publishedOn("2021-01-01"));
    SearchQuery query = SearchQuery.of("montagne");
    assertThat(engine.search(query).total()).isZero();
    assertThat(onlyHit(query.without(Feature.COLLAPSE)).id().value()).isEqualTo("old");
    assertThat(alsoPublished(onlyHit(SearchQuery.of("apicultrice")))).containsExactly("old");
  }

  @Test
  void aGroupStandsWhereItsShownVersionWould() {
    publish(
        aRepost("new", 0).titled("Autre mot50").publishedOn("2022-01-01"),
        aRepost("best", 0).titled("Licorne").publishedOn("2021-01-01"),
        aPosting().withId("middle").text("une licorne et un mot50").publishedOn("2020-01-01"));
    SearchQuery query = SearchQuery.of("licorne mot50").with(Match.ANY);
    Hits hits = engine.search(query);
    Hits all = engine.search(query.without(Feature.COLLAPSE));
    assertThat(ids(all)).containsExactly("best", "middle", "new");
    assertThat(ids(hits)).containsExactly("middle", "new");
    assertThat(hits.hits().getFirst().score()).isEqualTo(all.hits().get(1).score());
  }

  @Test
  void pagesAndTotalsCountWhatFoldingLeaves() {
    for (int i = 0; i < 9; i++) {
      engine.put(aRepost("p" + i, i / 3 * 1000).titled("Poète").build(), fingerprint());
    }
    engine.put(aPosting().withId("single").titled("Poète").build(), fingerprint());
    engine.publish();
    for (String typed : List.of("", "poète")) {
      SearchQuery query = SearchQuery.of(typed).with(Sort.DATE);
      assertThat(engine.search(query).total()).isEqualTo(4);
      assertThat(ids(engine.search(query.with(new Page(1, 2))))).containsExactly("p0", "p3");
      assertThat(ids(engine.search(query.with(new Page(2, 2))))).containsExactly("p6", "single");
    }
  }

  @Test
  void facetsCountAGroupOnceAsThePostingShown() {
    publish(
        aRepost("new", 0).closed().publishedOn("2022-01-01"),
        aRepost("old", 0).open().atStartup("A-Just").publishedOn("2021-01-01"),
        aPosting().withId("other").open().atStartup("A-Just").publishedOn("2021-01-02"),
        aPosting().withId("closed").publishedOn("2020-01-02"));
    Filter open = Filter.NONE.with(Facet.OPEN, "true");
    assertThat(facet("", Filter.NONE, Facet.OPEN)).containsExactlyInAnyOrder("true 2", "false 1");
    assertThat(facet("", Filter.NONE, Facet.MONTH))
        .containsExactlyInAnyOrder("2021-01 2", "2020-01 1");
    assertThat(facet("", Filter.NONE, Facet.STARTUP)).containsExactly("a-just A-Just 2");
    assertThat(facet("", open, Facet.MONTH)).containsExactly("2021-01 2");
    assertThat(facet("", open, Facet.OPEN)).containsExactlyInAnyOrder("true 2 selected", "false 1");
  }

  @Test
  void anOlderPostingIsShownAgainWhenTheNewestIsGone() {
    publish(aRepost("new", 0).publishedOn("2022-01-01"), aRepost("old", 0));
    publish(aRepost("copy", 0).publishedOn("2021-01-01"));
    assertThat(alsoPublished(onlyHit(SearchQuery.of("")))).containsExactly("copy", "old");
    engine.remove(new PostingId("new"));
    engine.publish();
    Hit hit = onlyHit(SearchQuery.of(""));
    assertThat(hit.id().value()).isEqualTo("copy");
    assertThat(alsoPublished(hit)).containsExactly("old");
  }

  @Test
  void similarPostingsAreFoldedAndHoldNoNearDuplicateOfTheModel() {
    publish(
        aRepost("model", 0).publishedOn("2020-01-01"),
        aRepost("copy", 5),
        aRepost("like", 50),
        aRepost("again", 50).publishedOn("2021-01-01"));
    List<SimilarHit> similar =
        engine.similar(SimilarQuery.to(new PostingId("model"))).orElseThrow();
    assertThat(similar).hasSize(1);
    assertThat(similar.getFirst().hit().id().value()).isEqualTo("again");
    assertThat(alsoPublished(similar.getFirst().hit())).containsExactly("like");
    Posting draft = aRepost("draft", 0).build();
    assertThat(engine.similar(SimilarQuery.to(draft)).orElseThrow())
        .extracting(like -> like.hit().summary())
        .containsExactly(similar.getFirst().hit().summary());
    List<Hit> repeated = engine.nearDuplicates(draft);
    assertThat(repeated).extracting(hit -> hit.id().value()).containsExactly("model");
    assertThat(alsoPublished(repeated.getFirst())).containsExactly("copy");
  }

  @Test
  void aDraftOfAnotherTradeDoesNotFindItsOwnText() {
    publish(
        aRepost("copy", 0).inFamily("design").text("Vendre du miel au marché, et du fromage aussi"),
        aPosting().withId("other").text("Cueillir du miel au marché"));
    Posting draft = aPosting().text("Vendre du miel au marché, et du fromage aussi !").build();
    assertThat(engine.similar(SimilarQuery.to(draft)).orElseThrow())
        .extracting(similar -> similar.hit().id().value())
        .containsExactly("other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nous cherchons une chargee de deploiement pour accompagner les ecoles et leurs eleves.",
        "Nous cherchons une char-\ngée de dé-\nploiement pour accom-\npagner les écoles et leurs élèves.",
        "• Nous cherchons une chargé·e de déploiement\n• pour accompagner les écoles et leurs élèves",
        "o Nous cherchons\no une chargée de déploiement\no pour accompagner\no les écoles\no et leurs élèves",
        "Ø Nous cherchons une Ø chargée de déploiement Ø pour accompagner Ø les écoles et Ø leurs élèves",
        "ü\tNous cherchons\nv\tune chargée de déploiement\nq pour accompagner\nn les écoles et leurs élèves",
        "à Nous cherchons une\nè chargée de déploiement\n§ pour accompagner les écoles et leurs élèves",
        "1. NOUS CHERCHONS UNE CHARGÉE DE DÉPLOIEMENT POUR ACCOMPAGNER LES ÉCOLES ET LEURS ÉLÈVES"
      })
  void aDraftRepeatsTheOnlyPostingHoweverItIsPasted(String draft) {
    publish(
        aPosting()
            .withId("only")
            .text(
                "Nous cherchons une chargée de déploiement pour accompagner les écoles et leurs"
                    + " élèves."));
    assertThat(engine.nearDuplicates(aPosting().text(draft).build()))
        .extracting(hit -> hit.id().value())
        .containsExactly("only");
  }

  @Test
  void aDraftForAnotherTownOrStartupRepeatsNothing() {
    publish(in("Lyon", aRepost("lyon", 0).atStartup("Lapins")));
    assertThat(engine.nearDuplicates(in("Lille", aRepost("draft", 0)).build())).isEmpty();
    assertThat(engine.nearDuplicates(aRepost("draft", 0).atStartup("A-Just").build())).isEmpty();
    assertThat(engine.nearDuplicates(in("Lyon", aRepost("draft", 0)).build())).hasSize(1);
  }

  @Test
  void aDraftOfItsOwnRepeatsNothing() {
    publish(aRepost("copy", 0), aPosting().withId("other").text("Cueillir du miel au marché"));
    Posting draft = aPosting().text("Élever des abeilles et vendre du miel").build();
    assertThat(engine.nearDuplicates(draft)).isEmpty();
  }

  // --- days, restrictions and the values of a facet -------------------------------------------

  @Test
  void aRangeOfDaysIncludesBothEndsAndNoPostingWithoutADate() {
    publishDated();
    assertThat(within("2021-05-02", "2022-01-31")).containsExactly("c", "b");
    assertThat(within("2021-05-03", null)).containsExactly("c");
    assertThat(within(null, "2021-05-01")).containsExactly("a");
    assertThat(within("2030-01-01", null)).isEmpty();
    assertThat(within(null, null)).containsExactly("c", "b", "a", "undated");
  }

  @Test
  void countsHonourARangeOfDaysAndIgnoreOnlyTheirOwnSelection() {
    publishDated();
    Filter since = Filter.NONE.with(Restriction.days("2021-05-02", null));
    assertThat(facet("", since, Facet.MONTH)).containsExactly("2021-05 1", "2022-01 1");
    assertThat(facet("", since.with(Facet.MONTH, "2021-05"), Facet.MONTH))
        .containsExactly("2021-05 1 selected", "2022-01 1");
    assertThat(facet("", since, Facet.OPEN)).containsExactly("true 2");
  }

  @Test
  void similarPostingsAreWithinARangeOfDays() {
    publish(
        aPosting().withId("a").text("Élever des abeilles et vendre du miel").open(),
        aPosting().withId("b").text("Cueillir du miel au marché").publishedOn("2021-05-01"),
        aPosting().withId("c").text("Le miel des abeilles en ville").publishedOn("2021-05-02"));
    Filter since = Filter.NONE.with(Restriction.days("2021-05-02", null));
    SimilarQuery query = SimilarQuery.to(new PostingId("a"));
    assertThat(engine.similar(query).orElseThrow()).hasSize(2);
    assertThat(engine.similar(query.with(since, 5)).orElseThrow())
        .extracting(similar -> similar.hit().id().value())
        .containsExactly("c");
  }

  @Test
  void postingsAreCountedByDayIfAsked() {
    publishDated();
    SearchQuery byDay = SearchQuery.of("").with(new Counting(Set.of(Facet.OPEN), 10, true, true));
    Hits hits = engine.search(byDay.with(Filter.NONE.with(Restriction.days(null, "2021-12-31"))));
    assertThat(hits.days())
        .containsExactly(
            entry(LocalDate.parse("2021-05-01"), 1L), entry(LocalDate.parse("2021-05-02"), 1L));
    assertThat(hits.facets()).containsOnlyKeys(Facet.OPEN);
    assertThat(engine.search(SearchQuery.of("")).days()).isEmpty();
  }

  @Test
  void restrictionsCombine() {
    publishDated();
    Restriction year = new Restriction.Having(Facet.MONTH, "2021");
    Restriction open = new Restriction.Having(Facet.OPEN, "true");
    Restriction late = Restriction.days("2022-01-01", null);
    assertThat(meeting(year)).containsExactly("b", "a");
    assertThat(meeting(new Restriction.Not(open))).containsExactly("undated");
    assertThat(meeting(new Restriction.AllOf(List.of(open, new Restriction.Not(year)))))
        .containsExactly("c");
    assertThat(meeting(new Restriction.AnyOf(List.of(late, new Restriction.Not(open)))))
        .containsExactly("c", "undated");
    assertThat(meeting(Restriction.unmet())).isEmpty();
    assertThat(meeting(new Restriction.Not(Restriction.unmet()))).hasSize(4);
    Filter closed = Filter.NONE.with(new Restriction.Not(open));
    assertThat(facet("", closed.with(Facet.OPEN, "true"), Facet.OPEN))
        .containsExactly("false 1", "true 0 selected");
  }

  @ParameterizedTest
  @CsvSource({
    "TECHNO, kuber, kubernetes",
    "TECHNO, k8s, kubernetes",
    "TECHNO, nodejs, node.js",
    "TECHNO, 'NODE ', node.js",
    "TECHNO, kubrenetes, kubernetes",
    "TECHNO, cobol, ''",
    "STARTUP, étudi, sante-psy-etudiant",
    "STARTUP, psy santé, sante-psy-etudiant",
    "STARTUP, santepsy, sante-psy-etudiant",
    "ROLE, dév, developpement",
    "ROLE, développeuse, developpement",
    "ROLE, donees, data",
    "MONTH, décem, 2021-12",
    "OPEN, ferm, false"
  })
  void valuesOfAFacetAreFoundByTheirNames(Facet facet, String words, String value) {
    publish(
        aPosting()
            .withId("a")
            .inFamily("developpement")
            .atStartup("Santé Psy Étudiant")
            .publishedOn("2021-12-09")
            .under(Kind.TECHNO, "kubernetes", "Kubernetes")
            .under(Kind.TECHNO, "node.js", "Node.js"),
        aPosting()
            .withId("b")
            .inFamily("data")
            .atStartup("Lapins")
            .open()
            .publishedOn("2021-11-09")
            .under(Kind.TECHNO, "react", "React"));
    assertThat(engine.values(new FacetQuery(SearchQuery.of(""), facet, words)))
        .extracting(FacetCount::value)
        .isEqualTo(Stream.of(value).filter(one -> !one.isEmpty()).toList());
  }

  @Test
  void allValuesOfAFacetAreCountedAmongThePostingsThatMatch() {
    publish(
        aPosting().withId("a").titled("Vigie").atStartup("Lapins").open(),
        aPosting().withId("b").titled("Vigie").atStartup("A-Plus").closed(),
        aPosting().withId("c").titled("Gabier").atStartup("Zèbre").open());
    SearchQuery chosen =
        SearchQuery.of("vigie")
            .with(Filter.NONE.with(Facet.STARTUP, "lapins").with(Facet.OPEN, "true"));
    assertThat(engine.values(new FacetQuery(chosen, Facet.STARTUP, "")))
        .extracting(SearchEngineContract::described)
        .containsExactly("lapins Lapins 1 selected");
    assertThat(engine.values(new FacetQuery(chosen.with(Filter.NONE), Facet.STARTUP, "")))
        .extracting(SearchEngineContract::described)
        .containsExactly("a-plus A-Plus 1", "lapins Lapins 1");
  }

  @Test
  void aSearchThatWidensAnotherIsAnsweredWithItAsAlone() {
    publishFacetFixture();
    Restriction open = new Restriction.Having(Facet.OPEN, "true");
    Restriction design = new Restriction.Having(Facet.ROLE, "design");
    SearchQuery both =
        SearchQuery.of("").with(Filter.NONE.with(new Restriction.AllOf(List.of(open, design))));
    List<SearchQuery> wider =
        Stream.of(open, design)
            .map(one ->
                both.with(Filter.NONE.with(one))
                    .with(new Page(1, 0))
                    .with(new Counting(Set.of(Facet.ROLE, Facet.OPEN), 10, true, false)))
            .toList();

    assertThat(wider).allMatch(one -> one.widens(both));
    assertThat(engine.search(both, wider))
        .usingRecursiveComparison()
        .ignoringFields("took")
        .isEqualTo(
            List.of(engine.search(both), engine.search(wider.get(0)), engine.search(wider.get(1))));
    assertThat(engine.search(both, wider)).extracting(Hits::total).doesNotContain(0L);
  }

  private void publishDated() {
    publish(
        aPosting().withId("a").titled("Vigie").text("Au port.").open().publishedOn("2021-05-01"),
        aPosting().withId("b").titled("Vigie").text("En mer.").open().publishedOn("2021-05-02"),
        aPosting().withId("c").titled("Vigie").text("À terre.").open().publishedOn("2022-01-31"),
        aPosting().withId("undated").titled("Vigie").text("Au ciel.").closed());
  }

  private List<String> within(@Nullable String from, @Nullable String to) {
    return meeting(Restriction.days(from, to));
  }

  private List<String> meeting(Restriction restriction) {
    SearchQuery query = SearchQuery.of("").with(Filter.NONE.with(restriction));
    return ids(engine.search(query));
  }

  // --- building blocks ------------------------------------------------------------------------

  private void publish(Posting posting) {
    engine.put(posting, fingerprint());
    engine.publish();
  }

  protected final List<String> ids(String typed) {
    return ids(engine.search(SearchQuery.of(typed)));
  }

  protected static List<String> ids(Hits hits) {
    return hits.hits().stream().map(hit -> hit.id().value()).toList();
  }

  private List<String> similarTo(String id) {
    return engine.similar(SimilarQuery.to(new PostingId(id))).orElseThrow().stream()
        .map(similar -> similar.hit().id().value())
        .toList();
  }

  private List<String> bodyOf(String typed) {
    return engine.search(SearchQuery.of(typed)).hits().getFirst().excerpts().body();
  }

  private List<String> facet(String typed, Filter filter, Facet facet) {
    return engine.search(SearchQuery.of(typed).with(filter)).facets().get(facet).stream()
        .map(SearchEngineContract::described)
        .toList();
  }

  private static String described(FacetCount count) {
    String name = count.name() == null ? "" : " " + count.name();
    String base = count.value() + name + " " + count.count();
    return count.selected() ? base + " selected" : base;
  }
}
