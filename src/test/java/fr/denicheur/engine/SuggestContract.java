package fr.denicheur.engine;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.io.Closeable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link SearchEngine#suggest} promises; beside {@link SearchEngineContract}, which holds the
 * rest. A test of an engine extends this, too, and supplies one.
 */
public abstract class SuggestContract<E extends SearchEngine & PostingKeeper & Closeable>
    extends EngineContract<E> {

  @Test
  void aSuggestionBeginsAsTypedOrALaterWordDoes() {
    publish(
        aPosting().titled("Responsable produit"),
        aPosting().titled("Product owner"),
        aPosting().titled("Comptable").text("reproduction"));
    assertThat(suggested("prod")).containsExactly("Product owner", "Responsable produit");
  }

  @ParameterizedTest
  @CsvSource({
    "etu, école d'études",
    "ÉTU, école d'études",
    "e\u0301tu, école d'études",
    "ecole d'etu, école d'études",
    "ecole d’étu, école d'études",
    "charge, Chargé·e d'études",
    "chargée d'e, Chargé·e d'études",
    "chargé·e, Chargé·e d'études"
  })
  void neitherCaseNorAccentsNorSpellingCount(String typed, String title) {
    publish(aPosting().titled(title));
    assertThat(engine.suggest(new SuggestQuery(typed, SuggestQuery.DEFAULT_SIZE)))
        .anyMatch(found -> found.text().equalsIgnoreCase(title) && found.count() == 1);
  }

  @ParameterizedTest
  @CsvSource({
    "comunication, Communication",
    "commumi, Communication",
    "comm, Communication",
    "cmomuni, Communication",
    "communiccation, Communication",
    "chargee de comunic, Chargée de communication"
  })
  void oneTypoIsForgiven(String typed, String title) {
    publish(aPosting().titled(title));
    assertThat(suggested(typed)).contains(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vommunication", "comucation", "cxm"})
  void anotherFirstLetterOrTwoTyposOrATypoInAShortWordAreNot(String typed) {
    publish(aPosting().titled("Communication").text("communication"));
    assertThat(suggested(typed)).isEmpty();
  }

  @Test
  void whatIsTypedExactlyComesBeforeWhatIsCorrected() {
    publish(
        aPosting().withId("1").titled("Cartographe"),
        aPosting().withId("2").titled("Certification").open(),
        aPosting().withId("3").titled("Certification").open());
    assertThat(suggested("cart")).containsExactly("Cartographe", "Certification");
  }

  @Test
  void spellingsOfOneTitleAreOneSuggestionAsMostOftenWritten() {
    publish(
        aPosting().titled("un·e développeur·se full-stack"),
        aPosting().titled("Développeur·se full-stack"),
        aPosting().titled("DÉVELOPPEUSE OU DÉVELOPPEUR FULL STACK"),
        aPosting().titled("developpeuse fullstack (F/H)"));
    assertThat(engine.suggest(new SuggestQuery("dev", SuggestQuery.DEFAULT_SIZE)))
        .filteredOn(found -> found.kind() != Suggestion.Kind.WORD)
        .containsExactly(
            new Suggestion("Développeur·se full-stack", Suggestion.Kind.ROLE, null, 4));
  }

  @Test
  void rolesAndStartupsSayWhatToFilterBy() {
    publish(
        aPosting().inFamily("design").atStartup("Delta V"),
        aPosting().inFamily("design").atStartup("delta-v"));
    assertThat(engine.suggest(new SuggestQuery("de", SuggestQuery.DEFAULT_SIZE)))
        .containsExactlyInAnyOrder(
            new Suggestion("Design", Suggestion.Kind.ROLE, "design", 2),
            new Suggestion("Delta V", Suggestion.Kind.STARTUP, "delta-v", 2));
  }

  @Test
  void fillersAndPartsOfAddressesAreNotSuggested() {
    publish(aPosting().titled("Métier").text("Déjà vu, du désert, etc. Voir www.exemple.fr"));
    assertThat(suggested("dé")).containsExactly("désert");
    assertThat(suggested("etc")).doesNotContain("etc");
    assertThat(suggested("www")).doesNotContain("www");
  }

  @Test
  void openPostingsCountMore() {
    publish(
        aPosting().titled("Marin").atStartup("Lapins"),
        aPosting().titled("Marin").atStartup("Lapins"),
        aPosting().titled("Marin").atStartup("Lavandes").open());
    assertThat(suggested("la")).containsExactly("Lavandes", "Lapins");
  }

  @Test
  void namesComeBeforeWordsThatEveryPostingSays() {
    publish(
        aPosting().titled("Métier").atStartup("Service Neuf").text("un service sérieux"),
        aPosting().titled("Métier").text("un service sérieux"),
        aPosting().titled("Métier").text("un service sérieux"));
    assertThat(suggested("se")).containsExactly("Service Neuf", "service", "sérieux");
  }

  @Test
  void aListHoldsSeveralKinds() {
    for (int i = 0; i < 9; i++) {
      publish(
          aPosting().titled("Carreleuse " + "abcdefghi".charAt(i)).text("cartes carnets"),
          aPosting().atStartup("Carnaval " + i).text("carottes cargos carafes cartons caramels"));
    }
    assertThat(engine.suggest(new SuggestQuery("car", SuggestQuery.DEFAULT_SIZE)))
        .hasSize(8)
        .extracting(Suggestion::kind)
        .contains(Suggestion.Kind.TITLE, Suggestion.Kind.STARTUP, Suggestion.Kind.WORD);
  }

  @Test
  void wordsOfOnePostingAreSuggestedOnlyWhereHardlyAnythingElseIs() {
    publish(
        aPosting().text("des abeilles, des abricots, des abbayes, un abécédaire"),
        aPosting().text("des abeilles, des abricots, des abbayes, abattues"));
    assertThat(suggested("ab")).containsExactlyInAnyOrder("abeilles", "abricots", "abbayes");
    assertThat(suggested("aba")).containsExactly("abattues");
  }

  @Test
  void theNextWordIsOneThatLeadsSomewhere() {
    publish(
        aPosting().text("La santé mentale de tous. Les marchés publics."),
        aPosting().text("Une santé mentale fragile. Les marchés publics."),
        aPosting().text("De la musique, des marchés."),
        aPosting().text("De la musique."));
    assertThat(suggested("sante m")).containsExactly("sante mentale");
    assertThat(suggested("Santé de mantal")).containsExactly("Santé de mentale");
    assertThat(suggested("santé pub")).containsExactly("santé publics");
    assertThat(suggested("santé ")).containsExactly("santé mentale");
    assertThat(suggested("santé mu")).isEmpty();
  }

  @Test
  void whereNothingIsTypedPopularRolesAndStartupsAreSuggested() {
    publish(
        aPosting().titled("Juriste").inFamily("data").atStartup("Lapins"),
        aPosting().titled("Poète").inFamily("data").open(),
        aPosting().titled("un peintre").inFamily("coaching"),
        aPosting().titled("Peintre"));
    assertThat(suggested(" ")).containsExactly("Données", "Peintre", "Coaching", "Lapins");
  }

  @Test
  void whatIsGoneIsSuggestedNoMore() {
    publish(
        aPosting().withId("a").titled("Vannière").text("osier"),
        aPosting().withId("b").titled("Vanneau"));
    engine.remove(new PostingId("a"));
    engine.publish();
    assertThat(suggested("van")).containsExactly("Vanneau");
    assertThat(suggested("osi")).isEmpty();
  }

  @Test
  void namesOfEarlierPublicationsAreNotSuggested() {
    String text = "Tresser des paniers d'osier et les vendre au marché du bourg";
    publish(
        aPosting().withId("new").titled("Vannière").text(text).publishedOn("2022-01-01"),
        aPosting().withId("old").titled("Vanneau").text(text).publishedOn("2021-01-01"));
    assertThat(suggested("van")).containsExactly("Vannière");
  }

  private List<String> suggested(String typed) {
    return engine.suggest(new SuggestQuery(typed, SuggestQuery.DEFAULT_SIZE)).stream()
        .map(Suggestion::text)
        .toList();
  }
}
