package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A problem is shown on one line that its author can trust. */
class ProblemTest {

  @Test
  void oneLineSaysEverything() {
    Problem problem =
        Rule.DATE_NOT_ISO.problem(
            "seeds/x.md", 3, 7, "21/11/2026", "date", "elle n'est pas écrite aaaa-mm-jj");
    assertThat(problem.oneLine())
        .isEqualTo(
            "seeds/x.md:3:7 : attention [date-not-iso] « date » n'est pas lue comme date : elle n'est"
                + " pas écrite aaaa-mm-jj (reçu : « 21/11/2026 »). Écrivez par exemple 2021-12-09, ou"
                + " 2021-12-09T11:04:55Z.");
  }

  @Test
  void aValueCannotBreakOrReverseItsLine() {
    Problem problem =
        Rule.DATE_NOT_ISO.problem(
            "a\nb", 1, 1, "x\u001B[31m\u202Ey\u2028z", "date", "elle n'est pas écrite aaaa-mm-jj");
    assertThat(problem.value()).isEqualTo("x\\u001b[31m\\u202ey\\u2028z");
    assertThat(problem.path()).isEqualTo("a\\u000ab");
  }

  @Test
  void aValueIsCutAtAHundredCharacters() {
    assertThat(
            Rule.DATE_NOT_ISO
                .problem("x", 1, 1, "é".repeat(100), "date", "elle n'est pas écrite aaaa-mm-jj")
                .value())
        .hasSize(100);
    String cut =
        Rule.DATE_NOT_ISO
            .problem("x", 1, 1, "🐇".repeat(101), "date", "elle n'est pas écrite aaaa-mm-jj")
            .value();
    assertThat(cut).endsWith("🐇…");
    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(Problem.MAX_VALUE);
  }

  @Test
  void aProblemOfTheWholeFileHasNoLine() {
    assertThat(Rule.TEXT_EMPTY.ofFile("x").oneLine()).startsWith("x : attention [text-empty]");
    assertThatThrownBy(() -> Rule.TEXT_EMPTY.problem("x", -1, 0, ""))
        .hasMessage("line and column must not be negative; got -1 and 0");
  }

  @Test
  void everyRuleHasItsOwnStableName() {
    assertThat(Arrays.stream(Rule.values()).map(Rule::id)).allMatch(id -> id.matches("[a-z0-9-]+"));
  }
}
