package fr.denicheur.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.alert.Journal.Delivery;
import fr.denicheur.posting.PostingId;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final PostingId A = new PostingId("dossier/été \"1\"");
  private static final PostingId B = new PostingId("b");

  @TempDir private Path folder;

  @Test
  void whatIsNotedIsThereAfterEveryOpening() {
    Delivery sent = Delivery.of("x", List.of(A));
    Delivery open = Delivery.of("x", List.of(B));
    try (Journal journal = Journal.in(folder)) {
      journal.publishing(Set.of(A));
      journal.publishing(Set.of(B));
      journal.published();
      journal.asked(journal.unasked().keySet().iterator().next(), List.of(sent, open));
      journal.done(sent);
      journal.stop("y", "a@exemple.fr");
    }
    for (int opening = 0; opening < 2; opening++) {
      try (Journal journal = Journal.in(folder)) {
        assertThat(journal.open())
            .extracting(Delivery::key, Delivery::postings)
            .containsExactly(org.assertj.core.groups.Tuple.tuple(open.key(), List.of(B)));
        assertThat(journal.unasked().values()).containsExactly(Set.of(B));
        assertThat(journal.isTold("x", A)).isTrue();
        assertThat(journal.isTold("y", A)).isFalse();
        assertThat(journal.isAnyToldBefore(B, List.of(A), "x")).isTrue();
        assertThat(journal.isAnyToldBefore(A, List.of(B), "x")).isFalse();
        assertThat(journal.isStopped("y", "a@exemple.fr")).isTrue();
        assertThat(journal.isStopped("y", "b@exemple.fr")).isFalse();
      }
    }
  }

  @Test
  void nothingIsAskedBeforeItIsPublished() {
    try (Journal journal = Journal.in(folder)) {
      journal.publishing(Set.of(A));
      assertThat(journal.unasked()).isEmpty();
      journal.published();
      journal.publishing(Set.of(B));
      assertThat(journal.unasked().values()).containsExactly(Set.of(A));
    }
  }

  @Test
  void anUnfinishedLastLineCountsForNothingAndDamageIsNamed() throws Exception {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.in(folder)) {
      journal.publishing(Set.of(A));
    }
    Files.writeString(file, "[\"asked\",\"", StandardOpenOption.APPEND);
    try (Journal journal = Journal.in(folder)) {
      assertThat(journal.unasked().values()).containsExactly(Set.of(A));
    }
    Files.writeString(file, "[\"asked\",\n[\"done\",\"k\"]\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Journal.in(folder))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessageContainingAll("line 2", "journal.jsonl");
  }
}
