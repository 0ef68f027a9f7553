package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.SearchEngineContract;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lucene keeps the promise of a search engine, and looks after its files. */
class LuceneEngineTest extends SearchEngineContract<LuceneEngine> {
  @TempDir Path folder;

  @Override
  protected LuceneEngine open() {
    return LuceneEngine.open(folder);
  }

  @Test
  void anIndexOutlivesItsProcess() {
    publish(aPosting().withId("a").titled("Vannière"));
    reopen();
    assertThat(engine.state().isAnswering()).isTrue();
    assertThat(ids("vannière")).containsExactly("a");
  }

  @Test
  void whatWasNotPublishedIsLostAndNothingElse() {
    publish(aPosting().withId("a").titled("Vannière"));
    engine.put(aPosting().withId("b").titled("Vannière").build(), fingerprint());
    reopen();
    assertThat(ids("vannière")).containsExactly("a");
  }

  @Test
  @Tag("I10")
  void anIndexThatWasNeverFinishedIsBegunAgain() throws IOException {
    engine.put(aPosting().withId("a").titled("Vannière").build(), fingerprint());
    reopen();
    assertThat(engine.state().isAnswering()).isFalse();
    assertThat(engine.state()).isEqualTo(new EngineState.Building());
    publish(aPosting().withId("b").titled("Vannière"));
    assertThat(ids("vannière")).containsExactly("b");
    assertThat(generations()).hasSize(1);
  }

  @Test
  @Tag("I10")
  void anIndexOfAnotherVersionIsRebuiltBesideAndSwapped() throws IOException {
    publish(aPosting().withId("a").titled("Vannière"));
    engine.close();
    pretendOtherAnalysis();
    engine = open();
    assertThat(engine.state().isAnswering()).isFalse();
    assertThatThrownBy(() -> ids("vannière"))
        .as("an index of another analysis is never served")
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("the index is being built");
    assertThat(engine.begin().held()).as("everything is to be read again").isEmpty();
    assertThat(generations()).as("the old one is kept until the swap").hasSize(2);
    publish(aPosting().withId("a").titled("Vannière"));
    assertThat(generations()).hasSize(1);
    assertThat(ids("vannière")).containsExactly("a");
  }

  @Test
  @Tag("I20")
  void afterPurgingNoFileHoldsWhatWasRemoved() throws IOException {
    engine.put(erased("zyxerase").build(), fingerprint());
    engine.put(erased("reste").build(), fingerprint());
    for (int i = 0; i < 30; i++) {
      engine.put(aPosting().titled("Vannière").text("osier " + i).build(), fingerprint());
    }
    engine.publish();
    publish(aPosting().withId("reste").titled("Vannière"));
    engine.remove(new PostingId("zyxerase"));
    engine.publish();
    assertThat(filesHolding("zyx")).as("only marked as removed").isNotEmpty();
    engine.purge();
    assertThat(filesHolding("zyx")).isEmpty();
    assertThat(ids("vannière").size()).isPositive();
  }

  @Test
  @Tag("I12")
  void aSecondWriterIsToldWhoHasTheIndex() {
    assertThatThrownBy(this::open)
        .isInstanceOf(IndexInUseException.class)
        .hasMessageStartingWith("index in use by pid " + ProcessHandle.current().pid());
  }

  @Test
  void aReaderSeesWhatAWriterHasPublished() {
    publish(aPosting().withId("a").titled("Vannière"));
    try (LuceneEngine reader = LuceneEngine.openForReading(folder)) {
      assertThat(ids(reader.search(SearchQuery.of("vannière")))).containsExactly("a");
      assertThatThrownBy(() -> reader.put(aPosting().build(), fingerprint()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("for reading only");
    }
  }

  @Test
  void thereIsNothingToReadWhereNothingWasFinished(@TempDir Path empty) {
    assertThatThrownBy(() -> LuceneEngine.openForReading(empty))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining(empty.toString());
  }

  private void reopen() {
    engine.close();
    engine = open();
  }

  private List<Path> generations() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  private void pretendOtherAnalysis() throws IOException {
    Path current = generations().getFirst();
    try (FSDirectory directory = FSDirectory.open(current);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("denicheur.signature", "layout 0").entrySet());
      writer.commit();
    }
  }

  private static PostingBuilder erased(String id) {
    return aPosting().withId(id).titled("Zyxtitre").text("zyxtexte").atStartup("zyxstartup");
  }

  /** Which files hold these letters, in upper or lower case. */
  private List<Path> filesHolding(String letters) throws IOException {
    List<Path> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.toLowerCase(Locale.ROOT).contains(letters)) {
          holding.add(file);
        }
      }
    }
    return holding;
  }
}
