package fr.denicheur.lucene.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What follows from a large index is worked out beside the questions, from a small one at once. */
@Timeout(20)
class LatestTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(10);

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final AtomicInteger made = new AtomicInteger();
  private DirectoryReader reader;

  @BeforeEach
  void index() throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(new Document());
    }
    reader = DirectoryReader.open(directory);
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
    directory.close();
  }

  @Test
  void ofASmallIndexItIsAlwaysThatOfTheSnapshot() throws IOException {
    Latest<Integer> latest =
        new Latest<>("test", 1, LONG, () -> 0, snapshot -> made.incrementAndGet());
    Snapshot first = snapshot();
    assertThat(latest.isThereFor(first)).isFalse();
    assertThat(latest.of(first)).isEqualTo(1);
    assertThat(latest.of(first)).as("asked again").isEqualTo(1);
    assertThat(latest.isThereFor(first)).isTrue();
    assertThat(latest.of(snapshot())).isEqualTo(2);
  }

  @Test
  void theFirstOfALargeIndexIsWaitedForAndTheNextIsNot() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Latest<Integer> latest = new Latest<>("test", 0, SHORT, () -> 0, snapshot -> worked(release));
    Snapshot first = snapshot();
    assertThat(latest.of(first)).as("patience is over").isZero();
    release.countDown();
    while (!latest.isThereFor(first)) {
      Thread.sleep(1);
    }
    assertThat(latest.of(first)).isEqualTo(1);
    Snapshot next = snapshot();
    assertThat(latest.of(next)).as("an earlier one serves").isEqualTo(1);
    while (latest.of(next) == 1) {
      Thread.sleep(10); // rests nineteen times as long as it worked
    }
    assertThat(latest.of(next)).isEqualTo(2);
    assertThat(latest.isThereFor(next)).isTrue();
    assertThat(reader.getRefCount()).as("every reader is given back").isEqualTo(1);
  }

  @Test
  void aFaultIsToldAndTheNextQuestionTriesAgain() throws IOException {
    Latest<Integer> latest =
        new Latest<>(
            "test",
            0,
            LONG,
            () -> 0,
            snapshot -> {
              if (made.incrementAndGet() == 1) {
                throw new IOException("cut short");
              }
              return made.get();
            });
    Snapshot snapshot = snapshot();
    assertThatThrownBy(() -> latest.of(snapshot)).hasRootCauseMessage("cut short");
    assertThatThrownBy(() -> latest.of(snapshot)).hasRootCauseMessage("cut short");
    assertThat(latest.of(snapshot)).isEqualTo(2);
  }

  private int worked(CountDownLatch release) throws IOException {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return made.incrementAndGet();
  }

  private Snapshot snapshot() throws IOException {
    return new Snapshot(reader, new BM25Similarity(), MappedFiles.NONE, LocalDate.of(2023, 5, 1));
  }
}
