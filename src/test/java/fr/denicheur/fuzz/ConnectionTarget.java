package fr.denicheur.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Everything that is sent on a connection. It may be closed without a word, but not go astray. */
final class ConnectionTarget implements Target {
  private final FuzzedServer server;

  ConnectionTarget(Path home) throws IOException {
    server = new FuzzedServer(home);
  }

  @Override
  public void take(byte[] input) throws IOException {
    String request = new String(input, StandardCharsets.ISO_8859_1);
    byte[] answer = server.raw(input);
    // Of several requests nobody can tell from outside which answer is that to HEAD, without body.
    if (!request.contains("HEAD")) {
      Answered.all(answer);
    }
    server.requireAlive();
  }

  @Override
  public void close() {
    server.close();
  }
}
