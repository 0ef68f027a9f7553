package fr.denicheur.opensearch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodesTest {
  private static final URI A = URI.create("http://a:9200");
  private static final URI B = URI.create("http://b:9200");
  private static final URI C = URI.create("http://c:9200");
  private final IOException cut = new IOException("cut");

  private final Nodes nodes = new Nodes(List.of(A, B, C));

  @Test
  void theOneThatAnsweredLastComesFirst() {
    assertThat(nodes.inOrder()).containsExactly(A, B, C);
    nodes.answered(B);
    assertThat(nodes.inOrder()).containsExactly(B, C, A);
  }

  @Test
  void aSilentOneComesLastUntilItAnswers() {
    nodes.fellSilent(A, cut);
    assertThat(nodes.inOrder()).containsExactly(B, C, A);
    nodes.answered(B);
    nodes.fellSilent(B, cut);
    assertThat(nodes.inOrder()).containsExactly(C, B, A);
    nodes.markAnswering(B);
    assertThat(nodes.inOrder()).containsExactly(B, C, A);
  }

  @Test
  void oneThatCannotDoWhatIsAskedGivesWayToTheNext() {
    nodes.moveOn(A);
    assertThat(nodes.inOrder()).containsExactly(B, C, A);
    nodes.moveOn(B);
    nodes.moveOn(C);
    assertThat(nodes.inOrder()).containsExactly(A, B, C);
  }

  @Test
  void aSilenceIsCountedOnce() {
    nodes.fellSilent(A, cut);
    nodes.fellSilent(A, cut);
    assertThat(nodes.silences()).isEqualTo(1);
    nodes.markAnswering(A);
    nodes.fellSilent(A, cut);
    assertThat(nodes.silences()).isEqualTo(2);
  }

  @Test
  void theIdsOfThoseThatAnswerAreKnownOnlyIfOneIsSilent() {
    nodes.noteMembers(Set.of("a", "b", "without an address"));
    nodes.noteId(A, "a");
    nodes.noteId(B, "b");
    assertThat(nodes.answering()).isEmpty();
    nodes.fellSilent(A, cut);
    assertThat(nodes.answering()).contains(Set.of("b", "without an address"));
    nodes.markAnswering(A);
    nodes.fellSilent(C, cut); // whose id is not known
    assertThat(nodes.answering()).isEmpty();
  }
}
