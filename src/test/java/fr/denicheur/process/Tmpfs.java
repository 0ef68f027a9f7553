package fr.denicheur.process;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small disk in memory, which can be filled and made read-only. */
record Tmpfs(Path path) implements AutoCloseable {
  private static final int BLOCK = 4096;

  /** Mounts one; where that is not allowed, the test is left out. */
  static Tmpfs mount(Path path, String options) throws IOException {
    Files.createDirectories(path);
    assumeThat(
            SystemCommand.succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()))
        .as("a disk can be mounted, which takes root")
        .isTrue();
    return new Tmpfs(path);
  }

  void remount(String options) throws IOException {
    SystemCommand.run("mount", "-o", "remount," + options, path.toString());
  }

  /** Takes all space that is left but for some; {@link #free} gives it back. */
  void fill(long left) throws IOException {
    try (FileChannel ballast =
        FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (Files.getFileStore(path).getUsableSpace() > left) {
        int unused = ballast.write(ByteBuffer.allocate(BLOCK));
      }
    }
  }

  /** Takes all names of files that are left. */
  void fillNames() {
    try {
      for (int i = 0; true; i++) {
        Files.createDirectories(path.resolve("names"));
        Files.createFile(path.resolve("names").resolve(Integer.toString(i)));
      }
    } catch (IOException e) {
      return; // none is left
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(ballast());
    SystemCommand.run("rm", "-rf", path.resolve("names").toString());
  }

  private Path ballast() {
    return path.resolve("ballast");
  }

  /** Also while a process still has files open there. */
  @Override
  public void close() throws IOException {
    SystemCommand.run("umount", "-l", path.toString());
  }
}
