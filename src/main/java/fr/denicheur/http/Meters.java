package fr.denicheur.http;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * What whoever runs the service wants to know of it, counted and measured.
 *
 * <p>No label ever holds what a caller sent: routes are named by their templates, so that there are
 * no more series than there are routes and statuses. Safe for use by several threads.
 */
public final class Meters {
  /** What no route answers. */
  static final String NO_ROUTE = "none";

  /** From what a cache answers to what the time limit and the longest wait allow together. */
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
  private final AtomicInteger problems = new AtomicInteger();

  /** Begins to measure the process; all else is measured as it is told. */
  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    gauge("denicheur.problems", "Problems of posting files.", problems, AtomicInteger::get);
  }

  /** Notes how many problems the posting files have. */
  public void problems(int count) {
    problems.set(count);
  }

  /** Counts an answered search. */
  public void searched(SearchQuery query, Hits hits) {
    count("denicheur.searches", "Searches answered.", true);
    count("denicheur.searches.empty", "Searches that found nothing.", hits.total() == 0);
    count("denicheur.searches.partial", "Searches cut short.", hits.partial());
    count(
        "denicheur.searches.corrected",
        "Searches whose words were corrected, or a correction proposed.",
        hits.correction() != null);
  }

  /**
   * Notes an answer.
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

  /** Watches who waits for an engine. */
  void watch(Admission admission) {
    gauge("denicheur.questions.running", "Being answered.", admission, Admission::running);
    gauge("denicheur.questions.waiting", "Waiting for a turn.", admission, Admission::waiting);
  }

  /** Watches an index. */
  void watch(SearchEngine engine) {
    gauge("denicheur.postings", "Postings to be found.", engine, e -> e.state().postings());
    gauge(
        "denicheur.index.writable",
        "1 if the index can be brought up to date, else 0.",
        engine,
        e -> e.state() instanceof EngineState.Ready ? 1 : 0);
    shape("denicheur.index.bytes", "Index on disk.", engine, IndexShape::bytes);
    shape("denicheur.index.segments", "Parts of the index.", engine, IndexShape::segments);
    shape("denicheur.index.cached.bytes", "Caches in memory.", engine, IndexShape::cached);
    shape("denicheur.index.commit.seconds", "Last commit.", engine, s -> seconds(s.commit()));
    shape("denicheur.index.refresh.seconds", "Last refresh.", engine, s -> seconds(s.refresh()));
  }

  /** Returns all of it in the format of Prometheus. */
  String text() {
    return registry.scrape();
  }

  private void count(String name, String description, boolean happened) {
    Counter.builder(name).description(description).register(registry).increment(happened ? 1 : 0);
  }

  private void shape(
      String name, String description, SearchEngine engine, ToDoubleFunction<IndexShape> value) {
    gauge(name, description, engine, e -> value.applyAsDouble(e.shape()));
  }

  private <T> void gauge(String name, String description, T watched, ToDoubleFunction<T> value) {
    Gauge.builder(name, watched, value)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
