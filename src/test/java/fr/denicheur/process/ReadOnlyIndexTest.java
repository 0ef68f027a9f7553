package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.denicheur.process.ServerProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index can be read and not written. */
@Tag("I5")
class ReadOnlyIndexTest {
  private static final String NOBODY = "65534";

  @TempDir private Path folder;

  @Test
  void aReadOnlyDiskIsServedUntilItCanBeWrittenAgain() throws Exception {
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "size=8m")) {
      Installation installation =
          Installation.in(folder).withIndex(disk.path().resolve("index")).posting("a", "osier");
      publish(installation);
      installation.posting("b", "osier");
      disk.remount("ro");
      try (ServerProcess server = installation.with("--admin-port", "0").serve()) {
        assertThat(server.found("osier")).isEqualTo(1);
        assertThat(server.admin("/health/ready"))
            .contains("read-only: Read-only file system (" + installation.index());
        server.await("a word in the log", () -> server.err().contains("Read-only file system"));
        disk.remount("rw");
        server.await("the second", () -> server.found("osier") == 2);
        assertThat(server.end("TERM").status()).isZero();
      }
    }
  }

  @Test
  void anotherUserServesWhatItMayRead() throws Exception {
    assumeThat(SystemCommand.succeeds("setpriv", "--reuid=" + NOBODY, "--clear-groups", "true"))
        .as("the user can be changed, which takes root")
        .isTrue();
    Installation installation = Installation.in(folder).posting("a", "osier");
    publish(installation);
    installation.posting("b", "osier");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (ServerProcess server =
        installation
            .with("--admin-port", "0")
            .through("setpriv", "--reuid=" + NOBODY, "--clear-groups")
            .launchCopy(copy)) {
      server.awaitAnswering();
      assertThat(server.found("osier")).isEqualTo(1);
      assertThat(server.admin("/health/ready")).contains("read-only: not allowed to write");
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  @Test
  void withoutACommitThereIsNothingToServe() throws Exception {
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "size=8m")) {
      Installation installation =
          Installation.in(folder).withIndex(disk.path().resolve("index")).posting("a", "osier");
      disk.remount("ro");
      try (ServerProcess server = installation.launch()) {
        Ended ended = server.ended();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
            .hasLineCount(1)
            .contains("cannot open the index: Read-only file system (" + installation.index());
      }
    }
  }

  private static void publish(Installation installation) throws Exception {
    try (ServerProcess server = installation.serve()) {
      server.await("the posting", () -> server.found("osier") == 1);
      assertThat(server.end("TERM").status()).isZero();
    }
  }
}
