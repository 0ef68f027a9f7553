package fr.denicheur.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What follows the first slash of an address, parameters included. */
final class AddressTarget implements Target {
  private final FuzzedServer server;

  AddressTarget(Path home) throws IOException {
    server = new FuzzedServer(home);
  }

  @Override
  public void take(byte[] input) throws IOException {
    String address = new String(input, StandardCharsets.ISO_8859_1).replaceAll("[\r\n ]", "");
    server.ask("GET /" + address, "");
  }

  @Override
  public void close() {
    server.close();
  }
}
