package fr.denicheur.opensearch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NodesTest {
  private static final URI A = URI.create("http://a:9200");
  private static final URI B = URI.create("http://b:9200");
  private static final URI C = URI.create("http://c:9200");

  private final AtomicLong now = new AtomicLong();
  private final Nodes nodes = new Nodes(List.of(A, B, C), now::get);

  @Test
  void theOneThatAnsweredLastComesFirst() {
    assertThat(nodes.inOrder()).containsExactly(A, B, C);
    nodes.answered(B);
    assertThat(nodes.inOrder()).containsExactly(B, C, A);
  }

  @Test
  void aFailedOneComesLastUntilItAnswers() {
    nodes.failed(A, new IOException("cut"));
    assertThat(nodes.inOrder()).containsExactly(B, C, A);
    nodes.answered(B);
    nodes.failed(B, new IOException("cut"));
    assertThat(nodes.inOrder()).containsExactly(C, B, A);
    nodes.isBack(B);
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
  void aFailedOneIsTriedAgainAfterEachPause() {
    nodes.failed(A, new IOException("cut"));
    assertThat(nodes.takeDue()).isEmpty();
    now.addAndGet(Nodes.PAUSE.toNanos() + 1);
    assertThat(nodes.takeDue()).containsExactly(A);
    assertThat(nodes.takeDue()).isEmpty();
    now.addAndGet(Nodes.PAUSE.toNanos() + 1);
    assertThat(nodes.takeDue()).containsExactly(A);
  }
}
