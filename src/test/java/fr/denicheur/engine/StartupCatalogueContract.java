package fr.denicheur.engine;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Startup.Tag;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Match;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason.Place;
import fr.denicheur.result.Suggestion;
import java.io.Closeable;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every engine shows, finds and counts postings by what a catalogue says of their startups. A test
 * of an engine extends this and supplies one.
 */
public abstract class StartupCatalogueContract<E extends SearchEngine & PostingKeeper & Closeable>
    extends EngineContract<E> {
  private static final Tag CENTRAL = new Tag("dinum", "Direction du numérique");
  private static final Tag HEALTH = new Tag("sante", "Santé");
  private static final Tag YOUTH = new Tag("jeunesse", "Jeunesse");

  private static final Startup GARDEN =
      new Startup(
          "lapins",
          "Potager Solidaire",
          "Réserver une parcelle de jardin près de chez soi",
          List.of(CENTRAL),
          List.of(HEALTH, YOUTH));

  private static final Startup FORGE =
      new Startup("enclume", "Enclume", "", List.of(CENTRAL), List.of(HEALTH));

  @BeforeEach
  void publishPostings() {
    publish(
        aPosting().withId("java").titled("Développeuse Java").atStartup(GARDEN),
        aPosting().withId("php").titled("Développeuse PHP").atStartup(GARDEN).open(),
        aPosting().withId("forge").titled("Forgeronne").atStartup(FORGE),
        aPosting().withId("jardin").titled("Jardinière, une parcelle").text("Des légumes."),
        aPosting().withId("autre").titled("Vannière").atStartup("Osier"));
  }

  private Hits ask(String question) {
    return ask(question, Filter.NONE);
  }

  private Hits ask(String question, Filter filter) {
    return engine.search(
        SearchQuery.of(question).with(filter).with(Feature.EXPLAIN).with(Feature.FACETS));
  }

  private static List<String> ids(Hits hits) {
    return hits.hits().stream().map(hit -> hit.id().value()).toList();
  }

  private static List<String> values(Hits hits, Facet facet) {
    return hits.facets().get(facet).stream()
        .map(count -> count.value() + " " + count.name() + " " + count.count())
        .sorted()
        .toList();
  }

  @Test
  void hitsAndFacetsShowTheNameOfTheCatalogue() {
    Hits hits = ask("java");
    assertThat(hits.hits().getFirst().summary().startup().label()).isEqualTo("Potager Solidaire");
    assertThat(values(ask(""), Facet.STARTUP))
        .containsExactly("enclume Enclume 1", "lapins Potager Solidaire 2", "osier Osier 1");
    assertThat(engine.suggest(new SuggestQuery("potag", 5)))
        .extracting(Suggestion::text, Suggestion::value)
        .contains(org.assertj.core.groups.Tuple.tuple("Potager Solidaire", "lapins"));
  }

  @Test
  void theNameAndTheSlugBothFindItsPostings() {
    for (String said :
        List.of("potager solidaire", "potagersolidaire", "lapins", "startup:lapins")) {
      assertThat(ids(ask(said))).as(said).containsExactlyInAnyOrder("java", "php");
    }
    assertThat(ids(ask("startup:\"Potager Solidaire\""))).containsExactlyInAnyOrder("java", "php");
    assertThat(ids(ask("développeuse potager"))).startsWith("php").contains("java");
  }

  @Test
  void wordsOfThePitchFindItsPostingsBelowThoseThatSayThemInTheTitle() {
    Hits hits = ask("parcelles");
    assertThat(ids(hits)).startsWith("jardin").containsExactlyInAnyOrder("jardin", "java", "php");
    assertThat(hits.understood().correction()).isNull();
    Hit hit = hits.hits().getLast();
    assertThat(hit.why()).extracting(reason -> reason.place()).containsExactly(Place.PITCH);
    assertThat(ids(ask("\"parcelle de jardin\""))).containsExactlyInAnyOrder("java", "php");
    assertThat(ids(ask("réserv*"))).containsExactlyInAnyOrder("java", "php");
    assertThat(ids(engine.search(SearchQuery.of("java réserver").with(Match.ALL))))
        .containsExactly("java");
  }

  @Test
  void incubatorsAndThemesAreCountedAndFilteredByEachOfTheirValues() {
    assertThat(values(ask(""), Facet.INCUBATOR)).containsExactly("dinum Direction du numérique 3");
    assertThat(values(ask(""), Facet.THEME))
        .containsExactly("jeunesse Jeunesse 2", "sante Santé 3");
    Filter youth = Filter.NONE.with(Facet.THEME, "Jeunesse");
    assertThat(ids(ask("", youth))).containsExactlyInAnyOrder("java", "php");
    assertThat(values(ask("", youth), Facet.THEME))
        .as("a facet ignores its own selection")
        .containsExactly("jeunesse Jeunesse 2", "sante Santé 3");
    assertThat(values(ask("", youth), Facet.STARTUP)).containsExactly("lapins Potager Solidaire 2");
    Filter open = Filter.NONE.with(Facet.INCUBATOR, "dinum").with(Facet.OPEN, "true");
    assertThat(ids(ask("", open))).containsExactly("php");
  }

  @Test
  void aPostingComesBackWithAllThatIsSaidOfItsStartup() {
    assertThat(engine.find(new PostingId("java")).orElseThrow().posting().startup())
        .isEqualTo(GARDEN);
    assertThat(ask("java").hits().getFirst().summary().startup().themes())
        .containsExactly(HEALTH, YOUTH);
    assertThat(engine.find(new PostingId("autre")).orElseThrow().posting().startup())
        .isEqualTo(new Startup("osier", "Osier"));
  }

  @Test
  void withoutACatalogueNothingIsCountedOrFoundByIt() {
    publish(
        aPosting().withId("java").titled("Développeuse Java").atStartup("lapins"),
        aPosting().withId("php").titled("Développeuse PHP").atStartup("lapins"),
        forgeAlone());
    Hits hits = ask("");
    assertThat(values(hits, Facet.STARTUP)).contains("lapins lapins 2");
    assertThat(hits.facets().get(Facet.INCUBATOR)).isEmpty();
    assertThat(hits.facets().get(Facet.THEME)).isEmpty();
    assertThat(ids(ask("parcelles"))).containsExactly("jardin");
  }

  private static PostingBuilder forgeAlone() {
    return aPosting().withId("forge").titled("Forgeronne").atStartup("enclume");
  }
}
