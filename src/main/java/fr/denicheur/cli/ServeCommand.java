package fr.denicheur.cli;

import fr.denicheur.alert.Alerts;
import fr.denicheur.algolia.Algolia;
import fr.denicheur.api.Api;
import fr.denicheur.assistant.Assistant;
import fr.denicheur.engine.Engine;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.ObservedEngine;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.AskedQuestions;
import fr.denicheur.http.HttpServer;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.http.Meters;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.result.Hits;
import fr.denicheur.site.Site;
import fr.denicheur.site.SiteSettings;
import fr.denicheur.sync.FolderFollower;
import fr.denicheur.sync.PostingFolder;
import fr.denicheur.sync.SyncReport;
import fr.denicheur.sync.Synchronizer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Route;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code denicheur serve}: answers over HTTP and updates the index when postings change.
 *
 * <p>A complete index is searched at once, and the first run of the follower updates it. While the
 * first index is being built, requests are answered with status 503.
 */
@Command(
    name = "serve",
    sortOptions = false,
    description = "Answer over HTTP, and keep the index in step with the postings.",
    footer = {
      "",
      "Prints the address once it answers; Ctrl+C (SIGINT) or SIGTERM ends it with status 0.",
      "",
      "Examples:",
      "  denicheur serve",
      "  denicheur serve --port 0       take any free port; serve prints it",
      "  DENICHEUR_PORT=9000 denicheur serve --postings my-postings"
    })
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  /** Seconds; the first questions after a start have the processors for themselves. */
  private static final int WARMING_AFTER = 1;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; 0.0.0.0 is all of them (default: 127.0.0.1).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 takes any free one (default: 8080).")
  private int port;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Form of log lines on standard error: text or json (default: text).")
  private String logFormat = "";

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "Answer the questions of first visitors, then stop.")
  private boolean rehearse;

  @Mixin private final FrontOptions front = new FrontOptions();
  @Mixin private final AdminOptions admin = new AdminOptions();
  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();
  @Mixin private final SiteOptions site = new SiteOptions();
  @Mixin private final TokenOptions tokens = new TokenOptions();
  @Mixin private final AlertOptions alertOptions = new AlertOptions();

  ServeCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (!Logs.FORMATS.contains(logFormat)) {
      throw shared.refused(Setting.LOG_FORMAT, logFormat);
    }
    Logs.format(logFormat);
    HttpSettings settings = settings().admitting(tokens.tokens(shared));
    SiteSettings about = site.settings(shared);
    Terminal terminal = shared.terminal();
    try (Shutdown shutdown = Shutdown.onSignal(terminal)) {
      HttpServer server =
          serve(settings, about, new Wiring(shared, engineOptions, terminal), terminal, shutdown);
      if (rehearse) {
        Rehearsal.at(server.address());
      } else {
        shutdown.await();
      }
    }
    return ExitCode.OK;
  }

  private HttpServer serve(
      HttpSettings settings,
      SiteSettings about,
      Wiring wiring,
      Terminal terminal,
      Shutdown shutdown) {
    Meters meters = new Meters();
    Engine index = shutdown.closing(wiring.limitedWriter());
    AskedQuestions asked = AskedQuestions.in(shared.index());
    shutdown.closing(asked::save);
    SearchEngine engine = observed(index, meters, asked);
    PostingReader reader = wiring.reader();
    Site site = new Site(engine, reader, about);
    site.doubts().forEach(doubt -> terminal.tell("denicheur: " + doubt));
    Optional<Alerts> alerts =
        alertOptions.settings(shared, about).map(made -> Alerts.open(made, index));
    alerts.ifPresent(shutdown::closing);
    Synchronizer synchronizer =
        wiring.synchronizer(alerts.<PostingKeeper>map(made -> made.watching(index)).orElse(index));
    FolderFollower follower = new FolderFollower(synchronizer, FolderFollower.INTERVAL);
    PostingFolder folder = wiring.postingFolder(follower);
    wiring.removeLeftoversIfAlone();
    BooleanSupplier isStopping = shutdown::isStopping;
    BasePath base = about.basePath();
    List<Route> routes =
        Stream.of(
                Api.routes(
                    engine, reader, about.source(), settings.limitsByName(), isStopping, base),
                Api.editing(folder, follower::problems, base),
                Algolia.routes(engine, path -> about.absolute(path).orElse(path)),
                alerts.map(Api::alerting).orElse(List.of()),
                alerts.map(site::unsubscribing).orElse(List.of()),
                List.of(new Assistant(engine, about.baseUrl()).route(names(settings, about))),
                site.routes())
            .flatMap(List::stream)
            .toList();
    AtomicInteger problems = new AtomicInteger();
    meters.gauge("denicheur.problems", "Problems of posting files.", problems::get);
    Wiring.measure(engine, meters);
    alerts.ifPresent(made -> Wiring.measure(made, meters));
    HttpSettings refusing =
        settings
            .below(base)
            .refusing(
                Api::refusal,
                (problem, languages) -> Optional.of(site.refusal(problem, languages)));
    HttpServer server = shutdown.closing(listen(routes, refusing, meters));
    Route ready = Api.readyInDetail(engine, isStopping);
    admin.listen(ready, meters, shared, terminal).ifPresent(shutdown::closing);
    shutdown.closing(synchronizer::stop);
    if (!engine.state().isAnswering()) {
      build(wiring, synchronizer);
    }
    terminal.print(Wording.answering(server.address(), engine.state().postings()));
    CompletableFuture.delayedExecutor(WARMING_AFTER, TimeUnit.SECONDS).execute(() -> warm(engine));
    alerts.ifPresent(Alerts::start);
    follower.start(report -> {
      problems.set(report.problemCount());
      asked.saveAtTimes();
    });
    shutdown.closing(follower);
    return server;
  }

  /** Returns the host names of the site, whose pages may ask as assistants do. */
  private static Set<String> names(HttpSettings settings, SiteSettings about) {
    Set<String> names = new HashSet<>(settings.exposure().hosts());
    about.baseUrl().map(URI::getHost).ifPresent(names::add);
    return names;
  }

  /**
   * Builds the first index. If another Dénicheur writes it, or a cluster takes no changes now,
   * questions wait for that.
   */
  private static void build(Wiring wiring, Synchronizer synchronizer) {
    try {
      SyncReport unused = wiring.bringInStep(synchronizer);
    } catch (IndexInUseException e) {
      LOG.info("{}; this one answers 503 until the index is complete", e.getMessage());
    } catch (EngineUnavailableException e) {
      if (!wiring.isInCluster()) {
        throw e;
      }
      LOG.warn(
          "{}; this one answers 503 and tries again", e.getMessage()); // a cluster mends itself
    }
  }

  static SearchEngine observed(SearchEngine index, Meters meters, AskedQuestions asked) {
    BiConsumer<SearchQuery, Hits> counting = asked::searched;
    return new ObservedEngine(index, counting.andThen((query, hits) -> meters.searched(hits)));
  }

  /** Builds the dictionary of suggestions, so that no later request waits for it. */
  private static void warm(SearchEngine engine) {
    try {
      engine.suggest(new SuggestQuery("", 1));
    } catch (EngineUnavailableException e) {
      LOG.debug("could not build the suggestions at the start; the next request builds them", e);
    }
  }

  private static HttpServer listen(List<Route> routes, HttpSettings settings, Meters meters) {
    try {
      return HttpServer.start(routes, settings, meters);
    } catch (UncheckedIOException e) {
      throw new EnvironmentException(
          e.getMessage() + "; name another with --port (0 takes any free one) or --host", e);
    }
  }

  private HttpSettings settings() {
    if (port < 0 || port > HttpSettings.MAX_PORT) {
      throw shared.refused(Setting.PORT, Integer.toString(port));
    }
    return HttpSettings.on(bareHost(), port).exposed(front.exposure(shared));
  }

  /** Returns the host without the brackets around an IPv6 address in a URL. */
  private String bareHost() {
    String bare = host.replaceFirst("^\\[(.*:.*)]$", "$1");
    try {
      InetAddress unused = InetAddress.getByName(bare);
    } catch (UnknownHostException e) {
      throw shared.refused(Setting.HOST, host);
    }
    if (bare.isBlank()) { // Java takes it for this machine
      throw shared.refused(Setting.HOST, "nothing");
    }
    return bare;
  }
}
