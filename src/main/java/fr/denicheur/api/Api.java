package fr.denicheur.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.alert.Alerts;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.sync.PostingFolder;
import fr.denicheur.sync.UnwritableFolderException;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.RefusedException;
import fr.denicheur.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the routes for programs, and turns failures of an engine or a folder into refusals. */
public final class Api {
  /** The longest time that an engine may work on a question; most take milliseconds. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(1);

  /** Problems in one answer; an author who corrects these sees the next ones. */
  static final int MAX_PROBLEMS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private Api() {}

  /**
   * Returns the routes for every client, in the order in which their paths are compared.
   *
   * @param engine answers the questions
   * @param reader reads a draft by the rules for posting files
   * @param source the address that relative links in postings are relative to
   * @param serverLimits the limits of the server, by name
   * @param isStopping whether the server is about to stop
   * @param base the path below which the public site lies
   */
  public static List<Route> routes(
      SearchEngine engine,
      PostingReader reader,
      Optional<URI> source,
      Map<String, Long> serverLimits,
      BooleanSupplier isStopping,
      BasePath base) {
    PostingRoute posting = new PostingRoute(engine, source, base);
    SimilarRoute similar = new SimilarRoute(engine, reader, posting);
    return List.of(
        new SearchRoute(engine, base).route(),
        new SearchesRoute(engine, base).route(),
        new FacetRoute(engine).route(),
        new SuggestRoute(engine).route(),
        similar.toPosting(), // before the posting, whose id may hold any slash
        posting.route(),
        similar.toDraft(),
        new ExportRoute(engine).route(),
        LimitsRoute.route(serverLimits),
        new ReadyRoute(engine, isStopping, false).route(),
        Route.get("/version", () -> Answer.json(Map.of("version", version()))),
        openApi(base));
  }

  /**
   * Returns the version of this program, which the build writes into the manifest of the jar:
   * {@code 0.1.0}, or in a package {@code 0.1.0+1a2b3c4} with the commit it was built from.
   */
  public static String version() {
    String version = Api.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /**
   * Returns the routes for editors.
   *
   * @param folder writes and removes posting files
   * @param problems the problems of the posting files, ordered by path and line
   * @param base the path below which the public site lies
   */
  public static List<Route> editing(
      PostingFolder folder, Supplier<List<Problem>> problems, BasePath base) {
    WriteRoute write = new WriteRoute(folder, base);
    return List.of(
        write.put(),
        write.delete(),
        Route.get("/api/v1/problems", () -> problems(problems.get())).to(Audience.EDITORS));
  }

  /** Returns the routes by which editors keep alerts. */
  public static List<Route> alerting(Alerts alerts) {
    return new AlertRoutes(alerts).list();
  }

  /** Returns {@code GET /health/ready} for operators: it adds why the index cannot be updated. */
  public static Route readyInDetail(SearchEngine engine, BooleanSupplier isStopping) {
    return new ReadyRoute(engine, isStopping, true).route();
  }

  /** Turns a failure of an engine or a folder into a refusal; returns any other unchanged. */
  public static Throwable refusal(Throwable thrown) {
    return switch (thrown) {
      case TimeLimitException e -> RefusedException.unavailable(e.getMessage());
      case EngineUnavailableException e -> {
        LOG.warn("could not answer a question from the index: {}", e.getMessage());
        yield RefusedException.unavailable(e.publicReason()); // the message may contain file names
      }
      case UnwritableFolderException e -> {
        LOG.warn("could not write a posting: {}", e.getMessage());
        yield RefusedException.unavailable(e.getMessage()); // editors may see it
      }
      default -> thrown;
    };
  }

  /** {@code GET /api/v1/problems}: the first {@value #MAX_PROBLEMS}, and how many there are. */
  private static Answer problems(List<Problem> all) {
    List<Problem> first = all.subList(0, Math.min(all.size(), MAX_PROBLEMS));
    ObjectNode problems =
        ApiJson.object().put("total", all.size()).putPOJO("problems", ApiJson.problems(first));
    return Answer.json(problems).kept(Answer.Keeping.NEVER);
  }

  /** Writes the server's address into the description; it has no slash at its end if it can. */
  private static String at(BasePath base, String description) {
    return base.equals(BasePath.ROOT)
        ? description
        : description.replace("{\"url\": \"/\"}", "{\"url\": \"" + base.written() + "\"}");
  }

  /** {@code GET /openapi.json}: the description of all routes. */
  private static Route openApi(BasePath base) {
    try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
      byte[] bytes =
          Objects.requireNonNull(in, "openapi.json lies beside this class").readAllBytes();
      String description = new String(bytes, StandardCharsets.UTF_8);
      Answer api = Answer.json(at(base, description).getBytes(StandardCharsets.UTF_8));
      return Route.get("/openapi.json", () -> api);
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json of " + Api.class.getName(), e);
    }
  }
}
