package fr.denicheur.api;

import static fr.denicheur.http.WritingServer.titled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.http.Golden;
import fr.denicheur.http.RawAnswer;
import fr.denicheur.http.WritingServer;
import fr.denicheur.posting.PostingId;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.RequestBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing and removing postings; who may is the concern of {@link GateTest}. */
class WriteRouteTest {
  @TempDir private Path home;
  private WritingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WritingServer(home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPostingIsCreatedReplacedAndRemoved() throws Exception {
    HttpResponse<String> created = server.put("vigie·e", titled("Vigie"));
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("Location")).hasValue("/api/v1/postings/vigie%C2%B7e");
    assertThat(server.file("vigie·e.md")).isEqualTo(titled("Vigie"));
    assertThat(server.put("vigie·e", titled("Gabier")).statusCode()).isEqualTo(200);
    assertThat(server.file("vigie·e.md")).isEqualTo(titled("Gabier"));
    HttpResponse<String> removed = server.delete("vigie·e");
    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(removed.body()).isEmpty();
    assertThat(server.folder).isEmptyDirectory();
    assertThat(server.delete("vigie·e").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrittenIsFoundSoon() throws Exception {
    server.put("vigie", titled("Vigie"));
    Duration created = server.until("vigie", 200);
    server.delete("vigie");
    Duration removed = server.until("vigie", 404);
    // A second is promised; a machine that runs tests has other things to do.
    assertThat(created.plus(removed)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whoWaitsFindsItAtOnce() throws Exception {
    HttpResponse<String> created = server.put("vigie?wait=searchable", titled("Vigie"));
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body()).contains("\"searchable\":true");
    assertThat(server.get("vigie").body()).contains("\"title\":\"Vigie\"");
    assertThat(server.put("vigie?wait=searchable", titled("Gabier")).statusCode()).isEqualTo(200);
    assertThat(server.get("vigie").body()).contains("\"title\":\"Gabier\"");
    assertThat(server.delete("vigie?wait=searchable").statusCode()).isEqualTo(204);
    assertThat(server.get("vigie").statusCode()).isEqualTo(404);
  }

  @Test
  @Tag("F10")
  void allOfThemMayBeRemovedByName() throws Exception {
    for (int i = 0; i < 12; i++) {
      server.put("annonce-" + i + (i == 11 ? "?wait=searchable" : ""), titled("Vigie " + i));
    }
    for (int i = 0; i < 12; i++) {
      server.delete("annonce-" + i + (i == 11 ? "?wait=searchable" : ""));
    }
    assertThat(server.http.get("/api/v1/search").body()).contains("\"total\":0");
  }

  @Test
  void problemsAreListedAsCheckWould() throws Exception {
    HttpResponse<String> answer =
        server.put("vigie", "---\ntitle: Vigie\ndate: 31/02/2021\nopen: peut-être\n---\nTu vois.");
    assertThat(answer.statusCode()).isEqualTo(201);
    Golden.assertSame("written-with-problems", answer);
  }

  @Test
  void aTextThatCannotBeReadIsRefusedAndNothingWritten() throws Exception {
    HttpRequest.Builder request =
        server
            .request("vigie")
            .header("Content-Type", "text/markdown; charset=utf-8")
            .PUT(BodyPublishers.ofByteArray("été".getBytes(StandardCharsets.ISO_8859_1)));
    HttpResponse<String> answer = server.http.ask(request);
    assertThat(answer.statusCode()).isEqualTo(422);
    Golden.assertSame("refused-unreadable-text", answer);
    assertThat(server.folder).isEmptyDirectory();
  }

  @Test
  @Tag("I19")
  void theTagOfAnAnswerNamesTheVersionToReplace() throws Exception {
    String first = tag(server.put("vigie?wait=searchable", titled("Vigie")));
    String shown = tag(server.get("vigie"));
    assertThat(ifMatch(shown, titled("Gabier"))).isEqualTo(200);
    assertThat(ifMatch(shown, titled("Mousse"))).isEqualTo(412);
    assertThat(ifMatch(first, titled("Mousse"))).isEqualTo(412);
    assertThat(ifMatch("W/" + tag(server.put("vigie", titled("Calfat"))), "x")).isEqualTo(412);
    assertThat(ifMatch("\"x\", *", titled("Mousse"))).isEqualTo(412);
    assertThat(ifMatch("*", titled("Mousse"))).isEqualTo(200);
    assertThat(
            server
                .http
                .ask(server.request("vigie").header("If-Match", first).DELETE())
                .statusCode())
        .isEqualTo(412);
    assertThat(server.file("vigie.md")).isEqualTo(titled("Mousse"));
  }

  @Test
  void aTagOfACompressedAnswerNamesTheSameVersion() throws Exception {
    server.put("vigie?wait=searchable", titled("Vigie") + "mot ".repeat(1000));
    HttpRequest.Builder request =
        server.http.request("/api/v1/postings/vigie").header("Accept-Encoding", "gzip");
    String tag = server.http.askForBytes(request).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).endsWith("-gzip\"").isNotEqualTo(tag(server.get("vigie")));
    assertThat(server.http.askForBytes(request.header("If-None-Match", tag)).statusCode())
        .isEqualTo(304);
    assertThat(ifMatch(tag, titled("Gabier"))).isEqualTo(200);
  }

  @Test
  void whatIsNewOnlyIsWrittenOnce() throws Exception {
    HttpRequest.Builder request =
        server.putting("vigie", titled("Vigie")).header("If-None-Match", "*");
    assertThat(server.http.ask(request).statusCode()).isEqualTo(201);
    assertThat(server.http.ask(request).statusCode()).isEqualTo(412);
    assertThat(ifMatchOn("autre", "*")).as("not there to be replaced").isEqualTo(412);
  }

  @Test
  @Tag("I19")
  void ofManyWhoReplaceOneVersionOneSucceeds() throws Exception {
    String tag = tag(server.put("vigie", titled("Vigie")));
    for (int round = 0; round < 5; round++) {
      String known = tag;
      List<Callable<HttpResponse<String>>> writers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String content = titled("Vigie " + round + " " + i);
        writers.add(
            () -> server.http.ask(server.putting("vigie", content).header("If-Match", known)));
      }
      List<HttpResponse<String>> answers = allAtOnce(writers);
      assertThat(answers.stream().map(HttpResponse::statusCode).filter(s -> s == 200)).hasSize(1);
      assertThat(answers).allMatch(a -> a.statusCode() == 200 || a.statusCode() == 412);
      tag = tag(answers.stream().filter(a -> a.statusCode() == 200).findFirst().orElseThrow());
    }
  }

  @Test
  @Tag("I19")
  void afterManyWritesTheIndexIsWhatTheFileIs() throws Exception {
    List<Callable<HttpResponse<String>>> writers = new ArrayList<>();
    for (int i = 0; i < WriteRoute.MAX_AT_ONCE; i++) {
      String content = titled("Vigie " + i);
      writers.add(i % 5 == 4 ? () -> server.delete("vigie") : () -> server.put("vigie", content));
    }
    assertThat(allAtOnce(writers)).allMatch(answer -> answer.statusCode() < 500);
    server.put("autre?wait=searchable", titled("Autre"));
    boolean isThere = Files.exists(server.folder.resolve("vigie.md"));
    server.until("vigie", isThere ? 200 : 404);
    if (isThere) {
      String title = server.file("vigie.md").lines().skip(1).findFirst().orElseThrow().substring(7);
      assertThat(server.get("vigie").body()).contains("\"title\":\"" + title + "\"");
    }
    assertThat(server.folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  @Tag("H9")
  void strangersWhoseTextsDoNotComeKeepNoEditorOut() throws Exception {
    String begun =
        "POST /api/v1/similar HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 10\r\n\r\nabc";
    List<Socket> slow = new ArrayList<>();
    try {
      while (slow.size() < RequestBody.MAX_AT_ONCE) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.http.server.port());
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      assertThat(server.put("vigie", titled("Vigie")).statusCode()).isEqualTo(201);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  @Tag("F8")
  void anIdThatAnotherFileHasIsAConflict() throws Exception {
    Files.writeString(server.folder.resolve("vigie.txt"), titled("Vigie"));
    assertThat(server.put("vigie", titled("Gabier")).statusCode()).isEqualTo(409);
    assertThat(server.delete("vigie").statusCode()).isEqualTo(409);
    Golden.assertSame("refused-taken", server.put("vigie", titled("Gabier")));
    assertThat(server.folder.resolve("vigie.md")).doesNotExist();
  }

  /** Two files whose names differ by the extension are both called by all of it. */
  @Test
  @Tag("F8")
  void anIdWithAnExtensionThatAnotherFileHasIsAConflict() throws Exception {
    Files.writeString(server.folder.resolve("vigie.md"), titled("Vigie"));
    Files.writeString(server.folder.resolve("vigie.txt"), titled("Timonier"));
    assertThat(server.put("vigie.md", titled("Gabier")).statusCode()).isEqualTo(409);
    assertThat(server.put("vigie.txt", titled("Gabier")).statusCode()).isEqualTo(409);
    assertThat(server.delete("vigie.md").statusCode()).isEqualTo(409);
  }

  /** What was once written under a name like a file's can be replaced and removed. */
  @Test
  void aFileKeepsNoOtherFromBeingRemovedThatHasItsNameForAnId() throws Exception {
    assertThat(server.put("vigie.md", titled("Vigie")).statusCode()).isEqualTo(201);
    assertThat(server.put("vigie", titled("Vigie")).statusCode()).isEqualTo(201);
    assertThat(server.put("vigie.md", titled("Gabier")).statusCode()).isEqualTo(200);
    assertThat(server.delete("vigie.md").statusCode()).isEqualTo(204);
    assertThat(server.file("vigie.md")).isEqualTo(titled("Vigie"));
  }

  /** As two machines may call it: in Unicode's two forms, or with another case of the extension. */
  @ParameterizedTest
  @CsvSource({"vigié, vigie\u0301.md", "vigie, vigie.MD", "vigie, vigie.TXT"})
  @Tag("F8")
  void aTwinOfTheFileItselfIsAConflict(String id, String twin) throws Exception {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
    Files.writeString(server.folder.resolve(id + ".md"), titled("Vigie"));
    Files.writeString(server.folder.resolve(twin), titled("Timonier"));
    assertThat(server.put(encoded, titled("Gabier")).statusCode()).isEqualTo(409);
    assertThat(server.delete(encoded).statusCode()).isEqualTo(409);
    assertThat(server.file(id + ".md")).isEqualTo(titled("Vigie"));
  }

  @Test
  void aFolderOfTheSameNameIsNotInTheWay() throws Exception {
    Files.createDirectory(server.folder.resolve("vigie"));
    Files.createDirectory(server.folder.resolve("gabier.md"));
    assertThat(server.put("vigie", titled("Vigie")).statusCode()).isEqualTo(201);
    assertThat(server.put("gabier", titled("Gabier")).statusCode()).isEqualTo(409);
    assertThat(server.delete("vigie").statusCode()).isEqualTo(204);
  }

  @Test
  @Tag("F1")
  void aLinkInTheWayIsNotFollowed() throws Exception {
    Path outside = Files.writeString(home.resolve("dehors"), "secret");
    Files.createSymbolicLink(server.folder.resolve("vigie.md"), outside);
    assertThat(server.put("vigie", titled("Gabier")).statusCode()).isEqualTo(409);
    assertThat(server.delete("vigie").statusCode()).isEqualTo(409);
    assertThat(outside).hasContent("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VIGIE", "Vigie", "vigIE"})
  @Tag("F2")
  void anIdThatDiffersByCaseIsRefused(String id) throws Exception {
    server.put("vigie", titled("Vigie"));
    assertThat(server.put(id, titled("Gabier")).statusCode()).isEqualTo(400);
    assertThat(server.file("vigie.md")).isEqualTo(titled("Vigie"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x",
        "..%2f..%2fx",
        "%2e%2e%2fx",
        "/etc/x",
        "%2fetc%2fx",
        "a/b",
        "a%5cb",
        "a%00b",
        "a%0ab",
        ".git/config",
        ".cache",
        "..",
        "CON",
        "nul.txt",
        "com1",
        "README",
        "a%20b",
        "a~",
        "%23a%23",
        "a;b",
        "a:b",
        "e%CC%81quipe",
        "%F0%9F%98%80",
        "a%E2%80%AEb"
      })
  @Tag("F2")
  void anIdThatIsNoPlainNameIsRefused(String id) throws Exception {
    for (String method : List.of("PUT", "DELETE")) {
      RawAnswer answer = server.http.raw(raw(method, id));
      assertThat(answer.status()).as(method + " " + answer).isEqualTo(400);
    }
    assertThat(everything()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, 200, 201", "a, 201, 400", "%C3%A9, 126, 201", "%C3%A9, 127, 400"})
  @Tag("F2")
  void anIdHas200CharactersAtMostAndItsFileNameWhatFits(String letter, int times, int status)
      throws Exception {
    assertThat(server.put(letter.repeat(times), titled("Vigie")).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vigie", "2023-04-03_vigie", "dév.c·eur", "4913", "Ωmega", "a.b.md"})
  void anIdOfLettersDigitsAndTheseMarksIsTaken(String id) throws Exception {
    String encoded = PostingAddress.inApi(new PostingId(id)).substring(17);
    assertThat(server.put(encoded + "?wait=searchable", titled("Vigie")).statusCode())
        .isEqualTo(201);
    assertThat(server.get(encoded).statusCode()).isEqualTo(200);
    assertThat(server.delete(encoded).statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 415",
    "application/x-www-form-urlencoded, 415",
    "application/json, 415",
    "text/markdown; charset=iso-8859-1, 415",
    "text/html, 415",
    "text/markdown; charset=UTF-8, 201",
    "Text/Markdown, 201"
  })
  @Tag("H12")
  void onlyMarkdownIsTaken(String type, int status) throws Exception {
    HttpRequest.Builder request =
        server
            .request("vigie")
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofString(titled("Vigie")));
    assertThat(server.http.ask(request).statusCode()).isEqualTo(status);
  }

  @Test
  void aBodyWithoutATypeIsRefused() throws Exception {
    HttpRequest.Builder request =
        server.request("vigie").PUT(BodyPublishers.ofString(titled("Vigie")));
    assertThat(server.http.ask(request).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"0, 201", "1, 413"})
  @Tag("H6")
  void aMebibyteIsTakenAndOneByteMoreIsNot(int beyond, int status) throws Exception {
    String most = titled("Vigie") + "a ".repeat(PostingBody.MAX_BYTES);
    String body = most.substring(0, PostingBody.MAX_BYTES + beyond);
    assertThat(server.put("vigie", body).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "gzip, gzip"})
  @Tag("H7")
  void aCompressedBodyIsRefused(String coding) throws Exception {
    HttpRequest.Builder request =
        server.putting("vigie", titled("Vigie")).header("Content-Encoding", coding);
    assertThat(server.http.ask(request).statusCode()).isEqualTo(415);
    assertThat(server.folder).isEmptyDirectory();
  }

  @Test
  void anEmptyBodyIsRefused() throws Exception {
    assertThat(server.put("vigie", " \n").statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownWishIsRefused() throws Exception {
    assertThat(server.put("vigie?wait=long", titled("Vigie")).statusCode()).isEqualTo(400);
    assertThat(server.put("vigie?attend=1", titled("Vigie")).statusCode()).isEqualTo(400);
  }

  @Test
  @Tag("F11")
  void aFolderThatCannotBeWrittenIsNamedAsTheReason() throws Exception {
    server.put("vigie?wait=searchable", titled("Vigie"));
    Path elsewhere = Files.move(server.folder, home.resolve("ailleurs"));
    HttpResponse<String> answer = server.put("gabier", titled("Gabier"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    Golden.assertSame("refused-unwritable", answer);
    assertThat(server.get("vigie").statusCode()).as("reading works").isEqualTo(200);
    Files.move(elsewhere, server.folder);
    assertThat(server.put("gabier", titled("Gabier")).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  @Tag("H11")
  void noOtherSiteIsToldAnything(String method) throws Exception {
    HttpRequest.Builder request =
        server
            .request("vigie")
            .header("Origin", "https://evil")
            .method(method, BodyPublishers.noBody());
    assertThat(server.http.ask(request).headers().map())
        .doesNotContainKey("Access-Control-Allow-Origin")
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void problemsOfAllFilesAreListedForThoseWhoKeepThem() throws Exception {
    Files.writeString(
        server.folder.resolve("gabier.md"), "---\ntitle: Gabier\ndate: hier\n---\nTexte");
    server.put("vigie?wait=searchable", "---\ntitle: Vigie\ndate: 31/02/2021\n---\nTu vois.");
    server.until("gabier", 200);
    HttpRequest.Builder request =
        server
            .http
            .request("/api/v1/problems")
            .header("Authorization", "Bearer " + WritingServer.TOKEN);
    HttpResponse<String> answer = server.http.ask(request);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    Golden.assertSame("problems", answer);
  }

  @Test
  void limitsHaveNamesAndValues() throws Exception {
    String body = server.http.get("/api/v1/limits").body();
    assertThat(JsonMapper.builder().build().readTree(body).get("limits"))
        .isNotEmpty()
        .allMatch(limit -> limit.asLong() > 0);
    assertThat(body).contains("\"queryCharacters\":500", "\"bodyBytes\":1048576");
  }

  private int ifMatch(String tag, String content) throws Exception {
    return server.http.ask(server.putting("vigie", content).header("If-Match", tag)).statusCode();
  }

  private int ifMatchOn(String id, String tag) throws Exception {
    return server
        .http
        .ask(server.putting(id, titled("Vigie")).header("If-Match", tag))
        .statusCode();
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static <T> List<T> allAtOnce(List<Callable<T>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    }
  }

  private static String raw(String method, String id) {
    String body = titled("Vigie");
    String headers =
        method.equals("PUT")
            ? "Content-Type: text/markdown\r\nContent-Length: " + body.length() + "\r\n"
            : "";
    return method
        + " /api/v1/postings/"
        + id
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
        + WritingServer.TOKEN
        + "\r\n"
        + headers
        + "\r\n"
        + (method.equals("PUT") ? body : "");
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.startsWith(home.resolve("index")))
          .toList();
    }
  }
}
