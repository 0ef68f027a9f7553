package fr.denicheur.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.posting.Facet;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is out of range is refused by the name of the parameter, with the rule and the value. */
class LimitsTest {

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 100", "100, 100", "1000, 10", "10000, 1", "10000, 0"})
  void pagesWithinTheWindow(int number, int size) {
    assertThat(new Page(number, size).to()).isLessThanOrEqualTo(Page.MAX_WINDOW);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "-1, 10", "101, 100", "1001, 10", "2147483647, 1", "10001, 0"})
  void pagesOutsideTheWindow(int number, int size) {
    assertThatThrownBy(() -> new Page(number, size))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageStartingWith("page must be between 1 and ")
        .hasMessageEndingWith("got " + number);
  }

  @ParameterizedTest
  @CsvSource({"-1", "101", "2147483647"})
  void sizesOutsideTheLimit(int size) {
    assertThatThrownBy(() -> new Page(1, size))
        .hasMessage("size must be between 0 and 100; got " + size);
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE, licorne",
    "OPEN, oui",
    "MONTH, 2021-13",
    "MONTH, 21-12",
    "MONTH, 2021-1",
    "JUNIOR, TRUE",
    "STARTUP, '--'"
  })
  void valuesThatNoPostingCouldHave(Facet facet, String value) {
    assertThatThrownBy(() -> Filter.NONE.with(facet, value))
        .isInstanceOfSatisfying(
            InvalidQueryException.class, e -> assertThat(e.parameter()).isEqualTo(facet.id()))
        .hasMessageStartingWith(facet.id() + " must be ");
  }

  @Test
  void aStartupMayBeAskedForInAnySpelling() {
    assertThat(Filter.NONE.with(Facet.STARTUP, "Pass  Culture", "pass_culture").of(Facet.STARTUP))
        .containsExactly("pass-culture");
  }

  @Test
  void moreValuesThanAPersonClicksAreRefused() {
    assertThatThrownBy(() -> Filter.NONE.with(Facet.STARTUP, Collections.nCopies(101, "a")))
        .hasMessage("startup takes at most 100 values; got 101");
  }
}
