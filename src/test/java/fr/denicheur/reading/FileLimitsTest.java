package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tries both sides of the limits of a file. {@link HostileFilesTest} tries the limits that
 * docs/RELIABILITY.md lists.
 */
class FileLimitsTest {
  private static final String OPENING = "---\n";

  @ParameterizedTest
  @ValueSource(ints = {PostingReader.MAX_FRONT_MATTER - 1, PostingReader.MAX_FRONT_MATTER})
  void frontMatterUpToItsLimitIsRead(int characters) {
    ReadPosting read = frontMatterOf(characters);
    assertThat(read.withoutAdvice().problems()).isEmpty();
    assertThat(read.posting().orElseThrow().title()).isEqualTo("Vigie");
  }

  @Test
  void frontMatterOverItsLimitIsNotRead() {
    assertThat(frontMatterOf(PostingReader.MAX_FRONT_MATTER + 1).withoutAdvice().problems())
        .extracting(Problem::rule)
        .contains("front-matter-too-long");
  }

  @ParameterizedTest
  @ValueSource(ints = {PostingReader.MAX_ITEM - 1, PostingReader.MAX_ITEM})
  void anItemUpToItsLimitIsKept(int characters) {
    ReadPosting read = technology(characters);
    assertThat(read.withoutAdvice().problems()).isEmpty();
    assertThat(read.posting().orElseThrow().details().technologies().getFirst())
        .hasSize(characters);
  }

  @Test
  void aLongerItemIsCutAndListed() {
    ReadPosting read = technology(PostingReader.MAX_ITEM + 1);
    assertThat(read.withoutAdvice().problems())
        .extracting(Problem::rule)
        .containsExactly("value-too-long");
    assertThat(read.posting().orElseThrow().details().technologies().getFirst())
        .hasSize(PostingReader.MAX_ITEM);
  }

  /** Returns a file with so many characters between its {@code ---}, line ends included. */
  private static ReadPosting frontMatterOf(int characters) {
    String title = "title: Vigie\n# ";
    String comment = "x".repeat(characters - title.length() - 1);
    return TestReader.read("x", OPENING + title + comment + "\n" + OPENING + "Texte");
  }

  private static ReadPosting technology(int characters) {
    return TestReader.read(
        "x", OPENING + "title: a\ntechno: [" + "x".repeat(characters) + "]\n" + OPENING + "Texte");
  }
}
