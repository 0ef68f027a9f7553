package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.opensearch.cluster.ClusterSettings.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EngineOptionsTest {
  private static final String URL = "https://a.exemple.fr:9200";
  private static final String SECRET = "mot-de-passe";

  @Command
  private static final class AnyCommand {
    @Mixin private final SharedOptions shared;
    @Mixin private final EngineOptions engine = new EngineOptions();

    AnyCommand(Surroundings surroundings) {
      this.shared = new SharedOptions(surroundings);
    }
  }

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writePostings() throws IOException {
    shell = Shell.in(folder).file("seeds/a.md", "# Luthière\n").file("secret.txt", SECRET + "\n");
  }

  @Test
  void theIndexIsEmbeddedUnlessTheOperatorNamesACluster() {
    assertThat(cluster()).isEmpty();
    assertThat(cluster("--engine", "embedded")).isEmpty();
    assertThat(cluster("--engine", "opensearch", "--opensearch-url", URL))
        .hasValue(ClusterSettings.at(URI.create(URL)));
  }

  @Test
  void optionsVariablesAndTheFileGiveTheSameSettings() throws IOException {
    shell
        .file("etc/secret.txt", SECRET)
        .file("etc/ca.pem", "")
        .file(
            "etc/cluster.yaml",
            """
            engine: opensearch
            opensearch-url: [https://a.exemple.fr:9200, "https://b.exemple.fr:9200"]
            opensearch-index: offres
            opensearch-user: cherche
            opensearch-password-file: secret.txt
            opensearch-ca: ca.pem
            opensearch-shards: 3
            opensearch-replicas: 0
            opensearch-timeout: 30
            """);
    String both = URL + ",https://b.exemple.fr:9200";
    ClusterSettings wanted =
        new ClusterSettings(
            List.of(URI.create(URL), URI.create("https://b.exemple.fr:9200")),
            "offres",
            new Credentials.Password("cherche", SECRET),
            shell.path("etc/ca.pem"),
            Duration.ofSeconds(30),
            3,
            0);

    assertThat(cluster("--config", "etc/cluster.yaml")).hasValue(wanted);
    assertThat(
            cluster(
                "--engine=opensearch",
                "--opensearch-url=" + both,
                "--opensearch-index=offres",
                "--opensearch-user=cherche",
                "--opensearch-password-file=secret.txt",
                "--opensearch-ca=etc/ca.pem",
                "--opensearch-shards=3",
                "--opensearch-replicas=0",
                "--opensearch-timeout=30"))
        .hasValue(wanted);
    shell
        .with("DENICHEUR_ENGINE", "opensearch")
        .with("DENICHEUR_OPENSEARCH_URL", both)
        .with("DENICHEUR_OPENSEARCH_INDEX", "offres")
        .with("DENICHEUR_OPENSEARCH_USER", "cherche")
        .with("DENICHEUR_OPENSEARCH_PASSWORD", SECRET)
        .with("DENICHEUR_OPENSEARCH_CA", "etc/ca.pem")
        .with("DENICHEUR_OPENSEARCH_SHARDS", "3")
        .with("DENICHEUR_OPENSEARCH_REPLICAS", "0")
        .with("DENICHEUR_OPENSEARCH_TIMEOUT", "30");
    assertThat(cluster()).hasValue(wanted);
  }

  @Test
  void anApiKeyComesFromAFileOrFromTheEnvironment() {
    Credentials key = new Credentials.ApiKey(SECRET);
    String[] options = {"--engine=opensearch", "--opensearch-url=" + URL};

    assertThat(cluster(options[0], options[1], "--opensearch-api-key-file=secret.txt"))
        .map(ClusterSettings::credentials)
        .hasValue(key);
    shell.with("DENICHEUR_OPENSEARCH_API_KEY", SECRET);
    assertThat(cluster(options)).map(ClusterSettings::credentials).hasValue(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "opensearch-url           | search.exemple.fr        | opensearch-url must be http or https and a host",
        "opensearch-url           | https://a.fr,ftp://b.fr  | ; got ftp://b.fr",
        "opensearch-url           | 'https://a b'            | ; got https://a b",
        "opensearch-index         | Offres                   | opensearch-index must be 1 to 100 lower-case letters",
        "opensearch-user          | a:b                      | opensearch-user must be a name without a colon; got a:b",
        "opensearch-password-file | none.txt                 | opensearch-password-file must be a file that can be read",
        "opensearch-password-file | seeds                    | opensearch-password-file must be a file that can be read",
        "opensearch-password-file | empty.txt                | with the password in one line; got",
        "opensearch-password-file | two.txt                  | with the password in one line; got",
        "opensearch-password-file | long.txt                 | with the password in one line; got",
        "opensearch-api-key-file  | none.txt                 | opensearch-api-key-file must be a file that can be read",
        "opensearch-ca            | none.pem                 | opensearch-ca must be a file that can be read",
        "opensearch-shards        | 0                        | opensearch-shards must be between 1 and 1024; got 0",
        "opensearch-shards        | three                    | opensearch-shards must be between 1 and 1024; got three",
        "opensearch-replicas      | -1                       | opensearch-replicas must be between 0 and 20; got -1",
        "opensearch-timeout       | 0                        | opensearch-timeout must be between 1 and 600 seconds; got 0",
        "opensearch-timeout       | 601                      | opensearch-timeout must be between 1 and 600 seconds; got 601"
      })
  void aRefusedSettingNamesItsRuleItsValueAndWhereItIsSet(String key, String value, String refusal)
      throws IOException {
    for (String home : List.of("", "etc/")) {
      shell
          .file(home + "empty.txt", "\n")
          .file(home + "two.txt", "un\ndeux\n")
          .file(home + "long.txt", "a".repeat(5000))
          .file(home + "seeds/a.md", "");
    }
    shell.file("etc/cluster.yaml", key + ": \"" + value + "\"\n");
    shell.with("DENICHEUR_ENGINE", "opensearch");
    if (!key.equals("opensearch-url")) {
      shell.with("DENICHEUR_OPENSEARCH_URL", URL);
    }
    if (key.equals("opensearch-user")) {
      shell.with("DENICHEUR_OPENSEARCH_PASSWORD", SECRET);
    }

    assertThat(shell.run("index", "--" + key + "=" + value).err())
        .contains(refusal, "; got ", " (--" + key + ")\n");
    assertThat(shell.run("index", "--config", "etc/cluster.yaml").err())
        .contains(refusal, "; got ", " (etc/cluster.yaml:1)\n");
    String variable = Setting.withKey(key).orElseThrow().variable();
    shell.with(variable, value);
    assertThat(shell.run("index").err()).contains(refusal, "; got ", " (" + variable + ")\n");
  }

  @Test
  void whatContradictsItselfIsAWrongCommand() {
    String[] cluster = {"index", "--engine=opensearch", "--opensearch-url=" + URL};

    assertWrong(
        "opensearch-url must be given with engine opensearch", "index", "--engine=opensearch");
    assertWrong(
        "opensearch-user must come with opensearch-password-file or DENICHEUR_OPENSEARCH_PASSWORD",
        with(cluster, "--opensearch-user=a"));
    assertWrong(
        "a password must come with opensearch-user",
        with(cluster, "--opensearch-password-file=secret.txt"));
    assertWrong(
        "either an API key, or a user and a password",
        with(cluster, "--opensearch-user=a", "--opensearch-api-key-file=secret.txt"));
    shell.with("DENICHEUR_OPENSEARCH_API_KEY", SECRET);
    assertWrong(
        "opensearch-api-key-file must be left out if DENICHEUR_OPENSEARCH_API_KEY is set",
        with(cluster, "--opensearch-api-key-file=secret.txt"));
    shell.with("DENICHEUR_OPENSEARCH_API_KEY", SECRET + "\n" + SECRET);
    assertWrong("DENICHEUR_OPENSEARCH_API_KEY must be one line of text", cluster);
  }

  private void assertWrong(String fault, String... arguments) {
    Outcome outcome = shell.run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("denicheur: ").contains(fault).doesNotContain(SECRET);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--opensearch-url=" + URL,
        "--opensearch-index=offres",
        "--opensearch-user=a",
        "--opensearch-password-file=secret.txt",
        "--opensearch-api-key-file=secret.txt",
        "--opensearch-ca=ca.pem",
        "--opensearch-shards=1",
        "--opensearch-replicas=1",
        "--opensearch-timeout=10"
      })
  void aSettingOfAClusterWithoutOneIsRefused(String option) throws IOException {
    String key = option.substring("--".length(), option.indexOf('='));
    String fault =
        key + " must be left out unless engine is opensearch; got it with engine embedded";
    assertWrong(fault, "search", option);
    assertWrong(fault, "search", "--engine", "embedded", option);
    shell.file("cluster.yaml", key + ": " + option.substring(option.indexOf('=') + 1));

    assertWrong(fault, "search", "--config", "cluster.yaml");
    assertThat(shell.run("search", "--config", "cluster.yaml", "--engine", "embedded").status())
        .as("the operator asks for the embedded engine this time")
        .isZero();
  }

  @Test
  void noMessageShowsAPassword() {
    String url = "https://moi:" + SECRET + "@a.exemple.fr:9200";

    Outcome outcome = shell.run("index", "--engine=opensearch", "--opensearch-url=" + url);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("without a user and a password", "https://***@a.exemple.fr:9200")
        .doesNotContain(SECRET);
    assertThat(shell.run("index", "--opensearch-url=" + url, "--verbose").err())
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "search", "purge", "serve"})
  void aClusterThatDoesNotAnswerIsNamedWithItsRemedy(String command) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "http://127.0.0.1:" + port;

    Outcome outcome = shell.run(command, "--engine=opensearch", "--opensearch-url=" + address);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("cannot open the index", address, "--opensearch-url")
        .hasLineCount(1);
    assertThat(Files.exists(shell.path("index"))).as("a folder of the index").isFalse();
  }

  @Test
  void certificatesThatCannotBeReadAreNamedWithTheirRemedy() throws IOException {
    shell.file("ca.pem", "no certificate");

    Outcome outcome =
        shell.run(
            "index", "--engine=opensearch", "--opensearch-url=" + URL, "--opensearch-ca=ca.pem");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("ca.pem", "PEM", "--opensearch-ca").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "index", "search", "similar", "eval", "purge"})
  void theHelpOfEachCommandThatOpensAnIndexListsTheOptions(String command) {
    assertThat(shell.run(command, "--help").out())
        .contains(Setting.keys().stream().filter(key -> key.startsWith("opensearch-")).toList())
        .contains("--engine=NAME", "DENICHEUR_OPENSEARCH_PASSWORD", "DENICHEUR_OPENSEARCH_API_KEY");
  }

  private Optional<ClusterSettings> cluster(String... arguments) {
    AnyCommand command = new AnyCommand(shell.surroundings());
    new CommandLine(command)
        .setDefaultValueProvider(Settings.of(shell.surroundings(), arguments))
        .parseArgs(arguments);
    return command.engine.cluster(command.shared);
  }
}
