package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
  @TempDir private Path folder;

  @Test
  void aHashIsSha256() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "abc");
    assertThat(FileContent.of(file).orElseThrow().hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  @Tag("F1")
  void aLinkIsNotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "abc");
    Path link = Files.createSymbolicLink(folder.resolve("y"), file);
    assertThat(FileContent.of(link)).isEmpty();
  }

  @Test
  @Tag("F5")
  void whatIsReadIsAsLongAsTheFileWas() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), "a".repeat(100_000));
    AtomicBoolean isOver = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> shrinkAndGrow(file, isOver));
    try {
      for (int i = 0; i < 2000; i++) {
        Optional<FileContent> content = FileContent.of(file);
        content.ifPresent(c -> assertThat((long) c.bytes().length).isEqualTo(c.stamp().size()));
      }
    } finally {
      isOver.set(true);
      writer.join();
    }
  }

  private static void shrinkAndGrow(Path file, AtomicBoolean isOver) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (!isOver.get()) {
        channel.truncate(10);
        channel.write(ByteBuffer.allocate(50_000), 10);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
