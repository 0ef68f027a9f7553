package fr.denicheur.cli;

import fr.denicheur.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The launcher and the postings of the repository, copied into a folder of their own, with the
 * classes under test instead of a jar. Its commands are processes, as a user starts them.
 */
final class Launcher {
  /** A process that hangs fails its test instead of the build. */
  private static final int PATIENCE_SECONDS = 60;

  private final Path home;

  private Launcher(Path home) {
    this.home = home;
  }

  /** The exit status and the output of a process. */
  record Ended(int status, String out, String err) {}

  static Launcher copiedTo(Path home) throws IOException {
    Path repository = Path.of("").toAbsolutePath();
    Files.createDirectories(home.resolve("seeds"));
    Files.copy(repository.resolve("denicheur"), home.resolve("denicheur"));
    try (Stream<Path> seeds = Files.list(repository.resolve("seeds"))) {
      seeds.forEach(seed -> copy(seed, home.resolve("seeds").resolve(seed.getFileName())));
    }
    return new Launcher(home);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from, e);
    }
  }

  Path home() {
    return home;
  }

  /** Runs lines of a shell in the folder, until one fails. */
  Ended shell(String lines) throws Exception {
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    Process process = start(List.of("sh", "-euc", lines), out, err);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not over after " + PATIENCE_SECONDS + " s: " + lines);
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Starts a server on a free port, with options if needed, and waits until it answers. */
  Server serve(String... options) throws Exception {
    Path out = Files.createTempFile(home, "serve-out", "");
    Path err = Files.createTempFile(home, "serve-err", "");
    List<String> command =
        Stream.concat(
                Stream.of("./denicheur", "serve", "--port", "0", "--admin-port", "off"),
                Stream.of(options))
            .toList();
    Process process = start(command, out, err);
    return Server.waitingFor(process, out, err);
  }

  private Process start(List<String> command, Path out, Path err) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("DENICHEUR_CLASSPATH", Program.classPath());
    // Short processes: compile quickly rather than well.
    environment.put("DENICHEUR_JAVA_OPTS", "-XX:TieredStopAtLevel=1 " + Program.archive());
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  /** A server in a process of its own. */
  record Server(Process process, String address, Path out, Path err) implements AutoCloseable {
    private static final String BEGINNING = "http://";

    static Server waitingFor(Process process, Path out, Path err) throws Exception {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (System.nanoTime() < deadline && process.isAlive()) {
        String line = Files.readString(out);
        if (line.endsWith("\n")) {
          String address = line.substring(line.indexOf(BEGINNING)).split(" ", 2)[0];
          return new Server(process, address, out, err);
        }
        boolean unused = process.waitFor(20, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly();
      throw new AssertionError("no address printed; on standard error: " + Files.readString(err));
    }

    /** Sends SIGTERM and returns what is left when the process has ended. */
    Ended stop() throws Exception {
      process.destroy();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("does not stop");
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
