package fr.denicheur.opensearch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {
  private static final URI NODE = URI.create("http://127.0.0.1:9200");

  @ParameterizedTest
  @ValueSource(strings = {"ftp://node:9200", "node:9200", "http:/9200", "http://node:9200?a=b"})
  void anAddressIsOneOfHttp(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSettings.at(URI.create(address)))
        .withMessageContaining("got \"" + address + "\"");
  }

  @Test
  void aClusterHasAnAddress() {
    assertThatIllegalArgumentException().isThrownBy(ClusterSettings::at);
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSettings.at(URI.create("https://admin:chut@node:9200")))
        .withMessageContaining("node")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("chut"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Denicheur", "-a", "_a", "a.b", "métiers", "a,b", "a*"})
  void anIndexNameIsOneThatOpenSearchAllows(String index) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSettings.at(NODE).named(index))
        .withMessageContaining("got \"" + index + "\"");
  }

  @Test
  void numbersHaveBounds() {
    ClusterSettings settings = ClusterSettings.at(NODE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.spread(0, 1))
        .withMessage("shards must be between 1 and 1024; got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.spread(1, -1))
        .withMessage("replicas must be between 0 and 20; got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.within(Duration.ZERO))
        .withMessageContaining("got PT0S");
  }

  @Test
  void noTextFormShowsASecret() {
    assertThat(new ClusterSettings.Credentials.Password("nadège", "chut").toString())
        .contains("nadège")
        .doesNotContain("chut");
    assertThat(new ClusterSettings.Credentials.ApiKey("chut").toString()).doesNotContain("chut");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusterSettings.Credentials.ApiKey("chut\n"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("chut"));
  }
}
