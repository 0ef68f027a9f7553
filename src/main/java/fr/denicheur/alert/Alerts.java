package fr.denicheur.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.alert.Journal.Delivery;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.SearchQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells alerts of the postings that were just published. Any thread may call any method.
 *
 * <p>{@link #watching} notes on disk what a run is about to publish, so that nothing is missed if
 * the process ends; the questions are asked afterwards, by a thread of its own.
 */
public final class Alerts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

  /** Seconds until a question that could not be asked is asked again. */
  private static final int ASKING_AGAIN = 1;

  private final AlertSettings settings;
  private final SearchEngine engine;
  private final Journal journal;
  private final AlertBook book;
  private final Signer signer;
  private final Webhooks webhooks;
  private final @Nullable Mailer mailer;
  private final Courier courier;
  private final ScheduledExecutorService asker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("alerts-asker").daemon().factory());

  private Alerts(AlertSettings settings, SearchEngine engine, Journal journal) {
    this.settings = settings;
    this.engine = engine;
    this.journal = journal;
    this.book = new AlertBook(settings.named(), settings.state());
    this.signer = settings.secret().map(Signer::new).orElseGet(() -> Signer.of(settings.state()));
    this.webhooks = new Webhooks(signer, settings.isPrivateAllowed(), settings.addresses());
    this.mailer = settings.mail().map(smtp -> new Mailer(smtp, settings.addresses())).orElse(null);
    this.courier = new Courier(journal, engine, this::wanted, this::send);
  }

  /**
   * Opens the alerts; nothing is asked or sent before {@link #start}.
   *
   * @param engine is asked
   * @throws UncheckedIOException if the folder of the state cannot be read or written
   */
  public static Alerts open(AlertSettings settings, SearchEngine engine) {
    return new Alerts(settings, engine, Journal.in(settings.state()));
  }

  /** Returns a keeper that does what another one does, and lets alerts know what it publishes. */
  public PostingKeeper watching(PostingKeeper keeper) {
    return new WatchedKeeper(keeper, this);
  }

  /** Sends what an earlier process left, and begins to ask. */
  public void start() {
    courier.start();
    askSoon(0);
  }

  /** Notes postings that are about to be published. */
  void publishing(Set<PostingId> postings) {
    if (postings.isEmpty() || book.all().isEmpty()) {
      return;
    }
    try {
      journal.publishing(postings);
    } catch (UncheckedIOException e) { // searches matter more than alerts
      LOG.error("could not note {} postings; alerts are not told of them", postings.size(), e);
    }
  }

  /** Asks soon what was noted. */
  void published() {
    journal.published();
    askSoon(0);
  }

  private void askSoon(int seconds) {
    if (!asker.isShutdown()) {
      var unused = asker.schedule(this::askAll, seconds, TimeUnit.SECONDS);
    }
  }

  /** Asks what was noted; what cannot be asked now is asked again later. */
  synchronized void askAll() {
    try {
      journal.unasked().forEach(this::ask);
    } catch (EngineUnavailableException | TimeLimitException e) {
      LOG.debug("could not ask the alerts; they are asked again", e);
      askSoon(ASKING_AGAIN);
    } catch (RuntimeException e) {
      LOG.error("could not ask the alerts; they are asked again", e);
      askSoon(ASKING_AGAIN);
    }
  }

  private void ask(String batch, Set<PostingId> postings) {
    List<Alert> alerts = book.all().stream().filter(this::isWanted).toList();
    List<SearchQuery> questions = alerts.stream().map(Alert::query).distinct().toList();
    List<Set<PostingId>> found = engine.answering(questions, postings);
    Map<SearchQuery, Set<PostingId>> answers = new HashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      answers.put(questions.get(i), found.get(i));
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (Alert alert : alerts) {
      List<PostingId> news =
          answers.getOrDefault(alert.query(), Set.of()).stream()
              .filter(id -> !journal.isTold(alert.id(), id))
              .sorted()
              .toList();
      if (!news.isEmpty()) {
        deliveries.add(Delivery.of(alert.id(), news));
      }
    }
    synchronized (courier) { // what is noted is taken once, by this thread or by the start
      journal.asked(batch, deliveries);
      courier.take(deliveries);
    }
  }

  private boolean isWanted(Alert alert) {
    return !journal.isStopped(alert.id(), alert.target().address());
  }

  private Optional<Alert> wanted(String id) {
    return book.find(id).filter(this::isWanted);
  }

  private void send(Alert alert, Delivery delivery, List<Summary> postings)
      throws IOException, InterruptedException {
    String unsubscribe = settings.addresses().apply(unsubscribePath(alert));
    Message message = new Message(alert, delivery.key(), postings, unsubscribe);
    switch (alert.target()) {
      case Alert.Webhook webhook -> webhooks.send(webhook, message);
      case Alert.Mail mail -> {
        if (mailer == null) {
          throw new IOException("no mail server is set (--mail-server)");
        }
        mailer.send(mail, message);
      }
    }
  }

  // --- what programs and people change --------------------------------------------------------

  /**
   * Reads an alert that a program sends as JSON.
   *
   * @throws IllegalArgumentException if it breaks a rule, which the message names
   */
  public static Alert read(String id, byte[] json) {
    return AlertBook.read(id, json);
  }

  /** Returns all alerts as JSON, those of the operator's file first. */
  public List<ObjectNode> all() {
    return book.all().stream().map(this::described).toList();
  }

  /** Returns an alert as JSON; empty if there is none. */
  public Optional<ObjectNode> find(String id) {
    return book.find(id).map(this::described);
  }

  private ObjectNode described(Alert alert) {
    return AlertBook.json(alert).put("active", isWanted(alert));
  }

  /** Whether an alert is in the operator's file, which no program changes. */
  public boolean isNamed(String id) {
    return book.isNamed(id);
  }

  /**
   * Makes or replaces an alert; returns whether it is new. An alert that was stopped begins anew.
   */
  public boolean put(Alert alert) {
    if (!isWanted(alert)) {
      journal.forget(alert.id());
    }
    return book.put(alert);
  }

  /** Removes an alert that a program made; returns whether there was one. */
  public boolean remove(String id) {
    boolean isRemoved = book.remove(id);
    if (isRemoved) {
      journal.forget(id);
    }
    return isRemoved;
  }

  /** Returns the path at which the receiver of an alert can stop it. */
  private String unsubscribePath(Alert alert) {
    return "/alertes/" + alert.id() + "/desabonnement?signature=" + signer.sign(stopping(alert));
  }

  private static String stopping(Alert alert) {
    return "stop " + alert.id() + " " + alert.target().address();
  }

  /** Whether a signature allows its holder to stop an alert. */
  public boolean mayStop(String id, String signature) {
    return book.find(id).filter(alert -> signer.isSigned(stopping(alert), signature)).isPresent();
  }

  /** Stops an alert for its present target. */
  public void stop(String id) {
    book.find(id).ifPresent(alert -> journal.stop(id, alert.target().address()));
  }

  // --- what operators measure -----------------------------------------------------------------

  /** How many alerts there are. */
  public int count() {
    return book.all().size();
  }

  /** How many messages wait to be sent. */
  public int waiting() {
    return journal.open().size();
  }

  /** How many batches of published postings wait to be asked. */
  public int unasked() {
    return journal.unasked().size();
  }

  /** How many messages this process has sent. */
  public long sent() {
    return courier.sent();
  }

  /** How many attempts of this process failed. */
  public long failed() {
    return courier.failed();
  }

  /** How many messages this process has given up. */
  public long givenUp() {
    return courier.givenUp();
  }

  /** Lets messages that are on their way arrive, and sends no more. */
  @Override
  public void close() {
    asker.close();
    courier.close();
    webhooks.close();
    journal.close();
  }
}
