package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows H15 and H16 of the table of faults, and the header that demands TLS if a proxy ends it. */
class ExposureTest {
  private static final String HSTS = "Strict-Transport-Security";

  @Test
  @Tag("H15")
  void aClientThatAsksTooOftenIsToldWhenToComeBack() throws Exception {
    try (TestServer server = server(limited(3))) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.get("/api/v1/search").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = server.get("/api/v1/search");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(1L, 20L);
      assertThat(refused.body()).contains("\"status\":429");
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Tag("H15")
  void anotherNameForOneselfIsNotBelieved() throws Exception {
    try (TestServer server = server(limited(3))) {
      for (int i = 0; i < 3; i++) {
        assertThat(askFor(server, "203.0.113." + i)).isEqualTo(200);
      }
      assertThat(askFor(server, "203.0.113.77")).isEqualTo(429);
    }
  }

  @Test
  @Tag("H15")
  void aTrustedProxyIsBelievedButNotWhatItWasTold() throws Exception {
    try (TestServer server = server(limited(2, "127.0.0.1", "10.0.0.0/8"))) {
      assertThat(askFor(server, "1.1.1.1, 203.0.113.1")).isEqualTo(200);
      assertThat(askFor(server, "2.2.2.2, 203.0.113.1, 10.1.2.3")).isEqualTo(200);
      assertThat(askFor(server, "3.3.3.3, 203.0.113.1")).isEqualTo(429);
      assertThat(askFor(server, "203.0.113.2")).isEqualTo(200);
      assertThat(askFor(server, "2001:db8::1")).isEqualTo(200);
      assertThat(askFor(server, "2001:db8::2")).isEqualTo(200);
      assertThat(askFor(server, "2001:db8::3")).as("one network").isEqualTo(429);
    }
  }

  @ParameterizedTest
  @Tag("H15")
  @ValueSource(strings = {"localhost", "evil.example", "::::", "", "1.2.3", "999.1.1.1", "\"x\""})
  void whatIsNoAddressIsNeitherLookedUpNorBelieved(String written) throws Exception {
    try (TestServer server = server(limited(1, "127.0.0.1"))) {
      assertThat(askFor(server, written)).isEqualTo(200);
      assertThat(server.get("/api/v1/search").statusCode()).isEqualTo(429);
    }
  }

  @Test
  @Tag("H15")
  void theTableOfClientsIsBounded() {
    RateLimit limit = new RateLimit(1, () -> 0);
    for (int i = 0; i < RateLimit.MAX_CLIENTS + 1_000; i++) {
      assertThat(limit.take("client" + i)).isEmpty();
    }
    assertThat(limit.clients()).isEqualTo(RateLimit.MAX_CLIENTS);
  }

  @Test
  void whoWaitsAsLongAsToldMayAskAgain() {
    AtomicLong nanos = new AtomicLong(-5);
    RateLimit limit = new RateLimit(60, nanos::get);
    for (int i = 0; i < 60; i++) {
      assertThat(limit.take("a")).isEmpty();
    }
    long wait = limit.take("a").orElseThrow();
    nanos.addAndGet(wait * 1_000_000_000L);
    assertThat(limit.take("a")).isEmpty();
  }

  @ParameterizedTest
  @Tag("H16")
  @CsvSource({
    "emplois.exemple.fr, 200",
    "EMPLOIS.exemple.fr:8080, 200",
    "evil.example, 421",
    "emplois.exemple.fr.evil.example, 421",
    "127.0.0.1, 421"
  })
  void onlyOurNamesAreAnswered(String host, int status) throws Exception {
    Exposure front = new Exposure(List.of("Emplois.exemple.fr"), List.of(), 0, false);
    try (TestServer server = server(front)) {
      assertThat(server.raw(request("/api/v1/search", host)).status()).isEqualTo(status);
      assertThat(server.raw(request("/health/live", host)).status()).isEqualTo(200);
    }
  }

  @Test
  @Tag("H17")
  void browsersAreToldToComeByTlsOnlyWhereItIsInFront() throws Exception {
    try (TestServer server = server(new Exposure(List.of(), List.of(), 0, true))) {
      for (String path : List.of("/api/v1/search", "/nowhere", "/api/v1/postings/a%2Fb")) {
        assertThat(server.get(path).headers().firstValue(HSTS))
            .hasValue("max-age=31536000; includeSubDomains");
      }
    }
    try (TestServer server = server(Exposure.OPEN)) {
      assertThat(server.get("/api/v1/search").headers().firstValue(HSTS)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/x", "", "10.0.0"})
  void aProxyIsNamedByItsAddress(String written) {
    assertThatThrownBy(() -> new Exposure(List.of(), List.of(written), 0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a proxy must be an address or a range; got " + written);
  }

  @Test
  void eachSearchOfABatchCountsAsARequest() throws Exception {
    try (TestServer server = server(limited(5))) {
      byte[] four = "{\"searches\":[{},{},{},{}]}".getBytes(StandardCharsets.UTF_8);
      assertThat(server.post("/api/v1/search", "application/json", four).statusCode())
          .isEqualTo(200);
      assertThat(server.post("/api/v1/search", "application/json", four).statusCode())
          .isEqualTo(429);
    }
  }

  private static Exposure limited(int perMinute, String... proxies) {
    return new Exposure(List.of(), List.of(proxies), perMinute, false);
  }

  private static TestServer server(Exposure front) {
    HttpSettings settings = HttpSettings.on("127.0.0.1", 0).exposed(front);
    return new TestServer(new InMemoryEngine(Samples.NURSE), settings, new Meters());
  }

  private static int askFor(TestServer server, String client) throws Exception {
    return server
        .ask(server.request("/api/v1/search").header("X-Forwarded-For", client))
        .statusCode();
  }

  private static String request(String path, String host) {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
  }
}
