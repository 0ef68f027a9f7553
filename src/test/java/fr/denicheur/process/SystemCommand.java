package fr.denicheur.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Commands of the system. */
final class SystemCommand {
  private SystemCommand() {}

  /** Runs a command, which must succeed. */
  static void run(String... command) throws IOException {
    if (!succeeds(command)) {
      throw new AssertionError("failed: " + List.of(command));
    }
  }

  /** Runs a command and returns whether it succeeded. */
  static boolean succeeds(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return process.onExit().join().exitValue() == 0;
  }
}
