package fr.denicheur.alert;

import fr.denicheur.alert.Journal.Delivery;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the journal holds until the receivers have taken it. After a failure it waits longer
 * each time, and not exactly as long as the others, so that a receiver that comes back is not
 * flooded.
 */
final class Courier implements AutoCloseable {
  /** Messages that are on their way at once. */
  static final int AT_ONCE = 4;

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** A receiver that is gone for longer misses these postings: they are old by then. */
  private static final Duration GIVING_UP = Duration.ofDays(3);

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Sends one message, or fails. */
  @FunctionalInterface
  interface Sending {
    void send(Alert alert, Delivery delivery, List<Summary> postings)
        throws IOException, InterruptedException;
  }

  private final Journal journal;
  private final SearchEngine engine;
  private final Function<String, Optional<Alert>> alerts;
  private final Sending sending;
  private final ScheduledThreadPoolExecutor runner;
  private boolean isStarted;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();

  /**
   * @param alerts finds an alert that is still wanted
   */
  Courier(
      Journal journal,
      SearchEngine engine,
      Function<String, Optional<Alert>> alerts,
      Sending sending) {
    this.journal = journal;
    this.engine = engine;
    this.alerts = alerts;
    this.sending = sending;
    this.runner =
        new ScheduledThreadPoolExecutor(
            AT_ONCE, Thread.ofPlatform().name("alerts-", 0).daemon().factory());
    runner.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to send: first what the journal holds. */
  synchronized void start() {
    isStarted = true;
    journal.open().forEach(this::take);
  }

  /** Sends messages soon that the journal holds; before the start they wait there. */
  synchronized void take(List<Delivery> deliveries) {
    if (isStarted) {
      deliveries.forEach(this::take);
    }
  }

  private void take(Delivery delivery) {
    later(delivery, 0, Duration.ZERO);
  }

  long sent() {
    return sent.get();
  }

  long failed() {
    return failed.get();
  }

  long givenUp() {
    return givenUp.get();
  }

  /**
   * Lets messages that are on their way arrive, and begins no other. Interrupts nothing: an
   * interrupted thread that reads the index would close its files.
   */
  @Override
  public void close() {
    runner.shutdown();
    try {
      boolean unused = runner.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("no thread of ours is interrupted", e);
    }
  }

  private void later(Delivery delivery, int failures, Duration wait) {
    if (!runner.isShutdown()) {
      var unused =
          runner.schedule(
              () -> attempt(delivery, failures), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void attempt(Delivery delivery, int failures) {
    try {
      Optional<Alert> alert = alerts.apply(delivery.alert());
      List<Summary> postings = alert.isEmpty() ? List.of() : news(delivery);
      if (!postings.isEmpty()) {
        sending.send(alert.orElseThrow(), delivery, postings);
      }
      journal.done(delivery);
      sent.addAndGet(postings.isEmpty() ? 0 : 1);
    } catch (InterruptedException e) {
      throw new IllegalStateException("no thread of ours is interrupted", e);
    } catch (IOException | RuntimeException e) {
      failed.incrementAndGet();
      again(delivery, failures + 1, e);
    }
  }

  private void again(Delivery delivery, int failures, Exception reason) {
    if (delivery.since().plus(GIVING_UP).isBefore(Instant.now())) {
      givenUp.incrementAndGet();
      LOG.error(
          "could not tell the alert {} of {} postings for {} days and gives up: {}",
          delivery.alert(),
          delivery.postings().size(),
          GIVING_UP.toDays(),
          reason.getMessage());
      journal.done(delivery);
      return;
    }
    Duration wait = wait(failures);
    if (failures == 1) {
      LOG.warn(
          "could not tell the alert {} of {} postings: {}; tries again",
          delivery.alert(),
          delivery.postings().size(),
          reason.getMessage());
    }
    later(delivery, failures, wait);
  }

  /** Returns half to one and a half times a wait that doubles with each failure. */
  static Duration wait(int failures) {
    long doubled = FIRST_WAIT.toMillis() << Math.min(failures - 1, 20);
    double jitter = RandomGenerator.getDefault().nextDouble(0.5, 1.5);
    return Duration.ofMillis((long) (Math.min(doubled, LONGEST_WAIT.toMillis()) * jitter));
  }

  /**
   * Returns the postings of a message that are still open, and repeat none that the alert was told
   * before. One that is not open any more may be told when it opens again.
   */
  private List<Summary> news(Delivery delivery) {
    List<Summary> news = new ArrayList<>();
    for (PostingId id : delivery.postings()) {
      Optional<FoundPosting> found = engine.find(id);
      if (found.isEmpty() || !found.get().posting().open()) {
        journal.forget(delivery.alert(), id);
      } else if (!isRepeated(id, found.get(), delivery.alert())) {
        news.add(found.get().posting().summary());
      }
    }
    return news;
  }

  private boolean isRepeated(PostingId id, FoundPosting found, String alert) {
    List<PostingId> versions = found.reposts().stream().map(Summary::id).toList();
    return journal.isAnyToldBefore(id, versions, alert);
  }
}
