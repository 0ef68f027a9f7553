package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.result.Hits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row Q14 of the table of faults. The clock is a counter, so that the time is over at the first,
 * second, third… place where anybody looks at it, until a question is through before.
 */
@Tag("Q14")
class TimeLimitTest {
  /** A question that needs more looks than these is not stopped by its limit. */
  private static final int FAR = 5_000;

  private static final Duration NO_TIME = Duration.ofNanos(1);

  @TempDir Path folder;
  private LuceneEngine engine;
  private volatile Supplier<Deadline> deadlines = Deadline::none;

  @BeforeEach
  void fill() {
    engine = LuceneEngine.open(folder, LuceneSettings.DEFAULT.within(() -> deadlines.get()));
    for (int i = 0; i < 400; i++) {
      engine.put(
          aPosting()
              .withId("p" + i)
              .titled("Développeur numéro" + i)
              .atStartup(i % 2 == 0 ? "Lapins" : "Carottes")
              .publishedOn("2021-12-" + (10 + i % 20)) // newer ones weigh more
              .open()
              .text("Un développeur web et une chargée de déploiement, mot" + i + " inclus.")
              .build(),
          new Fingerprint("x", null, 0));
      if (i % 100 == 99) {
        engine.publish(); // several segments
      }
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mo*",
        "développeur web",
        "\"développeur web\"",
        "chargé de déploiement -mot7",
        "développeur web numéro7 dévelopeur",
        "titre:développeur startup:lapins"
      })
  void whereverTheTimeEndsAPartIsCalledAPartAndNothingIsNoAnswer(String typed) {
    assertNeverFalse(SearchQuery.of(typed));
  }

  @Test
  void soItIsWhereFacetsAreCountedSideways() {
    assertNeverFalse(
        SearchQuery.of("développeur mo*").with(Filter.NONE.with(Facet.STARTUP, "lapins")));
  }

  private void assertNeverFalse(SearchQuery query) {
    Hits whole = engine.search(query);
    assertThat(whole.partial()).isFalse();
    assertThat(whole.total()).isPositive();
    int parts = 0;
    int looks = 0;
    Optional<Hits> answer;
    do {
      answer = answerWithin(++looks, query);
      if (answer.isPresent() && answer.get().partial()) {
        parts++;
        assertThat(answer.get().total()).isBetween(1L, whole.total());
      }
      assertThat(looks).as("looks at the clock").isLessThan(FAR);
    } while (answer.isEmpty() || answer.get().partial());
    assertThat(answer.get().total()).isEqualTo(whole.total());
    assertThat(answer.get().hits()).isEqualTo(whole.hits());
    assertThat(answer.get().facets()).isEqualTo(whole.facets());
    assertThat(parts).as("some answers were cut short").isPositive();
  }

  private Optional<Hits> answerWithin(int looks, SearchQuery query) {
    deadlines = () -> after(looks);
    try {
      return Optional.of(engine.search(query));
    } catch (TimeLimitException e) {
      return Optional.empty();
    }
  }

  private static Deadline after(int looks) {
    AtomicInteger left = new AtomicInteger(looks);
    return new Deadline(() -> left.decrementAndGet() <= 0);
  }

  @Test
  void aPartOfAnAnswerIsNotRememberedAsTheWhole() {
    SearchQuery query = SearchQuery.of("développeur").with(Filter.NONE.with(Facet.OPEN, "true"));
    for (int looks = 1; looks < 40; looks++) {
      Optional<Hits> unused = answerWithin(looks, query);
    }
    deadlines = Deadline::none;
    assertThat(engine.search(query).total()).isEqualTo(400);
  }

  @Test
  void whatResemblesAPostingIsNotGuessed() {
    deadlines = () -> Deadline.in(NO_TIME);
    SimilarQuery query = SimilarQuery.to(new PostingId("p1"));
    assertThatThrownBy(() -> engine.similar(query)).isInstanceOf(TimeLimitException.class);
    deadlines = Deadline::none;
    assertThat(engine.similar(query).orElseThrow()).isNotEmpty();
  }

  @Test
  void aQuestionWithoutTimeIsRefused() {
    deadlines = () -> Deadline.in(NO_TIME);
    SearchQuery query = SearchQuery.of("développeur");
    assertThatThrownBy(() -> engine.search(query)).isInstanceOf(TimeLimitException.class);
  }
}
