package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.alert.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the process is killed, each posting is sent once for each alert. */
class AlertsThroughKillsTest {
  private static final int ALERTS = 1_000;
  private static final int POSTINGS = 100;
  private static final String SECRET = "un secret de ce test";

  @TempDir private Path folder;

  @Test
  void aThousandAlertsAreToldAHundredPostingsOnceThroughTwoKills() throws Exception {
    try (Endpoint endpoint = new Endpoint(SECRET, 2)) {
      Path alerts = Files.writeString(folder.resolve("alerts.yaml"), alerts(endpoint.url()));
      Path secret = Files.writeString(folder.resolve("secret"), SECRET);
      Installation installation =
          Installation.in(folder)
              .posting("ancienne", word(1))
              .with(
                  "--alerts",
                  alerts.toString(),
                  "--alerts-secret-file",
                  secret.toString(),
                  "--alerts-private-addresses",
                  "--admin-port",
                  "0");
      endpoint.refuse(true);
      try (ServerProcess server = installation.serve()) {
        server.await("the first index", () -> server.found("") == 1);
        for (int i = 0; i < POSTINGS; i++) {
          Files.writeString(
              installation.postings().resolve("nouvelle-" + i + ".md"),
              "---\nopen: true\n---\n# " + word(i) + "\n");
        }
        server.await("attempts", () -> endpoint.refused() > POSTINGS);
        server.kill();
      }
      assertThat(endpoint.pairs()).isEmpty();
      endpoint.refuse(false);
      try (ServerProcess server = installation.serve()) {
        server.await("a part", () -> endpoint.messages().size() > ALERTS / 4);
        endpoint.refuse(true);
        server.await("its end", () -> metric(server, "sent") == endpoint.messages().size());
        server.kill();
      }
      assertThat(endpoint.pairs()).hasSizeLessThan(ALERTS);
      endpoint.refuse(false);
      try (ServerProcess server = installation.serve()) {
        server.await("the rest", () -> endpoint.messages().size() >= ALERTS);
        server.await("the end", () -> metric(server, "waiting") == 0);
        assertThat(server.end("TERM").status()).isZero();
      }
      assertThat(endpoint.pairs()).containsExactlyInAnyOrderElementsOf(expected());
      assertThat(endpoint.unsigned()).isEmpty();
    }
  }

  /** Returns words that share no stem and are no typo of each other. */
  private static String word(int i) {
    String consonants = "bdfgklmprv";
    return "z" + consonants.charAt(i / 10) + "ozu" + consonants.charAt(i % 10) + "akiro";
  }

  private static String alerts(String url) {
    return IntStream.range(0, ALERTS)
        .mapToObj(i ->
            String.format(
                Locale.ROOT,
                "- {id: a%d, search: 'q=%s', webhook: '%s'}%n",
                i,
                word(i % POSTINGS),
                url))
        .collect(Collectors.joining());
  }

  private static List<String> expected() {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      pairs.add("a" + i + " nouvelle-" + i % POSTINGS);
    }
    return pairs;
  }

  private static int metric(ServerProcess server, String name) throws Exception {
    return server
        .admin("/metrics")
        .lines()
        .filter(line -> line.startsWith("denicheur_alerts_" + name + " "))
        .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElse(-1);
  }
}
