package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.lucene.generation.Generation;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files of an index, what was published answers, and it mends itself. */
class MendingTest {
  private static final List<String> ALL = List.of("a", "b", "c");

  /** At so many places a file is cut. */
  private static final int CUTS = 16;

  /** More calls than any run makes. */
  private static final int ENDLESS = 10_000;

  @TempDir private Path folder;

  @Test
  @Tag("I11")
  void aLockFileThatNobodyHoldsKeepsNobodyOut() throws IOException {
    publishAll(folder);
    for (Path generation : filesOf(folder).stream().map(Path::getParent).distinct().toList()) {
      Files.write(generation.resolve("write.lock"), new byte[0]);
    }
    Files.writeString(folder.resolve("lock"), "999999");
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
    }
  }

  @Test
  void openingAnIndexDeletesTheTemporaryFilesOfAKilledProcess() throws IOException {
    publishAll(folder);
    Path leftover = Files.writeString(folder.resolve(".denicheur-0123.tmp"), "generation-");
    LuceneEngine.openForReading(folder).close();
    assertThat(leftover).as("another process may be writing it").exists();
    LuceneEngine.open(folder).close();
    assertThat(leftover).doesNotExist();
  }

  @Test
  @Tag("I3")
  @Tag("I4")
  void aFaultOfAnyCallLosesNothing() throws IOException {
    for (boolean lasting : new boolean[] {false, true}) {
      int calls = 0;
      boolean failed = true;
      while (failed) {
        calls += lasting ? 3 : 1; // every call once; for ever, a part will do
        assertThat(calls).as("calls of a run").isLessThan(ENDLESS);
        failed = survivesAFaultOf(calls, lasting);
      }
      assertThat(calls).as("calls tried").isGreaterThan(10);
    }
  }

  /** Returns whether the run came as far as that call. */
  private boolean survivesAFaultOf(int call, boolean lasting) throws IOException {
    Path index = folder.resolve(lasting + "-" + call);
    FailingFiles files = new FailingFiles();
    try (LuceneEngine engine =
        LuceneEngine.open(index, Settings.with(path -> files.over(FSDirectory.open(path))))) {
      put(engine, "a");
      engine.publish();
      files.failAt(call, lasting);
      boolean failed = !bringInStep(engine);
      assertThat(ids(engine)).as("what was published, call %d", call).contains("a");
      files.stopFailing();
      assertThat(bringInStep(engine)).as("after the fault, call %d", call).isTrue();
      assertThat(ids(engine)).as("call %d", call).containsExactlyElementsOf(ALL);
      assertThat(engine.state()).isInstanceOf(EngineState.Ready.class);
      return failed;
    }
  }

  @Test
  @Tag("I7")
  void aFlippedBitIsFoundAtTheStartAndTheIndexMadeAgain() throws IOException {
    Path whole = folder.resolve("whole");
    publishAll(whole);
    int broken = 0;
    for (Path file : filesOf(whole)) {
      for (long at : new long[] {0, Files.size(file) / 2, Files.size(file) - 1}) {
        Path copy = folder.resolve("copy-" + broken++);
        copy(whole, copy);
        flipABit(copy.resolve(whole.relativize(file)), at);
        try (LuceneEngine engine = LuceneEngine.open(copy)) {
          assertThat(bringInStep(engine)).isTrue();
          assertThat(ids(engine)).as("%s, byte %d", file, at).containsExactlyElementsOf(ALL);
        }
      }
    }
    assertThat(broken).isGreaterThan(10);
  }

  @Test
  @Tag("I9")
  void anIndexDeletedWhileItIsOpenIsMadeAgain() throws IOException {
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      assertThat(bringInStep(engine)).isTrue();
      deleteAll(folder);
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
      assertThatThrownBy(
              () -> {
                engine.put(aPosting().withId("d").build(), new Fingerprint("hash", null, 0));
                engine.publish();
              })
          .isInstanceOf(EngineUnavailableException.class);
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
      assertThat(engine.state()).isInstanceOf(EngineState.ReadOnly.class);
      assertThat(engine.state().words()).startsWith("read-only: ");
      assertThat(bringInStep(engine)).isTrue();
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
      assertThat(engine.state()).isInstanceOf(EngineState.Ready.class);
    }
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
    }
  }

  @Test
  @Tag("I9")
  void whileAnIndexIsMadeAgainNoSingleChangeCanBeMadeToIt() throws IOException {
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      assertThat(bringInStep(engine)).isTrue();
      assertThat(engine.state()).isInstanceOf(EngineState.Ready.class);
      deleteAll(folder);
      assertThat(put(engine, "d")).isFalse();
      assertThat(engine.begin().held()).as("all is to be put again").isEmpty();
      assertThat(put(engine, "a")).isTrue();
      assertThat(engine.state()).isEqualTo(new EngineState.Rebuilding(ALL.size()));
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
    }
  }

  @Test
  @Tag("I8")
  void aFileCutShortWhileItIsReadIsNoEndOfTheProcess() throws IOException {
    publishAll(folder);
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      for (Path file : filesOf(folder)) {
        cutShort(file, 0);
      }
      askWhateverComes(engine);
      if (!bringInStep(engine)) {
        assertThat(bringInStep(engine)).isTrue();
      }
      assertThat(ids(engine)).containsExactlyElementsOf(ALL);
    }
  }

  /** To the end of a page of memory there are zeros in the place of what was cut off. */
  @Test
  @Tag("I8")
  void whatIsReadFromAFileCutShortIsNeverToldAsNothing() throws IOException {
    withEachFileCutShort(
        engine -> assertThat(toldOrRefused(engine)).containsExactlyElementsOf(ALL));
  }

  /** The new snapshot shares most files with the one before, and must not take them as they are. */
  @Test
  @Tag("I8")
  void whatWasCutShortBeforeAPublishIsNotTakenForWholeAfterIt() throws IOException {
    withEachFileCutShort(engine -> {
      put(engine, "d");
      publishIfPossible(engine);
      assertThat(toldOrRefused(engine)).containsAll(ALL);
    });
  }

  @Test
  @Tag("I8")
  void suggestionsReadFromAFileCutShortDoNotOutliveIt() throws IOException {
    withEachFileCutShort(engine -> {
      suggestWhateverComes(engine);
      if (!bringInStep(engine)) {
        assertThat(bringInStep(engine)).isTrue();
      }
      assertThat(suggested(engine)).contains("Vannière");
    });
  }

  @Test
  @Tag("I9")
  void anIndexMadeAgainIsWhatSuggestionsComeFrom() throws IOException {
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      for (int i = 0; i < 20; i++) {
        put(engine, "a");
        engine.publish(); // the more often, the further its count of versions
      }
      assertThat(suggested(engine)).contains("Vannière");
      deleteAll(folder);
      put(engine, "b");
      publishIfPossible(engine);
      Holdings unused = engine.begin();
      engine.put(
          aPosting().withId("e").titled("Ébéniste").build(), new Fingerprint("hash", null, 0));
      engine.publish();
      assertThat(suggested(engine)).isEmpty();
      assertThat(engine.suggest(new SuggestQuery("ébén", 5))).isNotEmpty();
    }
  }

  @Test
  @Tag("I7")
  void anIndexWhoseNameIsSpoiltIsMadeAgain() throws IOException {
    for (byte[] spoilt : new byte[][] {{}, {(byte) 0xe7}, "generation-99".getBytes(UTF_8)}) {
      Path index = folder.resolve("spoilt-" + spoilt.length);
      publishAll(index);
      Files.write(index.resolve("current"), spoilt);
      try (LuceneEngine engine = LuceneEngine.open(index)) {
        assertThat(engine.state()).isEqualTo(new EngineState.Building());
        assertThat(bringInStep(engine)).isTrue();
        assertThat(ids(engine)).containsExactlyElementsOf(ALL);
      }
    }
  }

  @Test
  @Tag("I12")
  void anEmptiedIndexIsTakenByNobodyElseWhileItIsMadeAgain() throws IOException {
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      assertThat(bringInStep(engine)).isTrue();
      deleteAll(folder);
      put(engine, "d");
      publishIfPossible(engine);
      assertThat(engine.begin().held()).isEmpty();
      assertThatThrownBy(() -> LuceneEngine.open(folder)).isInstanceOf(IndexInUseException.class);
      assertThat(bringInStep(engine)).isTrue();
    }
  }

  /** Whoever asks meanwhile holds files that are gone then, and so cannot be measured any more. */
  @Test
  @Tag("I8")
  void whatWasReadFromDamagedFilesIsNotToldWhenTheyAreGone() throws IOException {
    publishAll(folder);
    Path generation = folder.resolve("generation-1");
    try (Generation damaged =
        Generation.forReading(generation, LuceneEngine.taking(LuceneSettings.DEFAULT))) {
      assertThatThrownBy(() -> damaged.read(snapshot -> readWhileDamaged(damaged, generation)))
          .isInstanceOf(CorruptIndexException.class);
    }
  }

  private long readWhileDamaged(Generation damaged, Path generation) throws IOException {
    for (Path file : filesOf(folder)) {
      cutShort(file, 100);
    }
    assertThatThrownBy(() -> damaged.read(Snapshot::number))
        .isInstanceOf(CorruptIndexException.class);
    deleteAll(generation);
    return 1;
  }

  @Test
  void aFileThatIsMergedAwayWhileTheIndexIsWeighedIsNoDamage() {
    AtomicBoolean isMerging = new AtomicBoolean();
    LuceneSettings setup = Settings.with(path -> withGhost(FSDirectory.open(path), isMerging));
    try (LuceneEngine engine = LuceneEngine.open(folder, setup)) {
      assertThat(bringInStep(engine)).isTrue();
      isMerging.set(true);
      assertThat(engine.shape().bytes()).isPositive();
      isMerging.set(false);
      assertThat(engine.begin().held()).hasSize(ALL.size());
      assertThat(engine.state()).isInstanceOf(EngineState.Ready.class);
    }
  }

  /** A file that is listed and not there. */
  private static Directory withGhost(Directory directory, AtomicBoolean isListed) {
    return new FilterDirectory(directory) {
      @Override
      public String[] listAll() throws IOException {
        Stream<String> ghost = isListed.get() ? Stream.of("_zz.cfs") : Stream.empty();
        return Stream.concat(ghost, Stream.of(super.listAll())).toArray(String[]::new);
      }
    };
  }

  private static List<String> suggested(LuceneEngine engine) {
    return engine.suggest(new SuggestQuery("vann", 5)).stream().map(Suggestion::text).toList();
  }

  private static void suggestWhateverComes(LuceneEngine engine) {
    try {
      assertThat(suggested(engine)).contains("Vannière");
    } catch (EngineUnavailableException e) {
      assertThat(e).hasMessageContaining("cannot suggest");
    }
  }

  /** Whatever comes of zeros in the place of words; Lucene's own assertions find some of them. */
  private static void publishIfPossible(LuceneEngine engine) {
    try {
      engine.publish();
    } catch (RuntimeException | AssertionError e) {
      assertThat(engine.state()).as("%s", e).isNotInstanceOf(EngineState.Ready.class);
    }
  }

  /** Does something with engines that have an index open of which one file each is cut short. */
  private void withEachFileCutShort(Consumer<LuceneEngine> test) throws IOException {
    Path whole = folder.resolve("whole");
    publishAll(whole);
    for (Path file : filesOf(whole)) {
      for (int i = 0; i < CUTS; i++) {
        long length = Files.size(file) * i / CUTS;
        Path copy = folder.resolve("copy-of-" + file.getFileName() + "-" + i);
        copy(whole, copy);
        try (LuceneEngine engine = LuceneEngine.open(copy)) {
          cutShort(copy.resolve(whole.relativize(file)), length);
          assertThatCode(() -> test.accept(engine))
              .as("%s, %d bytes left", file, length)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  private static void cutShort(Path file, long length) throws IOException {
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(Math.min(length, cut.length()));
    }
  }

  private static List<String> toldOrRefused(LuceneEngine engine) {
    try {
      return ids(engine);
    } catch (EngineUnavailableException e) {
      return ALL;
    }
  }

  private static void askWhateverComes(LuceneEngine engine) {
    try {
      assertThat(ids(engine)).isSubsetOf(ALL);
    } catch (EngineUnavailableException e) {
      assertThat(e).hasMessageContaining("cannot search");
    }
  }

  private static void publishAll(Path index) {
    try (LuceneEngine engine = LuceneEngine.open(index)) {
      assertThat(bringInStep(engine)).isTrue();
    }
  }

  /** What a synchronizer does: asks what is there, adds the rest, publishes. */
  private static boolean bringInStep(LuceneEngine engine) {
    try {
      var held = engine.begin().held().keySet().stream().map(id -> id.value()).toList();
      for (String id : ALL) {
        if (!held.contains(id) && !put(engine, id)) {
          return false;
        }
      }
      engine.publish();
      return true;
    } catch (EngineUnavailableException e) {
      return false;
    }
  }

  private static boolean put(LuceneEngine engine, String id) {
    PostingBuilder posting = aPosting().withId(id).titled("Vannière").text("De l'osier, " + id);
    try {
      engine.put(posting.build(), new Fingerprint("hash", null, 0));
      return true;
    } catch (EngineUnavailableException e) {
      return false;
    }
  }

  private static List<String> ids(LuceneEngine engine) {
    SearchQuery all = SearchQuery.of("vannière").withOnly(Feature.PLAIN);
    return engine.search(all).hits().stream().map(hit -> hit.id().value()).sorted().toList();
  }

  private static List<Path> filesOf(Path index) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(index)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.getParent().getFileName().toString().startsWith("generation-"))
          .filter(file -> !file.endsWith("write.lock"))
          .forEach(found::add);
    }
    return found;
  }

  private static void flipABit(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int value = bytes.read();
      bytes.seek(at);
      bytes.write(value ^ 1);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
