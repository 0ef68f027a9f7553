package fr.denicheur.algolia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.AnyOf;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.Restriction.Having;
import fr.denicheur.query.Restriction.Not;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters written as a text. */
class FilterTextTest {
  private static final Having OPEN = new Having(Facet.OPEN, "true");
  private static final Having DESIGN = new Having(Facet.ROLE, "design");
  private static final Having DATA = new Having(Facet.ROLE, "data");

  @Test
  void conditionsAreJoinedAndGrouped() {
    assertThat(FilterText.read("open:true AND (roles:design OR roles:data)"))
        .isEqualTo(new AllOf(List.of(OPEN, new AnyOf(List.of(DESIGN, DATA)))));
    assertThat(FilterText.read("NOT open:true AND NOT (roles:design OR roles:data)"))
        .isEqualTo(new AllOf(List.of(new Not(OPEN), new Not(new AnyOf(List.of(DESIGN, DATA))))));
    assertThat(FilterText.read(" ")).isEqualTo(Restriction.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open:true",
        "open : true",
        "((open:true))",
        "\"open\":\"true\"",
        "'open:true'",
        "open:TRUE"
      })
  void oneConditionMayBeWrittenInSeveralWays(String written) {
    assertThat(FilterText.read(written)).isEqualTo(OPEN);
  }

  @Test
  void valuesWithSpacesStandInQuotes() {
    assertThat(FilterText.read("startup:\"Santé Psy\""))
        .isEqualTo(new Having(Facet.STARTUP, "sante-psy"));
    assertThat(FilterText.read("month.lvl1:'2021 > 05'"))
        .isEqualTo(new Having(Facet.MONTH, "2021-05"));
    assertThat(FilterText.read("startup:\"l\\\"abeille\"")).isInstanceOf(Having.class);
  }

  @ParameterizedTest
  @CsvSource({
    "date>=1640995200, 2022-01-01,",
    "date > 1640995199, 2022-01-01,",
    "date > 1640995200, 2022-01-02,",
    "date<=1640995200, , 2022-01-01",
    "date < 1640995200, , 2021-12-31",
    "date = 1640995200, 2022-01-01, 2022-01-01",
    "date:1640995200 TO 1641081600, 2022-01-01, 2022-01-02"
  })
  void numbersAreDays(String written, String from, String to) {
    LocalDate first = from == null ? LocalDate.ofEpochDay(-3_652_425) : LocalDate.parse(from);
    LocalDate last = to == null ? LocalDate.ofEpochDay(3_652_425) : LocalDate.parse(to);
    assertThat(FilterText.read(written)).isEqualTo(new Dated(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"date = 1640995201", "date:5 TO 3", "month:hier"})
  void whatNoPostingCanMeetMatchesNone(String written) {
    assertThat(FilterText.read(written)).isEqualTo(Restriction.unmet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "salaire:1 | no attribute 'salaire'",
        "open:true AND | a condition such as open:true at character 14",
        "open:true OR roles:a AND roles:b | parentheses where AND and OR stand side by side",
        "(open:true | a closing parenthesis",
        "open:true) | AND, OR or the end at character 10",
        "open | ':' or a comparison after 'open'",
        "open > 3 | compares numbers of 'date' alone",
        "date > hier | must compare date with a number",
        "date:1 TO | must compare date with a number",
        "startup:\"x | a closing \""
      })
  void aMalformedFilterIsRefusedInWords(String written, String words) {
    assertThatThrownBy(() -> FilterText.read(written))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining(words);
  }

  @Test
  void depthAndLengthAreLimited() {
    assertThat(FilterText.read("(".repeat(20) + "open:true" + ")".repeat(20))).isEqualTo(OPEN);
    assertThatThrownBy(() -> FilterText.read("(".repeat(7_000)))
        .hasMessageContaining("at most 20 parentheses");
    assertThatThrownBy(() -> FilterText.read("x".repeat(8_001)))
        .hasMessageContaining("at most 8000 characters");
  }
}
