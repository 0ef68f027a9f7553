package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.web.Answer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests mean the same whether the proxy keeps or removes the path of the site. */
class PrefixRemovalTest {
  private static final List<Route> ROUTES =
      Stream.of(
              "/",
              "/offres",
              "/offres/<id>",
              "/similaires",
              "/assets/{file}",
              "/api/v1/search",
              "/health/ready")
          .map(PrefixRemovalTest::saying)
          .toList();

  private static Route saying(String path) {
    return Route.get(
        path,
        List.of("q"),
        (context, parameters) ->
            () ->
                Answer.of(
                    "text/plain",
                    (path + " " + context.pathParamMap() + parameters.written())
                        .getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // kept and removed by the proxy
        "/emplois | /emplois/              | / {}",
        "/emplois | /                      | / {}",
        "/emplois | /emplois               | / {}",
        "/emplois | /emplois/?q=a%26b      | / {}?q=a%26b",
        "/emplois | /emplois/offres/a/b    | /offres/<id> {id=a/b}",
        "/emplois | /offres/a/b            | /offres/<id> {id=a/b}",
        "/emplois | /offres/emplois/b      | /offres/<id> {id=emplois/b}",
        "/emplois | /emplois/offres/a%20b%25 | /offres/<id> {id=a b%}",
        "/emplois | /emplois/api/v1/search | /api/v1/search {}",
        "/emplois | /health/ready          | /health/ready {}",
        "/a/b     | /a/b/similaires        | /similaires {}",
        // the beginning of our own paths
        "/offres  | /offres/               | / {}",
        "/offres  | /offres                | / {}",
        "/offres  | /offres/offres         | /offres {}",
        "/offres  | /offres/offres/x       | /offres/<id> {id=x}",
        "/offres  | /offres/x              | /offres/<id> {id=x}",
        "/offres  | /offres/x/y            | /offres/<id> {id=x/y}",
        "/offres  | /offres/assets/a.css   | /assets/{file} {file=a.css}",
        "/offres  | /assets/a.css          | /assets/{file} {file=a.css}",
        "/offres  | /offres/similaires     | /similaires {}",
        "/offres  | /similaires            | /similaires {}",
        "/offres  | /offres/api/v1/search  | /api/v1/search {}",
        "/offres  | /offres/offres/similaires | /offres/<id> {id=similaires}",
        "/api     | /api/v1/search         | /api/v1/search {}",
        "/api     | /api/api/v1/search     | /api/v1/search {}",
        "/health  | /health/health/ready   | /health/ready {}",
        "/health  | /health/ready          | /health/ready {}"
      })
  void whatCameIsServedWithOrWithoutThePath(String base, String came, String served)
      throws Exception {
    assertThat(ask(base, came).body()).isEqualTo(served);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/offres/similaires        | /offres/<id> {id=similaires}",
        "/offres/offres/x          | /offres/<id> {id=offres/x}",
        "/offres/x                 | /offres/<id> {id=x}",
        "/similaires               | /similaires {}"
      })
  void aTrustedProxySaysThatItHasRemovedThePath(String came, String served) throws Exception {
    assertThat(ask("/offres", came, "X-Forwarded-Prefix", "/offres").body()).isEqualTo(served);
  }

  @Test
  void anotherPrefixSaysNothing() throws Exception {
    assertThat(ask("/offres", "/offres/similaires", "X-Forwarded-Prefix", "/emplois").body())
        .isEqualTo("/similaires {}");
  }

  @Test
  void clientsThatAreNoTrustedProxySayNothing() throws Exception {
    HttpSettings open = HttpSettings.on("127.0.0.1", 0).below(new BasePath("/offres"));
    HttpResponse<String> answer = ask(open, "/offres/similaires", "X-Forwarded-Prefix", "/offres");

    assertThat(answer.body()).isEqualTo("/similaires {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/emplois | /emplois/similaires/?q=a | /emplois/similaires?q=a",
        "/emplois | /similaires/             | /emplois/similaires",
        "/offres  | /offres/similaires/      | /offres/similaires",
        "/offres  | /offres/offres/x/        | /offres/offres/x",
        "/offres  | /offres/x/               | /offres/offres/x"
      })
  void aSlashAtTheEndLeadsToThePublicAddress(String base, String came, String address)
      throws Exception {
    HttpResponse<String> answer = ask(base, came);

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).hasValue(address);
  }

  @ParameterizedTest
  @CsvSource({"/emplois,/emploisx", "/emplois,/nowhere", "/offres,/offres/api/v1/nowhere"})
  void whatIsNoAddressIsNotFound(String base, String came) throws Exception {
    HttpResponse<String> answer = ask(base, came);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  private static HttpResponse<String> ask(String base, String path, String... headers)
      throws Exception {
    Exposure proxied = new Exposure(List.of(), List.of("127.0.0.1"), 0, false);
    return ask(
        HttpSettings.on("127.0.0.1", 0).exposed(proxied).below(new BasePath(base)), path, headers);
  }

  private static HttpResponse<String> ask(HttpSettings settings, String path, String... headers)
      throws Exception {
    try (HttpServer server = HttpServer.start(ROUTES, settings, new Meters());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.address() + path)).header("Accept", "*/*");
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }
}
