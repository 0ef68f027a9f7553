package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.api.Api;
import fr.denicheur.engine.ObservedEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows H23 and H24 of the table of faults, and the measurements that an operator reads. */
class MetricsTest {
  private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]*)\"");

  private final Meters meters = new Meters();
  private TestServer server;
  private HttpServer admin;

  @BeforeEach
  void start() {
    InMemoryEngine engine = new InMemoryEngine(Samples.NURSE);
    server =
        new TestServer(
            new ObservedEngine(engine, (query, hits) -> meters.searched(hits)),
            HttpSettings.on("127.0.0.1", 0),
            meters);
    admin =
        HttpServer.start(
            List.of(Api.readyInDetail(engine, () -> false), meters.route()),
            HttpSettings.on("127.0.0.1", 0),
            new Meters());
  }

  @AfterEach
  void stop() {
    server.close();
    admin.close();
  }

  @Test
  void answersAreCountedByRouteAndStatus() throws Exception {
    server.get("/api/v1/search?q=zzzz");
    server.get("/api/v1/search?x=1");
    server.get("/api/v1/postings/inconnue");
    server.raw("GET / HTTP/1.1\r\n\r\n");
    assertThat(metrics())
        .contains("denicheur_requests_seconds_count{route=\"GET /api/v1/search\",status=\"200\"} 1")
        .contains("denicheur_requests_seconds_count{route=\"GET /api/v1/search\",status=\"400\"} 1")
        .contains("route=\"GET /api/v1/postings/<id>\",status=\"404\"")
        .contains("denicheur_requests_seconds_count{route=\"none\",status=\"400\"} 1")
        .contains("denicheur_requests_seconds_bucket")
        .contains("denicheur_searches_total 1.0")
        .contains("denicheur_searches_empty_total 1.0")
        .contains("denicheur_searches_corrected_total 0.0");
  }

  /** A page asks for counts alone (size 0) to propose other searches; that is no search. */
  @Test
  void whatIsOnlyCountedIsNoSearch() throws Exception {
    server.get("/api/v1/search?q=zzzz&size=0");
    assertThat(metrics()).doesNotContain("denicheur_searches_total");
  }

  @Test
  void whatRunsWaitsAndIsWrongIsShown() throws Exception {
    meters.gauge("denicheur.problems", "Problems of posting files.", () -> 7);
    assertThat(metrics())
        .contains("denicheur_problems 7.0")
        .contains("denicheur_questions_running 0.0", "denicheur_questions_waiting 0.0")
        .contains("jvm_memory_used_bytes", "process_files_open_files");
  }

  @Test
  @Tag("H24")
  void noLabelHoldsWhatACallerSent() throws Exception {
    for (int i = 0; i < 100; i++) {
      server.get("/evil" + i);
      server.get("/api/v1/postings/evil" + i);
      server.get("/api/v1/search?q=evil" + i);
    }
    List<String> routes =
        ROUTE.matcher(metrics()).results().map(MatchResult::group).distinct().toList();
    assertThat(routes).hasSize(3).noneMatch(route -> route.contains("evil"));
  }

  @Test
  @Tag("H23")
  void theMetricsAreNotForThePublic() throws Exception {
    assertThat(server.get("/metrics").statusCode()).isEqualTo(404);
    assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  void healthIsAlsoToldWhereNobodyQueues() throws Exception {
    Set<Integer> statuses =
        List.of("/health/live", "/health/ready").stream()
            .map(this::askAdmin)
            .map(HttpResponse::statusCode)
            .collect(Collectors.toSet());
    assertThat(statuses).containsExactly(200);
    assertThat(askAdmin("/api/v1/search").statusCode()).isEqualTo(404);
  }

  private String metrics() {
    HttpResponse<String> answer = askAdmin("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    return answer.body();
  }

  private HttpResponse<String> askAdmin(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create(admin.address() + path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }
}
