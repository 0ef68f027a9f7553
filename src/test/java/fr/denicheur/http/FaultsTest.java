package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A fault of ours never comes back as the caller's, and says nothing about our insides. */
class FaultsTest {
  static final Throwable[] FAULTS = {
    new IllegalArgumentException("secret /var/lib"),
    new StackOverflowError("secret"),
    new InternalError("secret: a fault occurred in an unsafe memory access operation")
  };

  private final FaultyEngine engine = new FaultyEngine();
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(engine);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  @Tag("H26")
  void anyFaultIsA500ThatTellsOnlyWhatToLookForInTheLog(Throwable fault) throws Exception {
    engine.fault = fault;
    HttpResponse<String> answer = server.get("/api/v1/search");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .matches(
            "\\{\"type\":\"about:blank\",\"title\":\"Server Error\",\"status\":500,"
                + "\"detail\":\"internal error; find this instance id in the server log\","
                + "\"instance\":\"urn:uuid:[0-9a-f-]{36}\"}");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  void anEngineThatCannotAnswerAsksToComeBack() throws Exception {
    engine.fault = new EngineUnavailableException("cannot read /var/index", new IOException());
    HttpResponse<String> answer = server.get("/api/v1/search");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    Golden.assertSame("refused-unavailable", answer);
  }

  @Test
  void aQuestionDuringTheFirstBuildHearsWhatHealthSays() throws Exception {
    engine.state = new EngineState.Building();
    engine.fault = new EngineUnavailableException(engine.state);
    HttpResponse<String> answer = server.get("/api/v1/search");
    assertThat(answer.statusCode()).isEqualTo(503);
    Golden.assertSame("refused-not-ready", answer);
  }

  @Test
  void aPartialAnswerIsKeptByNoCache() throws Exception {
    engine.partial = true;
    HttpResponse<String> answer = server.get("/api/v1/search");
    assertThat(answer.body()).contains("\"partial\":true");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void healthSaysWhyItIsNotReadyAndStaysAlive() throws Exception {
    engine.state = new EngineState.Building();
    HttpResponse<String> ready = server.get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    Golden.assertSame("refused-not-ready", ready);
    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void healthSaysThatItIsReady() throws Exception {
    HttpResponse<String> answer = server.get("/health/ready");
    assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  private static final class FaultyEngine extends InMemoryEngine {
    private volatile Throwable fault;
    private volatile boolean partial;

    FaultyEngine() {
      super(Samples.NURSE);
    }

    @Override
    public Hits search(SearchQuery query) {
      if (fault instanceof RuntimeException e) {
        throw e;
      }
      if (fault instanceof Error e) {
        throw e;
      }
      Hits whole = super.search(query);
      return new Hits(
          whole.total(),
          whole.related(),
          whole.hits(),
          whole.facets(),
          whole.days(),
          whole.understood(),
          partial,
          whole.took());
    }
  }
}
