package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.AskedQuestions.Asked;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Understood;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server counts questions without any trace of the person who asked. */
class AskedQuestionsTest {
  @TempDir private Path folder;

  @Test
  void whatIsAskedOftenIsShownAndWhatFindsNothingToo() {
    AskedQuestions asked = AskedQuestions.in(folder);
    ask(asked, "Développeuse  web", 7, 3);
    ask(asked, "licorne", 5, 0);
    assertThat(asked.frequent())
        .containsExactly(new Asked("développeuse web", 7, 0), new Asked("licorne", 5, 5));
    assertThat(asked.unanswered()).containsExactly(new Asked("licorne", 5, 5));
  }

  @Test
  void whatWasAskedFourTimesIsNeitherShownNorWritten() throws Exception {
    AskedQuestions asked = AskedQuestions.in(folder);
    ask(asked, "jeanne dupont", 4, 0);
    ask(asked, "data", 5, 1);
    asked.save();
    assertThat(asked.frequent()).extracting(Asked::question).containsExactly("data");
    assertThat(Files.readString(folder.resolve("questions.tsv"))).isEqualTo("5\t0\tdata\n");
  }

  @Test
  void countsOutliveTheProcess() {
    AskedQuestions asked = AskedQuestions.in(folder);
    ask(asked, "data", 5, 0);
    asked.save();
    AskedQuestions later = AskedQuestions.in(folder);
    ask(later, "data", 1, 1);
    assertThat(later.frequent()).containsExactly(new Asked("data", 6, 5));
  }

  @Test
  void aSpoiltFileSpoilsNothing() throws Exception {
    Files.write(
        folder.resolve("questions.tsv"), List.of("x", "1\t2", "9\t0\tdata", "99999999999\t0\tb"));
    assertThat(AskedQuestions.in(folder).frequent()).containsExactly(new Asked("data", 9, 0));
  }

  @Test
  void aFileThatIsNoTextIsBegunAnew() throws Exception {
    Files.write(folder.resolve("questions.tsv"), new byte[] {(byte) 0xe7, '\t', '9'});
    AskedQuestions asked = AskedQuestions.in(folder);
    ask(asked, "vannière", 5, 1);
    asked.save();
    assertThat(AskedQuestions.in(folder).frequent()).hasSize(1);
  }

  @Test
  void memoryIsBounded() {
    AskedQuestions asked = AskedQuestions.in(folder);
    ask(asked, "data", 5, 1);
    for (int i = 0; i < AskedQuestions.MAX_QUESTIONS; i++) {
      ask(asked, "question " + i, 1, 1);
    }
    assertThat(asked.frequent()).as("forgotten, for it was asked longest ago").isEmpty();
  }

  @Test
  void furtherPagesAndLongTextsAreNotCounted() {
    AskedQuestions asked = AskedQuestions.in(folder);
    for (int i = 0; i < 9; i++) {
      asked.searched(SearchQuery.of("data").with(new Page(2, 10)), found(1));
    }
    ask(asked, "a".repeat(AskedQuestions.MAX_LENGTH + 1), 9, 1);
    ask(asked, "", 9, 1);
    assertThat(asked.frequent()).isEmpty();
  }

  private static void ask(AskedQuestions asked, String question, int times, int total) {
    for (int i = 0; i < times; i++) {
      asked.searched(SearchQuery.of(question), found(total));
    }
  }

  private static Hits found(int total) {
    return new Hits(
        total, 0, List.of(), Map.of(), Map.of(), Understood.WORDS, false, Duration.ZERO);
  }
}
