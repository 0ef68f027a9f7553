package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.site.SiteServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A real server with four dozen written postings, asked as the clients ask. */
final class Wire implements AutoCloseable {
  static final String BROWSER =
      "?x-algolia-agent=Algolia%20for%20JavaScript%20(5.65.0)%3B%20Lite&x-algolia-api-key=public"
          + "&x-algolia-application-id=denicheur&x-algolia-request-id=1";

  private final SiteServer site;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Wire(Path folder) throws IOException {
    site = SiteServer.overFiles(folder);
  }

  /** The host and port, as clients are given them. */
  String hostAndPort() {
    return site.address().getAuthority();
  }

  /** Posts JSON, with {@code '} for quotes. */
  HttpResponse<String> post(String path, String json) throws Exception {
    return ask(
        request(path)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(site.at(path));
  }

  HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Asks one search in the way of browsers, and returns its result. */
  JsonNode search(String request) throws Exception {
    return searches(request).get(0);
  }

  /** Asks several searches, with a comma between two. */
  JsonNode searches(String requests) throws Exception {
    HttpResponse<String> answer =
        post("/1/indexes/*/queries" + BROWSER, "{'requests':[" + requests + "]}");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return read(answer.body()).path("results");
  }

  static JsonNode read(String json) throws IOException {
    return JsonMapper.builder().build().readTree(json);
  }

  @Override
  public void close() throws IOException {
    client.close();
    site.close();
  }
}
