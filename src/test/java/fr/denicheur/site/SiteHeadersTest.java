package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of pages and of refusals, and the form a refusal takes for people and programs. */
class SiteHeadersTest {
  @TempDir private static Path index;
  private static SiteServer server;

  @BeforeAll
  static void start() {
    server = new SiteServer(index, SiteServer.PLAIN, aPosting().withId("a").titled("Une offre"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @Tag("H17")
  @ValueSource(strings = {"/", "/?page=0", "/offres/a", "/offres/b", "/similaires", "/nulle-part"})
  void h17EveryPageForbidsTheBrowserScriptsOfOtherOrigins(String address) throws Exception {
    HttpHeaders headers =
        server.ask(server.request(address).header("Accept", "text/html")).headers();
    assertThat(headers.firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'")
        .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "sandbox");
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
    assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    assertThat(headers.allValues("Cross-Origin-Embedder-Policy")).containsExactly("require-corp");
    assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
    assertThat(headers.allValues("Permissions-Policy"))
        .containsExactly("camera=(), geolocation=(), microphone=()");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /nulle-part             | text/html,*/*;q=0.8      | text/html
          /nulle-part             | */*                      | application/problem+json
          /nulle-part             | application/json         | application/problem+json
          /offres/b               | */*                      | text/html
          /offres/b               | application/problem+json | application/problem+json
          /api/v1/postings/b      | text/html                | application/problem+json
          /api/v1/nulle-part      | text/html                | application/problem+json
          """)
  void peopleSeeARefusalAsAPageAndProgramsAsJson(String address, String accept, String type)
      throws Exception {
    HttpResponse<String> answer = server.ask(server.request(address).header("Accept", accept));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void aRefusedMethodIsAPageAndNamesTheAllowedOnes() throws Exception {
    HttpResponse<String> answer =
        server.ask(server.request("/similaires").header("Accept", "text/html").DELETE());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
    assertThat(server.parsed(answer).select("h1")).hasSize(1);
  }

  @Test
  void aPageLoadsOnlyThisSitesFilesAndBrowsersKeepThem() throws Exception {
    Document page = server.page("/");
    assertThat(page.select("script:not([src]), style, [style], iframe, img")).isEmpty();
    for (Element element : page.select("link[href][rel~=icon|stylesheet], script[src]")) {
      String address = element.attr("href") + element.attr("src");
      assertThat(address).startsWith("/assets/");
      HttpResponse<String> asset = server.get(address);
      assertThat(asset.statusCode()).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control"))
          .hasValue("public, max-age=31536000, immutable");
      assertThat(asset.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void anEarlierVersionOfAnAssetIsRefused() throws Exception {
    assertThat(server.get("/assets/style-0000000000.css").statusCode()).isEqualTo(404);
    assertThat(server.get("/assets/style.css").statusCode()).isEqualTo(404);
  }

  @Test
  void h27AnUnchangedPageIsNotSentAgain() throws Exception {
    HttpHeaders first = server.get("/?q=offre").headers();
    assertThat(first.firstValue("Cache-Control")).hasValue("no-cache");
    String tag = first.firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        server.ask(server.request("/?q=offre").header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aPageIsCompressedOnRequest() throws Exception {
    HttpResponse<byte[]> answer =
        server.askForBytes(server.request("/").header("Accept-Encoding", "gzip"));
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(server.get("/").body());
  }

  @Test
  @Tag("H16")
  void h16TheHostOfARequestIsNotRepeated() throws Exception {
    HttpResponse<String> answer =
        server.ask(server.request("/offres/a").header("X-Forwarded-Host", "evil.example"));
    assertThat(answer.body()).doesNotContain("evil.example").doesNotContain("127.0.0.1");
    assertThat(server.parsed(answer).select("link[rel=canonical]")).isEmpty();
  }
}
