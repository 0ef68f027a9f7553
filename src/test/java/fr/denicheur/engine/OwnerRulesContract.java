package fr.denicheur.engine;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason.Place;
import fr.denicheur.rule.LiveRules;
import fr.denicheur.rule.OwnerRules;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner's rules hold for every engine. A test of an engine extends this and supplies one. */
public abstract class OwnerRulesContract<E extends SearchEngine & PostingKeeper & Closeable>
    extends EngineContract<E> {
  @TempDir private Path rulesFolder;
  private OwnerRules rules = OwnerRules.none(Lexicon.BUNDLED);

  /** Returns the rules in force, for the engine to ask. */
  protected final OwnerRules rules() {
    return rules;
  }

  @BeforeEach
  void publishPostings() {
    publish(
        aPosting().withId("java").titled("Développeuse Java").atStartup("lapins").open(),
        aPosting().withId("java-2").titled("Développeur Java").text("Java, encore Java.").open(),
        aPosting()
            .withId("php")
            .titled("Développeuse PHP")
            .atStartup("lapins")
            .text("Aventure.")
            .open(),
        aPosting().withId("forge").titled("Forgeronne").atStartup("enclume").open(),
        aPosting().withId("potier").titled("Potière").closed());
  }

  private void rule(String yaml) {
    try {
      Path file = Files.writeString(rulesFolder.resolve("rules.yaml"), yaml);
      rules = LiveRules.of(file, Lexicon.BUNDLED).get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Hits ask(String question) {
    return engine.search(SearchQuery.of(question).with(Feature.EXPLAIN));
  }

  private static List<String> ids(Hits hits) {
    return hits.hits().stream().map(hit -> hit.id().value()).toList();
  }

  private static List<Place> places(Hit hit) {
    return hit.why().stream().map(reason -> reason.place()).toList();
  }

  // --- pins -----------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"java", "Java ", "offre de java", "JAVA"})
  void aPinnedPostingIsAtItsPlaceAndCountedOnce(String question) {
    rule("- {question: java, pin: [forge, inconnue]}");
    Hits hits = ask(question);
    assertThat(ids(hits)).hasSize(3).startsWith("forge").contains("java", "java-2");
    assertThat(hits.total()).isEqualTo(3);
    assertThat(places(hits.hits().getFirst())).containsExactly(Place.PINNED);
    assertThat(hits.facets().get(Facet.STARTUP))
        .extracting(count -> count.value() + " " + count.count())
        .contains("enclume 1", "lapins 1");
  }

  @Test
  void aPinnedPostingThatMatchesAnywayIsNotCountedAgain() {
    rule("- {question: java, pin: [{posting: java-2, place: 2}]}");
    assertThat(ids(ask("java"))).containsExactly("java", "java-2");
    rule("- {question: java, pin: [{posting: java-2, place: 1}]}");
    assertThat(ids(ask("java"))).containsExactly("java-2", "java");
    assertThat(ask("java").total()).isEqualTo(2);
  }

  @Test
  void aPlaceBehindTheEndIsTheEnd() {
    rule("- {question: java, pin: [{posting: forge, place: 9}]}");
    assertThat(ids(ask("java"))).hasSize(3).endsWith("forge");
  }

  @Test
  void pagesOfAnAnswerWithPinsAreItsWholeListInPieces() {
    publish(
        IntStream.range(0, 15)
            .mapToObj(i -> aPosting().withId("v" + i).titled("Vannière numéro " + i).open())
            .toArray(PostingBuilder[]::new));
    rule("- {question: vannière, pin: [{posting: v9, place: 2}, {posting: forge, place: 7}]}");
    SearchQuery query = SearchQuery.of("vannière");
    List<String> whole = ids(engine.search(query.with(new Page(1, 50))));
    assertThat(whole).hasSize(16).doesNotHaveDuplicates();
    assertThat(whole.get(1)).isEqualTo("v9");
    assertThat(whole.get(6)).isEqualTo("forge");
    List<String> pieces =
        IntStream.rangeClosed(1, 6)
            .mapToObj(page -> engine.search(query.with(new Page(page, 3))))
            .flatMap(hits -> ids(hits).stream())
            .toList();
    assertThat(pieces).isEqualTo(whole);
    assertThat(engine.search(query.with(new Page(1, 0))).total()).isEqualTo(16);
  }

  @Test
  void aPinKeepsTheFilterOfTheVisitorAndTheOrderOfDates() {
    rule("- {question: java, pin: [forge]}");
    SearchQuery query = SearchQuery.of("java");
    assertThat(ids(engine.search(query.with(Filter.NONE.with(Facet.STARTUP, "lapins")))))
        .containsExactly("java");
    assertThat(engine.search(query.with(Sort.DATE)).total()).isEqualTo(3);
    rule("- {question: java, pin: [forge, potier]}");
    assertThat(ids(engine.search(query.with(Sort.OPEN)))).startsWith("forge").endsWith("potier");
  }

  @Test
  void pinsOfAQuestionWithoutAnswersLeaveItsNearestAnswers() {
    List<String> nearest = ids(ask("forgeronne potière lapins aventure"));
    rule("- {question: forgeronne intergalactique quantique, pin: [php]}");
    assertThat(ids(ask("forgeronne potière lapins aventure")))
        .startsWith("php")
        .containsAll(nearest);
  }

  // --- hidden ---------------------------------------------------------------------------------

  @Test
  void aHiddenPostingIsNoAnswerAndNotCounted() {
    rule("- {question: java, hide: [java-2]}");
    Hits hits = ask("java");
    assertThat(ids(hits)).containsExactly("java");
    assertThat(hits.total()).isEqualTo(1);
    assertThat(ids(ask("développeur java"))).contains("java-2");
    rule("- hide: java-2");
    assertThat(ids(ask("développeur java"))).contains("java").doesNotContain("java-2");
    assertThat(ids(ask(""))).hasSize(4).doesNotContain("java-2");
    assertThat(engine.similar(SimilarQuery.to(new PostingId("java"))).orElseThrow())
        .noneMatch(similar -> similar.hit().id().value().equals("java-2"));
    assertThat(engine.find(new PostingId("java-2"))).isPresent();
  }

  // --- boosts ---------------------------------------------------------------------------------

  @Test
  void aBoostRaisesAndLowersByFilterAndById() {
    for (String first : List.of("java", "java-2")) {
      String other = first.equals("java") ? "java-2" : "java";
      rule("- boost: {by: 5, postings: " + first + "}");
      Hits raised = ask("java");
      assertThat(ids(raised)).containsExactly(first, other);
      assertThat(places(raised.hits().getFirst())).startsWith(Place.RAISED);
      rule("- boost: {by: 0.2, postings: [" + other + "]}");
      assertThat(ids(ask("java"))).containsExactly(first, other);
      assertThat(places(ask("java").hits().getLast())).startsWith(Place.LOWERED);
    }
    rule("- boost: {by: 5, startup: Lapins}");
    assertThat(ids(ask("java"))).containsExactly("java", "java-2");
    rule("- boost: {by: 0.2, startup: Lapins}");
    assertThat(ids(ask("java"))).containsExactly("java-2", "java");
  }

  @Test
  void aBoostMultipliesTheScore() {
    float before = ask("java php forge").hits().getFirst().score();
    rule("- boost: {by: 3, open: 'true'}");
    assertThat(ask("java php forge").hits().getFirst().score())
        .isCloseTo(3 * before, withPercentage(0.1));
  }

  // --- questions of some postings -------------------------------------------------------------

  @Test
  void someQuestionsAreAskedOfSomePostings() {
    rule("- hide: php\n- {question: java, pin: forge}");
    List<SearchQuery> questions =
        Stream.of("java", "développeuses", "forgeronne potière lapins aventure", "-java", "")
            .map(SearchQuery::of)
            .toList();
    Set<PostingId> among =
        Stream.of("java", "php", "forge", "inconnue").map(PostingId::new).collect(toSet());
    assertThat(engine.answering(questions, among))
        .containsExactly(
            Set.of(new PostingId("java")),
            Set.of(new PostingId("java")),
            Set.of(), // each holds too little, though none holds more
            Set.of(new PostingId("forge")),
            Set.of(new PostingId("java"), new PostingId("forge")));
    SearchQuery atForge = SearchQuery.of("").with(Filter.NONE.with(Facet.STARTUP, "enclume"));
    assertThat(engine.answering(List.of(atForge), among))
        .containsExactly(Set.of(new PostingId("forge")));
  }

  // --- words ----------------------------------------------------------------------------------

  @Test
  void ownSynonymsFindAndAreNotTakenForMisspelt() {
    assertThat(ids(ask("marteleuse"))).doesNotContain("forge");
    rule("- synonyms: ['marteleuse = forgeronne']");
    Hits hits = ask("marteleuses");
    assertThat(ids(hits)).containsExactly("forge");
    assertThat(hits.understood().correction()).isNull();
    assertThat(hits.hits().getFirst().why().getFirst().saidAs()).isEqualTo("forgeronne");
    rule("- {question: marteleuse, synonyms: ['marteleuse = forgeronne']}");
    assertThat(ids(ask("marteleuse"))).containsExactly("forge");
    assertThat(ids(ask("marteleuse php"))).doesNotContain("forge");
  }

  @Test
  void ownStopWordsAskForNothing() {
    assertThat(ids(ask("aventures potière"))).contains("php");
    rule("- stop-words: [aventure]");
    assertThat(ids(ask("aventures potière"))).containsExactly("potier");
  }
}
