package fr.denicheur.http;

import fr.denicheur.result.Hits;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Route;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Counts answers and searches, and measures the process, for Prometheus.
 *
 * <p>No label contains text from a client: routes are named by their path with its placeholders, so
 * there is at most one series per route and status. Safe for use by several threads.
 */
public final class Meters {
  /** The name of the route if a request reached none. */
  static final String NO_ROUTE = "none";

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** In milliseconds, up to the longest wait for a turn and the time limit together. */
  private static final Duration[] BUCKETS =
      LongStream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 3_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Begins to measure the process. */
  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  /**
   * Adds a measurement that goes up and down.
   *
   * @param name words with dots between them
   * @param value returns the number; called by any thread, at each reading
   */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(registry);
  }

  /** Counts an answered search. */
  public void searched(Hits hits) {
    count("denicheur.searches", "Searches answered.", true);
    count("denicheur.searches.empty", "Searches that found nothing.", hits.total() == 0);
    count("denicheur.searches.partial", "Searches cut short.", hits.partial());
    count(
        "denicheur.searches.corrected",
        "Searches whose words were corrected, or a correction proposed.",
        hits.understood().correction() != null);
  }

  /**
   * Counts an answer.
   *
   * @param route the method and path of the route, or {@link #NO_ROUTE}
   */
  void answered(String route, int status, Duration took) {
    Timer.builder("denicheur.requests")
        .description("Answers by route and status.")
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  /** Returns the route {@code GET /metrics}, for the admin port only. */
  public Route route() {
    return Route.get(
        "/metrics",
        () -> Answer.of(TEXT, text().getBytes(StandardCharsets.UTF_8)).kept(Answer.Keeping.NEVER));
  }

  /** Returns all measurements in the format of Prometheus. */
  public String text() {
    return registry.scrape();
  }

  private void count(String name, String description, boolean happened) {
    Counter.builder(name).description(description).register(registry).increment(happened ? 1 : 0);
  }
}
