package fr.denicheur.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedQueriesTest {
  @TempDir private Path folder;

  @Test
  void queriesComeById() throws IOException {
    JudgedQueries judged =
        read("# id\twords\n\nq2\tpotière\ttopic\nq1\tpotier\n", "q2\ta.md\t3\nq1\tb\t1\n");
    assertThat(judged.queries()).extracting(JudgedQuery::id).containsExactly("q1", "q2");
    assertThat(judged.queries()).extracting(JudgedQuery::kind).containsExactly("all", "topic");
    assertThat(judged.queries().getLast().grade(new PostingId("a"))).hasValue(3);
    assertThat(judged.queries().getLast().grade(new PostingId("b"))).isEmpty();
  }

  @Test
  void aQueryThatNothingAnswersIsLeftOut() throws IOException {
    JudgedQueries judged = read("q1\tun\nq2\tdeux\nq3\ttrois\n", "q1\ta\t0\nq2\ta\t1\nq9\ta\t3\n");
    assertThat(judged.queries()).extracting(JudgedQuery::id).containsExactly("q2");
    assertThat(judged.leftOut()).isEqualTo(2);
  }

  @Test
  void furtherColumnsMaySayWhy() throws IOException {
    JudgedQueries judged = read("q1\tun\ttopic\tseen\n", "q1\ta b\t2\tbecause\n");
    assertThat(judged.queries().getFirst().grade(new PostingId("a b.markdown"))).hasValue(2);
  }

  @Test
  void judgedPostingsThatAreNotIndexedAreCountedOnce() throws IOException {
    JudgedQueries judged = read("q1\tun\nq2\tdeux\n", "q1\ta.md\t3\nq1\tb\t2\nq2\tb\t1\nq2\tc\t0");
    assertThat(judged.countMissingFrom(Set.of(new PostingId("a"))::contains)).isEqualTo(1);
    assertThat(judged.countMissingFrom(Set.of(new PostingId("a"), new PostingId("b.md"))::contains))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q1 | q1>a>3 | queries.tsv, line 1 must be an id, a tab and words; got 'q1'",
        "q1>un#q1>deux | q1>a>3 | queries.tsv, line 2 must be the only one with its id",
        "q1>un | q1>a | judgments.tsv, line 1 must be a query, a posting and a grade",
        "q1>un | q1>a>three | judgments.tsv, line 1 must be a query, a posting and a grade from 0",
        "q1>un | q1>a>-1 | got 'q1 ⇥ a ⇥ -1'"
      })
  void aLineThatIsWrongIsNamed(String queries, String judgments, String message) {
    assertThatThrownBy(() -> read(lines(queries), lines(judgments)))
        .isInstanceOf(UnusableJudgmentsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aQuestionThatCannotBeAskedIsNamed() {
    assertThatThrownBy(() -> read("q1\t" + "x".repeat(501), "q1\ta\t3"))
        .isInstanceOf(UnusableJudgmentsException.class)
        .hasMessageContaining("queries.tsv, line 1: q must be at most 500 characters long");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.tsv");
    assertThatThrownBy(() -> JudgedQueries.read(missing, missing))
        .isInstanceOf(UnusableJudgmentsException.class)
        .hasMessageContaining(missing.toString());
  }

  /** In tables a tab is written {@code >} and the end of a line {@code #}. */
  private static String lines(String written) {
    return written.replace('>', '\t').replace('#', '\n');
  }

  private JudgedQueries read(String queries, String judgments) throws IOException {
    return JudgedQueries.read(
        Files.writeString(folder.resolve("queries.tsv"), queries),
        Files.writeString(folder.resolve("judgments.tsv"), judgments));
  }
}
