package fr.denicheur.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2021, 2021-12, true",
    "2021, 2021, true",
    "2021-12, 2021-12, true",
    "2021-12, 2021-11, false",
    "2021-12, 2021, false",
    "2020, 2021-01, false"
  })
  void aYearContainsItsMonthsAndAMonthItself(Period period, Period other, boolean contained) {
    assertThat(period.contains(other)).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-13", "2021-00", "21-12", "2021-1", "2021-12-09", "", "20211"})
  void whatIsNeitherMonthNorYearIsRefused(String written) {
    assertThat(Period.isWritten(written)).isFalse();
    assertThatThrownBy(() -> new Period(written)).hasMessageEndingWith("got '" + written + "'");
  }

  @Test
  void aDayIsInItsMonthAndAMonthInItsYear() {
    Period month = Period.monthOf(LocalDate.of(987, 3, 1));
    assertThat(month.value()).isEqualTo("0987-03");
    assertThat(month.year().value()).isEqualTo("0987");
    assertThat(month.year().isYear()).isTrue();
    assertThat(month.isYear()).isFalse();
  }
}
