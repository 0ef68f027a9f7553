package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.api.Api;
import fr.denicheur.site.Site;
import fr.denicheur.site.SiteServer;
import fr.denicheur.web.Audience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Row H18 of the table of faults: no caller makes an answer lead elsewhere, or adds a header. */
@Tag("H18")
class RedirectsTest {
  /** As a path, part of one or a value, percent-encoded already. */
  private static final List<String> HOSTILE =
      List.of(
          "//evil.example",
          "/%5Cevil.example",
          "%2F%2Fevil.example",
          "http:%2F%2Fevil.example",
          "evil.example%0d%0aSet-Cookie:%20a=b",
          "evil%0aLocation:%20http:%2F%2Fevil.example",
          "evil%E5%98%8A%E5%98%8DSet-Cookie:a=b",
          "%E2%80%A8Set-Cookie:a=b");

  /** Parameter names by which other services choose the target of a redirect. */
  private static final List<String> LEADING = List.of("u", "url", "next", "redirect", "return");

  /** All that an answer may say of itself. */
  private static final Set<String> KNOWN =
      Stream.concat(
              Stream.of(
                  "date",
                  "content-type",
                  "content-length",
                  "content-encoding",
                  "content-language",
                  "cache-control",
                  "vary",
                  "etag",
                  "last-modified",
                  "retry-after",
                  "allow",
                  "connection",
                  "www-authenticate",
                  "location",
                  "access-control-allow-origin"),
              Stream.of(Audience.values())
                  .flatMap(audience -> audience.headers().keySet().stream())
                  .map(name -> name.toLowerCase(Locale.ROOT)))
          .collect(Collectors.toSet());

  private static TestServer server;

  @BeforeAll
  static void start() {
    InMemoryEngine engine = new InMemoryEngine(Samples.NURSE);
    Site site = new Site(engine, TestServer.READER, SiteServer.PLAIN);
    HttpSettings settings =
        HttpSettings.on("127.0.0.1", 0)
            .refusing(
                Api::refusal,
                (problem, languages) -> Optional.of(site.refusal(problem, languages)));
    server = new TestServer(engine, settings, new Meters(), site.routes());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noRouteLeadsElsewhereWhateverItIsAsked() throws Exception {
    List<String> targets = targets();
    assertThat(targets).hasSizeGreaterThan(300);
    for (String target : targets) {
      assertLeadsNowhere("GET " + target + " HTTP/1.1\r\nHost: x\r\n");
    }
  }

  @Test
  void norWhateverItIsToldOfItsName() throws IOException {
    for (String path : List.of("/", "/api/v1/search", "/offres/000_infirmiere", "/embed", "/x/")) {
      assertLeadsNowhere("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n");
      assertLeadsNowhere("GET http://evil.example" + path + " HTTP/1.1\r\nHost: evil.example\r\n");
      assertLeadsNowhere(
          "GET "
              + path
              + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: evil.example\r\n"
              + "X-Forwarded-Proto: https\r\nX-Original-URL: //evil.example\r\n"
              + "Referer: http://evil.example/\r\nOrigin: http://evil.example\r\n");
    }
  }

  /** The one redirect there is leads to the same path without the slash at its end. */
  private static void assertLeadsNowhere(String head) throws IOException {
    RawAnswer answer = server.raw(head + "Connection: close\r\n\r\n");
    String path = head.split(" ", 3)[1].replaceFirst("^http://evil.example", "");
    if (answer.status() == 301) {
      assertThat(path).as(head).endsWith("/");
      String target = path.substring(0, path.length() - 1);
      assertThat(answer.has("Location: " + target + "\r\n")).as(answer.head()).isTrue();
      assertThat(target).matches("/[^/].*");
    } else {
      assertThat(answer.status()).as(head).matches(status -> status / 100 != 3 && status != 500);
      assertThat(answer.head()).as(head).doesNotContain("evil");
    }
    assertThat(answer.head().lines().skip(1).map(RedirectsTest::name)).as(head).isSubsetOf(KNOWN);
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  /** Every GET route, with a hostile value in each place that a caller can fill. */
  private static List<String> targets() throws Exception {
    JsonNode openApi = JsonMapper.builder().build().readTree(server.get("/openapi.json").body());
    List<String> targets = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
      if (path.getValue().has("get")) {
        for (String hostile : HOSTILE) {
          add(targets, path.getKey(), names(openApi, path.getValue().get("get")), hostile);
        }
      }
    }
    return targets;
  }

  private static void add(List<String> targets, String path, List<String> names, String hostile) {
    String plain = path.replaceAll("\\{[^}]*\\}", "a");
    targets.add(path.replaceAll("\\{[^}]*\\}", hostile));
    targets.add(hostile.startsWith("/") ? hostile + plain : plain + "/" + hostile);
    targets.add(plain + "/");
    targets.add(plain + "?" + hostile);
    Stream.concat(names.stream(), LEADING.stream())
        .forEach(name -> targets.add(plain + "?" + name + "=" + hostile));
  }

  private static List<String> names(JsonNode openApi, JsonNode operation) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String reference = parameter.path("$ref").asText();
      names.add(
          (reference.isEmpty() ? parameter : openApi.at(reference.substring(1)))
              .get("name")
              .asText());
    }
    return names;
  }
}
