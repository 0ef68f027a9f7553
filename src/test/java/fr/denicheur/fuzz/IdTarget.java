package fr.denicheur.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.PostingId;
import fr.denicheur.sync.WritableId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name becomes an id, the path of a request that writes, and a file; the first byte says how it
 * is encoded. Whatever it is, nothing appears anywhere but in the folder of postings.
 */
final class IdTarget implements Target {
  private static final byte[] TEXT = "---\ntitle: Essai\n---\n".getBytes(StandardCharsets.UTF_8);

  private final Path home;
  private final FuzzedServer server;
  private final Set<Path> before;

  IdTarget(Path home) throws IOException {
    this.home = home;
    server = new FuzzedServer(home);
    before = files();
  }

  @Override
  public void take(byte[] input) throws IOException {
    if (input.length > 1) {
      String name = Sample.typed(input, 1, (input[0] & 1) != 0);
      if (!resembles(name)) {
        ask(name, (input[0] & 2) != 0, isWritable(name));
      }
    }
  }

  /** Whether it may be the name of a file that is there, which would be replaced. */
  private static boolean resembles(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.contains("offre-") || small.contains("hostile-");
  }

  private static boolean isWritable(String name) {
    try {
      return new WritableId(name).posting().equals(new PostingId(name));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void ask(String name, boolean isRaw, boolean isWritable) throws IOException {
    String path = "/api/v1/postings/" + (isRaw ? raw(name) : encoded(name));
    String headers = FuzzedServer.authorization() + "Content-Type: text/markdown\r\n";
    Answered put =
        server.ask("PUT " + path, headers + "Content-Length: " + TEXT.length + "\r\n", TEXT);
    server.ask("GET " + path, "");
    if (put.status() == 201) {
      assertThat(isRaw || isWritable).as("may be written").isTrue();
      assertThat(server.ask("DELETE " + path, FuzzedServer.authorization()).status())
          .isEqualTo(204);
    } else {
      assertThat(isWritable && !isRaw).as("is refused: " + put).isFalse();
    }
    assertThat(files()).isEqualTo(before);
  }

  /** Other characters than those of a line, which would make it another request. */
  private static String raw(String name) {
    String line = name.replaceAll("[\\s\\p{Cntrl}]", "");
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What there is, but for what the index keeps in its own folder. */
  private Set<Path> files() throws IOException {
    try (Stream<Path> top = Files.list(home);
        Stream<Path> postings = Files.walk(server.folder())) {
      return Stream.concat(top, postings).collect(Collectors.toSet());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
