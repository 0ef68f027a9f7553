package fr.denicheur.api;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.exchange.ExportFormat;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.TestServer;
import fr.denicheur.posting.Posting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All postings as rows, page by page. */
class ExportRouteTest {
  private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

  private static final Posting[] POSTINGS =
      IntStream.range(0, 25)
          .mapToObj(i ->
              (i % 5 == 0 ? aPosting().open() : aPosting())
                  .withId("dossier é/" + (char) ('a' + i))
                  .titled("Métier " + i)
                  .text("Un texte.")
                  .build())
          .toArray(Posting[]::new);

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(new InMemoryEngine(POSTINGS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void pagesJoinedAreAllPostings(ExportFormat format) throws Exception {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes(format.head());
    for (Posting posting : POSTINGS) {
      expected.writeBytes(format.row(posting));
    }
    String path = "/api/v1/export?size=10&format=" + format.id();
    StringBuilder all = new StringBuilder();
    int pages = 0;
    for (Optional<String> next = Optional.of(path); next.isPresent(); pages++) {
      HttpResponse<String> answer = server.get(next.get());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(format.contentType());
      all.append(answer.body());
      next = next(answer);
    }

    assertThat(all).hasToString(expected.toString(StandardCharsets.UTF_8));
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void filtersHoldOnEveryPage() throws Exception {
    HttpResponse<String> first = server.get("/api/v1/export?size=3&open=true");
    HttpResponse<String> second = server.get(next(first).orElseThrow());

    assertThat(first.body().lines()).hasSize(3).allMatch(row -> row.contains("\"open\":true"));
    assertThat(second.body().lines()).hasSize(2).allMatch(row -> row.contains("\"open\":true"));
    assertThat(next(second)).isEmpty();
    assertThat(first.headers().firstValue("Access-Control-Expose-Headers")).hasValue("Link");
  }

  @Test
  void longPagesAreCompressed() throws Exception {
    HttpResponse<byte[]> answer =
        server.askForBytes(server.request("/api/v1/export").header("Accept-Encoding", "gzip"));

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    String rows =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(rows.lines()).hasSize(POSTINGS.length);
  }

  @Test
  void aPageOfLongRowsEndsEarlyAndGoesOn() throws Exception {
    String long300k = "mot ".repeat(75_000);
    Posting[] heavy =
        IntStream.range(10, 30)
            .mapToObj(i -> aPosting().withId("p" + i).markdown(long300k).build())
            .toArray(Posting[]::new);
    try (TestServer loaded = new TestServer(new InMemoryEngine(heavy))) {
      HttpResponse<String> first = loaded.get("/api/v1/export");
      HttpResponse<String> second = loaded.get(next(first).orElseThrow());

      assertThat(first.body().length()).isBetween(4 << 20, 5 << 20);
      assertThat(first.body().lines().count() + second.body().lines().count()).isEqualTo(20);
      assertThat(next(second)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "size=0, size", "size=1001, size", "format=xml, format", "cursor=%C3%A9, cursor",
    "cursor=_w, cursor", "open=oui, open", "q=mot, q", "page=2, page"
  })
  void aWrongParameterIsNamed(String query, String parameter) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/export?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  /** Follows the link as a client does, who resolves it against the page. */
  private static Optional<String> next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .map(link -> {
          Matcher next = NEXT.matcher(link);
          assertThat(next.matches()).isTrue();
          URI page = answer.uri().resolve(next.group(1));
          return page.getRawPath() + "?" + page.getRawQuery();
        });
  }
}
