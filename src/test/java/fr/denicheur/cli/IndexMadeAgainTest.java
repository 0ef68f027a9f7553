package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.sync.FolderFollower;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.SyncReport;
import fr.denicheur.sync.Synchronizer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While an index is made again from its folder, the old one goes on answering. */
class IndexMadeAgainTest {
  private static final int POSTINGS = 12;

  @TempDir private Path temporary;
  private Path folder;
  private Path index;
  private LuceneEngine engine;
  private Synchronizer synchronizer;

  @BeforeEach
  void publish() throws IOException {
    folder = Files.createDirectory(temporary.resolve("annonces"));
    index = temporary.resolve("index");
    for (int i = 0; i < POSTINGS; i++) {
      write("a" + i, "vannière");
    }
    engine = LuceneEngine.open(index);
    synchronizer =
        new Synchronizer(
            engine, Sources.of(List.of(folder)), RoleFamilies.bundled(), Clock.systemUTC());
    run();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  @Tag("I9")
  void anIndexThatIsMadeButCouldNotTakeOverDoesSoOnceItCan() throws IOException {
    deleteIndex();
    Path obstacle = Files.createDirectories(index.resolve("current"));
    assertThatThrownBy(this::run).isInstanceOf(EngineUnavailableException.class);
    assertThat(engine.state()).isInstanceOf(EngineState.ReadOnly.class);
    assertThat(found("vannière")).isEqualTo(POSTINGS);
    assertThat(found("ébéniste")).as("the old one answers on").isZero();
    Files.delete(obstacle);
    run();
    assertThat(found("ébéniste")).isEqualTo(1);
    assertThat(engine.state()).isInstanceOf(EngineState.Ready.class);
    assertThat(run()).matches(run -> run.added() + run.changed() + run.removed() == 0);
  }

  @Test
  @Tag("F10")
  void anIndexMadeAgainWithoutItsFolderDoesNotTakeOverAtOnce() throws IOException {
    deleteIndex();
    Path elsewhere = temporary.resolve("ailleurs");
    Files.move(folder, elsewhere);
    assertThat(run().kept()).isEqualTo(POSTINGS);
    assertThat(found("vannière")).isEqualTo(POSTINGS);
    Files.move(elsewhere, folder);
    run();
    assertThat(found("vannière")).isEqualTo(POSTINGS);
    assertThat(found("ébéniste")).isEqualTo(1);
    assertThat(engine.state()).isInstanceOf(EngineState.Ready.class);
  }

  @Test
  @Tag("F10")
  void anIndexMadeAgainFromAnEmptyFolderTakesOverAtTheSecondLook() throws IOException {
    deleteIndex();
    deleteAll(folder);
    Files.createDirectory(folder);
    run();
    assertThat(found("vannière")).isEqualTo(POSTINGS);
    run();
    assertThat(found("vannière")).isZero();
    assertThat(engine.state().isAnswering()).isTrue();
    assertThat(run().problems()).isEmpty();
  }

  @Test
  @Tag("I8")
  void aQuestionThatMeetsDamageHasTheIndexMadeAgainAtOnce() throws Exception {
    BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
    try (FolderFollower follower = new FolderFollower(synchronizer, Duration.ofHours(1))) {
      follower.start(reports::add);
      awaitSilence(reports);
      cutAllShort();
      assertThat(reports.poll(1, TimeUnit.SECONDS)).as("nobody knows of it yet").isNull();
      assertThatThrownBy(() -> found("vannière")).isInstanceOf(EngineUnavailableException.class);
      assertThat(reports.poll(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(found("vannière")).isEqualTo(POSTINGS);
    }
  }

  private static void awaitSilence(BlockingQueue<SyncReport> reports) throws InterruptedException {
    SyncReport report = reports.poll(20, TimeUnit.SECONDS);
    while (report != null) {
      report = reports.poll(1, TimeUnit.SECONDS);
    }
  }

  private void cutAllShort() throws IOException {
    try (Stream<Path> files = Files.walk(index)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    }
  }

  /** Deletes the index; an edit makes the server notice. */
  private void deleteIndex() throws IOException {
    deleteAll(index);
    write("b", "ébéniste");
    assertThatThrownBy(this::run).isInstanceOf(EngineUnavailableException.class);
  }

  private SyncReport run() {
    return synchronizer.run();
  }

  private long found(String word) {
    return engine.search(SearchQuery.of(word).withOnly(Feature.PLAIN)).total();
  }

  private void write(String name, String trade) throws IOException {
    Files.writeString(
        folder.resolve(name + ".md"), "---\ntitle: " + trade + " " + name + "\n---\nTexte");
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
