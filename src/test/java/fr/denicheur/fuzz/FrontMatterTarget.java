package fr.denicheur.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes are read as a file, and as the front matter of one. */
final class FrontMatterTarget implements Target {
  private static final PostingId ID = new PostingId("2024-02-29-essai");

  @Override
  public void take(byte[] input) {
    check(input);
    ByteArrayOutputStream file = new ByteArrayOutputStream(input.length + 20);
    file.writeBytes("---\n".getBytes(StandardCharsets.UTF_8));
    file.writeBytes(input);
    file.writeBytes("\n---\n# Texte\n".getBytes(StandardCharsets.UTF_8));
    check(file.toByteArray());
  }

  private static void check(byte[] file) {
    ReadPosting read = Sample.READER.read(ID, "essai.md", file);
    boolean isFatal = read.problems().stream().anyMatch(Problem::isFatal);
    assertThat(read.posting().isEmpty()).as("no posting").isEqualTo(isFatal);
    for (Problem problem : read.problems()) {
      assertThat(problem.oneLine().chars().anyMatch(Character::isISOControl)).isFalse();
    }
    read.posting().ifPresent(posting -> assertThat(posting.title()).isNotBlank());
  }
}
