package fr.denicheur.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The first byte chooses what a body is sent to and as what, the others are the body. */
final class BodyTarget implements Target {
  /** Each is written to disk. */
  private static final int WRITTEN_EVERY = 8;

  private final FuzzedServer server;
  private int taken;

  BodyTarget(Path home) throws IOException {
    server = new FuzzedServer(home);
  }

  @Override
  public void take(byte[] input) throws IOException {
    if (input.length > 0) {
      byte[] body = Arrays.copyOfRange(input, 1, input.length);
      int choice = (input[0] & 0xFF) % 6;
      switch (choice) {
        case 0 -> send("POST /api/v1/similar?size=3", "text/markdown", body);
        case 1 -> send("POST /api/v1/similar", "application/json", body);
        case 2 -> send("POST /similaires", "application/x-www-form-urlencoded", body);
        case 3 -> send("PUT /api/v1/postings/essai", "application/json", body);
        case 4 -> send("GET /api/v1/search", "application/json", body);
        default -> write(body);
      }
    }
  }

  private Answered send(String request, String type, byte[] body) throws IOException {
    String headers =
        FuzzedServer.authorization()
            + "Content-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length
            + "\r\n";
    return server.ask(request, headers, body);
  }

  private void write(byte[] body) throws IOException {
    if (taken++ % WRITTEN_EVERY == 0) {
      String id = "essai-" + taken % 3;
      Answered put = send("PUT /api/v1/postings/" + id + "?wait=searchable", "text/markdown", body);
      if (put.status() < 300) {
        assertThat(put.status()).as("searchable soon").isNotEqualTo(202);
        assertThat(server.ask("GET /api/v1/postings/" + id, "").status()).isEqualTo(200);
        assertThat(server.ask("GET /offres/" + id, "").status()).isEqualTo(200);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
