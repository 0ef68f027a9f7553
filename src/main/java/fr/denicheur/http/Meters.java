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

/**
 * Counts and measures what an operator wants to know about the service.
 *
 * <p>No label ever holds what a client sent: routes are named by their templates, so that there are
 * no more series than there are routes and statuses. Safe for use by several threads.
 */
public final class Meters {
  /** The route of a request that reached none. */
  static final String NO_ROUTE = "none";

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** From the time of a cached answer to the time limit and the longest wait together. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3)
  };

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
   * Shows a number that goes up and down.
   *
   * @param name words with dots between them; the last is the unit, if there is one
   * @param value asked at each reading, by any thread
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
        hits.correction() != null);
  }

  /**
   * Counts an answer.
   *
   * @param route the template of the route, or {@link #NO_ROUTE}
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

  /** Returns {@code GET /metrics}, for the admin port alone. */
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
