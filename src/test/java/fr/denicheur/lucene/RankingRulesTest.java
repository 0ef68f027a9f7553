package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.query.SearchQuery;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This before that: for each number of {@link Ranking} two postings of which it alone puts one
 * first. The other is newer, and comes first as soon as that number says nothing.
 */
class RankingRulesTest {
  @TempDir private Path folder;

  /**
   * A pair that one number decides.
   *
   * @param number the component of {@link Ranking}
   * @param silent its value when it says nothing
   */
  record Rule(
      String number,
      float silent,
      String why,
      String question,
      PostingBuilder first,
      PostingBuilder second) {

    @Override
    public String toString() {
      return number + ": " + why;
    }
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(
            "role",
            Ranking.DEFAULT.title(),
            "what one will be says more than what the posting is called",
            "graphiste",
            aPosting().titled("Rejoignez-nous").role("Graphiste"),
            aPosting().titled("Graphiste").role("Rejoignez-nous")),
        new Rule(
            "title",
            1,
            "the title says more than the text",
            "graphistes",
            aPosting().titled("Graphiste").role("Un poste").text("Dans un atelier calme."),
            aPosting().titled("Un atelier").role("Un poste").text("Dans graphiste calme.")),
        new Rule(
            "startup",
            1,
            "who recruits says more than the text",
            "verveine",
            aPosting().atStartup("verveine").text("Un poste dans une équipe calme."),
            aPosting().text("Un poste dans une équipe verveine.")),
        new Rule(
            "technologies",
            1,
            "a tool of the trade says more than the text",
            "kotlin",
            aPosting().using("kotlin").text("Un poste dans une équipe calme."),
            aPosting().text("Un poste dans une équipe kotlin.")),
        new Rule(
            "k1",
            0,
            "a text that says it twice is more about it",
            "tilleul",
            aPosting().text("Du tilleul, encore du tilleul, et une tasse."),
            aPosting().text("Du tilleul, encore du sucre, et une tasse.")),
        new Rule(
            "b",
            0,
            "a short text is more about each of its words",
            "tilleul",
            aPosting().text("Du tilleul."),
            aPosting().text("Du tilleul" + " et beaucoup d'autres plantes du jardin".repeat(9))),
        new Rule(
            "coverage",
            0,
            "answering all of the question beats insisting on a part",
            "python django",
            aPosting()
                .text("Django, un peu de python, " + "parmi tant d'autres choses ".repeat(12)),
            aPosting().text("Python, python et encore python ")),
        new Rule(
            "exactTitle",
            0,
            "a title in the very words beats another form of them",
            "fleuristes",
            aPosting().titled("Fleuristes"),
            aPosting().titled("Fleuriste")),
        new Rule(
            "exactBody",
            0,
            "a text in the very words beats another form of them",
            "fleuristes",
            aPosting().text("Avec nos fleuristes."),
            aPosting().text("Avec nos fleuriste.")),
        new Rule(
            "nearTitle",
            0,
            "words side by side in the title belong together",
            "vente miel",
            aPosting().titled("Vente miel bocaux cire"),
            aPosting().titled("Vente cire bocaux miel")),
        new Rule(
            "nearBody",
            0,
            "words side by side in the text belong together",
            "vente miel",
            aPosting().text("Vente miel bocaux cire"),
            aPosting().text("Vente cire bocaux miel")),
        new Rule(
            "slop",
            0,
            "a word may stand between",
            "vente miel",
            aPosting().text("Vente bocaux miel cire pollen"),
            aPosting().text("Vente bocaux cire pollen miel")),
        new Rule(
            "parts",
            0,
            "what a compound is made of counts where it stands apart",
            "full-stack verger",
            aPosting().text("Du full et du stack."),
            aPosting().text("Un verger et un pré.")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRulePutsThisBeforeThat(Rule rule) {
    assertThat(order(rule, Ranking.DEFAULT)).containsExactly("first", "second");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withoutItsNumberThatComesFirst(Rule rule) {
    assertThat(order(rule, without(rule))).containsExactly("second", "first");
  }

  @Test
  void everyNumberHasItsRule() {
    assertThat(rules().map(Rule::number))
        .containsAll(numbers().map(RecordComponent::getName).toList());
  }

  private List<String> order(Rule rule, Ranking ranking) {
    try (SearchEngine engine = LuceneEngine.open(folder, ranking)) {
      put(engine, rule.first().withId("first").publishedOn("2021-01-01"));
      put(engine, rule.second().withId("second").publishedOn("2022-01-01"));
      for (int i = 0; i < 8; i++) {
        put(engine, aPosting().titled("Autre annonce").text("Un autre poste, une autre équipe."));
      }
      engine.publish();
      return engine.search(SearchQuery.of(rule.question())).hits().stream()
          .map(hit -> hit.id().value())
          .toList();
    }
  }

  private static void put(SearchEngine engine, PostingBuilder posting) {
    engine.put(posting.build(), new Fingerprint("hash", null));
  }

  private static Stream<RecordComponent> numbers() {
    return Arrays.stream(Ranking.class.getRecordComponents());
  }

  /** The ranking in use with one number silent. */
  private static Ranking without(Rule rule) {
    Class<?>[] types = numbers().map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        numbers()
            .map(number ->
                number.getName().equals(rule.number()) ? silent(rule, number) : value(number))
            .toArray();
    try {
      return Ranking.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object silent(Rule rule, RecordComponent number) {
    if (number.getType() == int.class) {
      return (int) rule.silent();
    }
    return rule.silent();
  }

  private static Object value(RecordComponent number) {
    try {
      return number.getAccessor().invoke(Ranking.DEFAULT);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
