package fr.denicheur.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The first byte chooses what is asked, the others are lines of headers. */
final class HeadersTarget implements Target {
  private static final List<String> REQUESTS =
      List.of(
          "GET /api/v1/search?q=infirmi%C3%A8re",
          "GET /",
          "GET /offres/offre-1",
          "GET /api/v1/problems",
          "DELETE /api/v1/postings/essai",
          "OPTIONS /api/v1/search",
          "GET /feed.atom",
          "GET /embed/denicheur.js");

  private final FuzzedServer server;

  HeadersTarget(Path home) throws IOException {
    server = new FuzzedServer(home);
  }

  @Override
  public void take(byte[] input) throws IOException {
    if (input.length > 0) {
      String request = REQUESTS.get((input[0] & 0xFF) % REQUESTS.size());
      String lines = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);
      server.ask(request, headers(lines));
    }
  }

  /** An empty line would begin another request. */
  private static String headers(String lines) {
    String kept = lines.replace("\r", "").replaceAll("\n\n+", "\n").replaceAll("^\n|\n$", "");
    return kept.isEmpty() ? "" : kept.replace("\n", "\r\n") + "\r\n";
  }

  @Override
  public void close() {
    server.close();
  }
}
