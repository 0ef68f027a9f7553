package fr.denicheur.alert;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.query.InvalidQueryException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {
  private static final String SECRET = "secret";

  @TempDir private Path folder;
  private LuceneEngine engine;
  private Endpoint endpoint;

  @BeforeEach
  void openEngine() throws Exception {
    engine = LuceneEngine.open(folder.resolve("index"));
    engine.publish();
    endpoint = new Endpoint(SECRET, 0);
  }

  @AfterEach
  void closeAll() {
    engine.close();
    endpoint.close();
  }

  private Alerts open(boolean isPrivateAllowed, Optional<AlertSettings.Smtp> mail, Alert... named) {
    Alerts alerts =
        Alerts.open(
            new AlertSettings(
                List.of(named),
                folder.resolve("state"),
                Optional.of(SECRET),
                isPrivateAllowed,
                mail,
                path -> "https://exemple.fr" + path),
            engine);
    alerts.start();
    return alerts;
  }

  private Alerts open(Alert... named) {
    return open(true, Optional.empty(), named);
  }

  private Alert alert(String search) {
    return Alert.of("a", search, endpoint.url(), "");
  }

  private static void publish(PostingKeeper keeper, PostingBuilder... postings) {
    Holdings unused = keeper.begin();
    for (PostingBuilder posting : postings) {
      keeper.put(posting.build(), new Fingerprint("hash", null, 0));
    }
    keeper.publish();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Waits until everything that was published is asked and sent. */
  private static void awaitQuiet(Alerts alerts) {
    await(() -> alerts.unasked() == 0 && alerts.waiting() == 0);
  }

  @Test
  void aNewPostingIsToldOnceAndWithWhatAReceiverNeeds() {
    try (Alerts alerts = open(alert("?q=vanni%C3%A8re&open=true&sort=date"))) {
      PostingKeeper keeper = alerts.watching(engine);
      publish(keeper, aPosting().withId("v").titled("Vannière").atStartup("Osier").open());
      await(() -> endpoint.messages().size() == 1);
      publish(keeper, aPosting().withId("v").titled("Vannière confirmée").open());
      publish(keeper, aPosting().withId("p").titled("Potière").open());
      awaitQuiet(alerts);
      assertThat(endpoint.pairs()).containsExactly("a v");
      assertThat(endpoint.unsigned()).isEmpty();
      var message = endpoint.messages().getFirst();
      assertThat(message.path("postings").path(0).path("url").asText())
          .isEqualTo("https://exemple.fr/offres/v");
      assertThat(message.path("postings").path(0).path("startup").asText()).isEqualTo("Osier");
      assertThat(message.path("unsubscribe").asText())
          .startsWith("https://exemple.fr/alertes/a/desabonnement?signature=");
    }
  }

  @Test
  void aClosedPostingIsToldWhenItOpens() {
    try (Alerts alerts = open(alert("q=vanni%C3%A8re"))) {
      PostingKeeper keeper = alerts.watching(engine);
      publish(keeper, aPosting().withId("v").titled("Vannière").closed());
      awaitQuiet(alerts);
      assertThat(endpoint.pairs()).isEmpty();
      publish(keeper, aPosting().withId("v").titled("Vannière").open());
      await(() -> endpoint.messages().size() == 1);
    }
  }

  @Test
  void aNearDuplicateOfWhatWasToldIsNotToldAgain() {
    String text = IntStream.range(0, 100).mapToObj(i -> "mot" + i).collect(Collectors.joining(" "));
    try (Alerts alerts = open(alert("q=vanni%C3%A8re"))) {
      PostingKeeper keeper = alerts.watching(engine);
      publish(
          keeper,
          aPosting().withId("v1").titled("Vannière").text(text).open(),
          aPosting().withId("v2").titled("Vannière").text(text).open());
      await(() -> endpoint.messages().size() == 1);
      publish(keeper, aPosting().withId("v3").titled("Vannière").text(text).open());
      publish(keeper, aPosting().withId("w").titled("Vannière d'art").text("Un autre.").open());
      await(() -> endpoint.pairs().contains("a w"));
      awaitQuiet(alerts);
      assertThat(endpoint.pairs()).containsExactly("a v1", "a w");
    }
  }

  @Test
  void aNewIndexTellsNothing() throws Exception {
    Path other = folder.resolve("other");
    try (LuceneEngine empty = LuceneEngine.open(other);
        Alerts alerts = open(alert("q=vanni%C3%A8re"))) {
      publish(alerts.watching(empty), aPosting().withId("v").titled("Vannière").open());
      awaitQuiet(alerts);
      assertThat(endpoint.pairs()).isEmpty();
    }
  }

  @Test
  void privateAddressesAndRedirectsAreNotReached() {
    try (Alerts alerts = open(false, Optional.empty(), alert("q=vanni%C3%A8re"))) {
      publish(alerts.watching(engine), aPosting().withId("v").titled("Vannière").open());
      await(() -> alerts.failed() > 1);
      assertThat(endpoint.messages()).isEmpty();
    }
    Alert redirected = Alert.of("b", "q=poti%C3%A8re", endpoint.redirecting(), "");
    try (Alerts alerts = open(redirected)) {
      publish(alerts.watching(engine), aPosting().withId("p").titled("Potière").open());
      await(() -> endpoint.refused() > 1);
      assertThat(endpoint.messages()).isEmpty();
    }
  }

  @Test
  void aStoppedAlertIsToldNothingUntilAnEditorMakesItAnew() {
    try (Alerts alerts = open(alert("q=vanni%C3%A8re"))) {
      PostingKeeper keeper = alerts.watching(engine);
      publish(keeper, aPosting().withId("v").titled("Vannière").open());
      await(() -> endpoint.messages().size() == 1);
      String link = endpoint.messages().getFirst().path("unsubscribe").asText();
      String signature = link.substring(link.indexOf('=') + 1);
      assertThat(alerts.mayStop("a", signature.replace(signature.charAt(0), 'x'))).isFalse();
      assertThat(alerts.mayStop("b", signature)).isFalse();
      assertThat(alerts.mayStop("a", signature)).isTrue();
      alerts.stop("a");
    }
    try (Alerts alerts = open(alert("q=vanni%C3%A8re"))) {
      PostingKeeper keeper = alerts.watching(engine);
      publish(keeper, aPosting().withId("w").titled("Vannière").text("Encore.").open());
      awaitQuiet(alerts);
      assertThat(endpoint.pairs()).containsExactly("a v");
      assertThat(alerts.find("a").orElseThrow().path("active").asBoolean()).isFalse();
    }
  }

  @Test
  void alertsOfEditorsAreKept() {
    try (Alerts alerts = open()) {
      assertThat(alerts.put(alert("q=vanni%C3%A8re"))).isTrue();
      assertThat(alerts.put(alert("q=vanni%C3%A8re"))).isFalse();
    }
    try (Alerts alerts = open()) {
      publish(alerts.watching(engine), aPosting().withId("v").titled("Vannière").open());
      await(() -> endpoint.messages().size() == 1);
      assertThat(alerts.remove("a")).isTrue();
      assertThat(alerts.remove("a")).isFalse();
    }
  }

  @Test
  void aPersonIsToldByMail() throws Exception {
    try (MailServer server = new MailServer()) {
      AlertSettings.Smtp smtp =
          new AlertSettings.Smtp(URI.create(server.url()), "emplois@exemple.fr", "", "");
      Alert mailed = Alert.of("m", "q=vanni%C3%A8re", "", "prenom@exemple.fr");
      try (Alerts alerts = open(true, Optional.of(smtp), mailed)) {
        publish(alerts.watching(engine), aPosting().withId("v").titled("Vannière").open());
        await(() -> server.mails().size() == 1);
        awaitQuiet(alerts);
      }
      assertThat(server.mails().getFirst().replace("\r\n ", ""))
          .contains("RCPT TO:<prenom@exemple.fr>", "From: emplois@exemple.fr")
          .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
          .contains("List-Unsubscribe: <https://exemple.fr/alertes/m/desabonnement?signature=")
          .contains("https://exemple.fr/offres/v");
    }
  }

  @Test
  void waitsGrowAndDiffer() {
    for (int failures = 1; failures < 40; failures++) {
      Duration wait = Courier.wait(failures);
      long doubled = Math.min(500L << Math.min(failures - 1, 20), Duration.ofHours(1).toMillis());
      assertThat(wait.toMillis()).isBetween(doubled / 2, doubled * 3 / 2);
    }
    assertThat(List.of(Courier.wait(9), Courier.wait(9), Courier.wait(9))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://exemple.fr/", "https://a:b@exemple.fr/", "/hook", "https:exemple", ""})
  void whatIsNoWebhookIsRefused(String url) {
    assertThatThrownBy(() -> Alert.of("a", "q=x", url, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWrongAlertIsNamed() throws Exception {
    assertThatThrownBy(() -> Alert.of("A!", "q=x", "", "a@exemple.fr")).hasMessageContaining("A!");
    assertThatThrownBy(() -> Alert.of("a", "q=x&rolle=y", "", "a@exemple.fr"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("rolle");
    assertThatThrownBy(() -> Alert.of("a", "q=x", "", "a@exemple.fr\nBcc: b@exemple.fr"))
        .hasMessageContaining("mail must be");
    Path file = Files.writeString(folder.resolve("alerts.yaml"), "- {id: a}\n- {id: b, sarch: c}");
    assertThatThrownBy(() -> AlertsFile.read(file)).hasMessageContainingAll("line 1", "webhook");
    Files.writeString(file, "- {id: a, mail: a@b.fr}\n- {id: a, mail: a@b.fr}");
    assertThatThrownBy(() -> AlertsFile.read(file)).hasMessageContainingAll("line 2", "two");
    Files.writeString(file, "- {id: a, sarch: c, mail: a@b.fr}");
    assertThatThrownBy(() -> AlertsFile.read(file)).hasMessageContaining("unknown key 'sarch'");
  }
}
