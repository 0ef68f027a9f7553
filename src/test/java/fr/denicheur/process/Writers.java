package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers who write postings, version after version, and remember what was acknowledged. */
final class Writers {
  private static final int CALLERS = 2;
  private static final int POSTINGS_EACH = 10;
  private static final Pattern VERSION = Pattern.compile("version(\\d+)");

  private final Installation installation;
  private final Map<String, Integer> tried = new ConcurrentHashMap<>();
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  Writers(Installation installation) {
    this.installation = installation;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Writes until a number of writes was acknowledged, then ends the server somehow. */
  void writeUntil(ServerProcess server, int enough, Ending ending) throws Exception {
    int before = total();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        callers.execute(() -> writeWhileItLives(server, "ecrit-" + caller + "-"));
      }
      server.await("writes", () -> total() - before >= enough);
      ending.of(server);
      callers.shutdown();
      assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @FunctionalInterface
  interface Ending {
    void of(ServerProcess server) throws Exception;
  }

  private int total() {
    return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void writeWhileItLives(ServerProcess server, String prefix) {
    try {
      for (int i = 0; true; i++) {
        String id = prefix + i % POSTINGS_EACH;
        int version = tried.merge(id, 1, Integer::sum);
        int status = server.put(id, "osier version" + version);
        if (status == 200 || status == 201) {
          acknowledged.put(id, version);
        } else if (status != 503) {
          throw new AssertionError("answered " + status);
        }
      }
    } catch (Exception e) {
      return; // nobody answers any more
    }
  }

  /** Waits until the index has the files and no others, and each acknowledged version or later. */
  void assertNothingIsLost(ServerProcess server) throws Exception {
    for (Map.Entry<String, Integer> write : acknowledged.entrySet()) {
      String id = write.getKey();
      int inFile = version(inFile(id));
      assertThat(inFile).as(id).isBetween(write.getValue(), tried.get(id));
      server.await(id + " as in its file", () -> version(server.text(id)) == inFile);
    }
    server.await("no other postings", () -> server.found("") == installation.files());
  }

  private String inFile(String id) throws IOException {
    return Files.readString(installation.postings().resolve(id + ".md"));
  }

  private static int version(String text) {
    Matcher matcher = VERSION.matcher(String.valueOf(text));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
