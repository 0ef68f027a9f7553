package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Posting;
import fr.denicheur.reading.text.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Tries laws that hold for every file with random files. A failure prints the seed that repeats it.
 */
class ReadingLawsTest {
  private static final int FILES = 3000;

  private static final List<String> PIECES =
      List.of(
          "---",
          "---\n",
          "\n",
          "\n\n",
          "\r\n",
          "title: ",
          "roles: ",
          "open: ",
          "date: ",
          "techno:",
          "startup: ",
          "poste_ferme: ",
          "true",
          "false",
          "2024-06-01",
          "2029-02-30",
          "- ",
          "  - ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "#",
          " # ",
          ": ",
          ":",
          "&a",
          "*a",
          "!x",
          "|",
          ">",
          "%",
          "@",
          "\t",
          "# ",
          "###",
          "**",
          "`",
          "<!--",
          "-->",
          "<p>",
          "</p>",
          "<script>",
          "](",
          "![",
          "\u0000",
          "\u0085",
          "\u2028",
          "\u200B",
          "\uFEFF",
          "e\u0301",
          "é",
          "\u202E",
          "🐇",
          "👩\u200D💻",
          "mot ",
          "développeu·r·se ",
          "\uFFFF",
          "...",
          "~",
          "1:",
          "<",
          "&amp;",
          "https://exemple.fr",
          "\\");

  private final long seed = new Random().nextLong();

  @Test
  void noTextBreaksTheLaws() {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      StringBuilder content = new StringBuilder(random.nextBoolean() ? "---\n" : "");
      for (int n = random.nextInt(40); n > 0; n--) {
        content.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      check(content.toString().getBytes(StandardCharsets.UTF_8), i);
    }
  }

  @Test
  void noBytesBreakTheLaws() {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      check(bytes, i);
    }
  }

  private void check(byte[] bytes, int number) {
    String which = "seed " + seed + ", file " + number;
    ReadPosting read = TestReader.read("x", bytes);
    assertThat(TestReader.read("x", bytes)).as(which).isEqualTo(read);
    boolean isFatal = read.problems().stream().anyMatch(Problem::isFatal);
    assertThat(read.posting().isEmpty()).as(which).isEqualTo(isFatal);
    read.problems()
        .forEach(problem -> assertThat(problem.oneLine()).as(which).doesNotContain("\n"));
    read.posting().ifPresent(posting -> check(posting, which));
  }

  private static void check(Posting posting, String which) {
    assertThat(posting.text())
        .as(which)
        .doesNotContain("<!--", "\n\n", "\t", "\r", "\u200B", "\u0000");
    assertThat(posting.text()).as(which).isEqualTo(posting.text().strip());
    assertThat(posting.title()).as(which).isNotBlank().doesNotContain("\n");
    assertThat(Normalizer.isNormalized(posting.title(), Normalizer.Form.NFC)).as(which).isTrue();
    assertThat(MarkdownText.of(posting.markdown()).html())
        .as(which)
        .doesNotContain("<script", "<!--");
  }
}
