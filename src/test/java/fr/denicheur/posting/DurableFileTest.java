package fr.denicheur.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurableFileTest {
  @TempDir private Path folder;

  /** Few are synced one by one, many with their file system. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 150})
  void allFilesOfABatchHaveTheirNamesAndContents(int count) throws IOException {
    assertWritten(folder, count);
  }

  @Test
  void aFileSystemThatCannotBeSyncedAsAWholeIsWrittenToo() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory), "no folder in memory here");
    Path inMemory = Files.createTempDirectory(memory, "denicheur");
    try {
      assertWritten(inMemory, 150);
    } finally {
      removeAll(inMemory);
    }
  }

  @Test
  void aFolderInTheWayStopsTheBatchWithWholeFilesAndWithoutTemporaryOnes() throws IOException {
    Files.createDirectories(folder.resolve("7.md").resolve("inside"));
    assertThatThrownBy(() -> DurableFile.writeAll(folder, files(150)))
        .isInstanceOf(IOException.class);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("0.md", "1.md", "2.md", "3.md", "4.md", "5.md", "6.md", "7.md");
    assertThat(folder.resolve("6.md")).hasContent("Offre 6");
  }

  private static void assertWritten(Path folder, int count) throws IOException {
    Files.writeString(folder.resolve("1.md"), "an older and longer text");
    DurableFile.writeAll(folder, files(count));
    files(count)
        .forEach((name, content) -> assertThat(folder.resolve(name)).hasBinaryContent(content));
    assertThat(folder.toFile().list()).hasSize(Math.max(1, count));
  }

  private static Map<String, byte[]> files(int count) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      files.put(i + ".md", ("Offre " + i).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static void removeAll(Path folder) throws IOException {
    for (String name : folder.toFile().list()) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
