package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import fr.denicheur.http.Exposure;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SettingsTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writeThreeFolders() throws IOException {
    shell =
        Shell.in(folder)
            .file("line/a.md", "# Par la ligne")
            .file("variable/b.md", "# Par la variable")
            .file("etc/list/c.md", "# Par le fichier")
            .file("etc/config.yml", "# where postings lie\npostings: list\n");
  }

  private String search(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "search";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Outcome outcome = shell.run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void theFileCountsWhereNothingElseIsSaid() {
    assertThat(search("--config", "etc/config.yml")).contains("Par le fichier");
  }

  @Test
  void theEnvironmentWinsOverTheFile() {
    shell.with("DENICHEUR_POSTINGS", "variable").with("DENICHEUR_CONFIG", "etc/config.yml");

    assertThat(search()).contains("Par la variable").doesNotContain("Par le fichier");
  }

  @Test
  void theCommandLineWinsOverAll() {
    shell.with("DENICHEUR_POSTINGS", "variable").with("DENICHEUR_CONFIG", "etc/config.yml");

    assertThat(search("--postings", "line")).startsWith("1 offre ").contains("Par la ligne");
  }

  @Test
  void aSwitchThatIsGivenIsOnWhateverTheEnvironmentSays() {
    for (String said : List.of("", "false", "true")) {
      Surroundings surroundings =
          new Surroundings(
              Map.of("DENICHEUR_HSTS", said), folder, folder, false, Clock.systemUTC());
      FrontOptions front = new FrontOptions();
      new CommandLine(CommandSpec.forAnnotatedObject(front))
          .setDefaultValueProvider(Settings.of(surroundings))
          .parseArgs("--hsts");
      assertThat(front.exposure(new SharedOptions(surroundings)).tls()).as(said).isTrue();
    }
  }

  @Test
  void whatIsExcludedIsNotSearched() throws IOException {
    shell.file("line/modeles/m.md", "# Un modèle").file("line/x.draft.md", "# Une ébauche");

    assertThat(search("--postings", "line", "--exclude", "modeles", "--exclude", "*.draft.md"))
        .startsWith("1 offre ")
        .contains("Par la ligne");
    assertThat(shell.run("search", "--postings", "line", "--exclude", "{a").err())
        .contains("exclude must be a pattern", "{a", "(--exclude)");
  }

  @Test
  void severalFoldersAreOneIndex() throws IOException {
    shell.file("etc/config.yml", "postings: [list, ../line]");

    assertThat(search("--postings", "line", "--postings", "variable")).startsWith("2 offres ");
    assertThat(search("--config", "etc/config.yml")).startsWith("2 offres ");
    shell.with("DENICHEUR_POSTINGS", "variable" + File.pathSeparator + "line");
    assertThat(search()).startsWith("2 offres ");
  }

  @Test
  void theIndexLiesWhereItIsSaid() {
    shell.with("DENICHEUR_POSTINGS", "line").with("DENICHEUR_INDEX", "elsewhere");

    search();

    assertThat(shell.path("elsewhere")).isNotEmptyDirectory();
    assertThat(shell.path("index")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot: 80               | unknown key 'prot'; known are postings, exclude, index, rules, startups, | (wrong.yml:1)",
        "[a, b]                 | settings must be written as 'key: value' lines | (wrong.yml:1)",
        "port: [1, 2]           | port must be one value; got 2 | (wrong.yml:1)",
        "port: {a: b}           | port must be between 0 and 65535; got a mapping | (wrong.yml:1)",
        "'{port: 1, port: 2}'   | port must be given only once | (wrong.yml:1)",
        "'port: ''1'            | found unexpected end of stream | (wrong.yml:1)",
        "port:                  | port must be between 0 and 65535; got nothing | (wrong.yml:1)"
      })
  void aWrongFileIsAWrongCommand(String text, String fault, String place) throws IOException {
    shell.file("wrong.yml", text);

    Outcome outcome = shell.run("check", "--config", "wrong.yml");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(fault, place);
  }

  @Test
  void aMissingFileIsNamed() {
    Outcome outcome = shell.run("check", "--config", "none.yml");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("config must be a file", "none.yml (--config)");
  }

  @Test
  void whatIsWrongWithTheSiteIsSaidBeforeAnythingIsServed() throws IOException {
    shell.file("site.yml", "postings: line\nbase-url: https://exemple.fr/emplois?a=b");
    shell.file("own/error.jte", "${missing}");

    Outcome path = shell.run("serve", "--config", "site.yml");
    assertThat(path.status()).isEqualTo(2);
    assertThat(path.err()).contains("base-url must be", "perhaps a path", "(site.yml:2)");
    Outcome none = shell.run("serve", "--postings", "line", "--templates", "none");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("templates must be a folder", "none (--templates)");
    shell.with("DENICHEUR_TEMPLATES", "own");
    Outcome broken = shell.run("serve", "--postings", "line", "--port", "0");
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.err()).contains("error.jte").doesNotContain("a fault of ours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "./line", "link"})
  void theFolderOfTheIndexIsNoneOfPostings(String index) throws IOException {
    Files.createSymbolicLink(shell.path("link"), shell.path("line"));
    Outcome outcome = shell.run("index", "--postings", "line", "--index", index);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("index must be a folder, and none of those of postings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# one a line\n  \n"})
  void aFileOfTokensThatHoldsNoneIsSaid(String content) throws IOException {
    shell.file("tokens.txt", content);
    // without templates it does not begin to serve
    assertThat(shell.run("serve", "--tokens", "tokens.txt", "--templates", "none").err())
        .contains("the file of tokens holds none, so no request can write");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port            | abc                      | port must be between 0 and 65535; got abc",
        "port            | 65536                    | port must be between 0 and 65535; got 65536",
        "rate-limit      | -5                       | rate-limit must be 0 or more requests a minute; got -5",
        "rate-limit      | 1e3                      | rate-limit must be 0 or more requests a minute; got 1e3",
        "rate-limit      | 99999999999              | rate-limit must be 0 or more requests a minute; got 99999999999",
        "admin-port      | on                       | admin-port must be off or between 0 and 65535; got on",
        "hsts            | maybe                    | hsts must be true or false; got maybe",
        "log-format      | xml                      | log-format must be text or json; got xml",
        "host            | '[::1]:80'               | host must be an address of this machine",
        "host            | http://127.0.0.1         | host must be an address of this machine",
        "base-url        | emplois.exemple.fr       | base-url must be http or https, a host and perhaps a path",
        "base-url        | 'https://exemple fr'     | base-url must be http or https, a host and perhaps a path",
        "base-url        | https://a.fr/../b         | base-url must be http or https, a host and perhaps a path",
        "language        | de                       | language must be auto, fr or en; got de",
        "source-url      | ftp://exemple.fr         | source-url must be http or https, a host and perhaps a path",
        "allowed-hosts   | https://exemple.fr       | allowed-hosts must be a host name without scheme, port and path",
        "allowed-hosts   | a.fr,exemple.fr:443      | got exemple.fr:443",
        "allowed-hosts   | '*.exemple.fr'           | got *.exemple.fr",
        "trusted-proxies | 10.0.0.1,proxy.exemple.fr | trusted-proxies must be an address or a range, such as 10.0.0.1 or 10.0.0.0/8; got proxy.exemple.fr",
        "trusted-proxies | 10.0.0.0/33              | got 10.0.0.0/33",
        "engine          | lucene                   | engine must be embedded or opensearch; got lucene",
        "tokens          | none.txt                 | tokens must be a file that can be read; got",
        "templates       | line/a.md                | templates must be a folder that can be read; got",
        "index           | plain                    | index must be a folder, and none of those of postings; got",
        "postings        | nowhere                  | postings must be a folder that can be read; got"
      })
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a server that starts never ends
  void aRefusedSettingNamesItsRuleItsValueAndWhereItIsSet(String key, String value, String refusal)
      throws IOException {
    shell.file("plain", "").file("etc/plain", ""); // paths in a file start at its folder
    shell.file("etc/denicheur.yaml", "# ours\n\n" + key + ": \"" + value + "\"\n");
    String variable = Setting.withKey(key).orElseThrow().variable();

    assertThat(shell.run("serve", "--" + key + "=" + value).err())
        .startsWith("denicheur: ")
        .contains(refusal, "; got ", " (--" + key + ")\n");
    assertThat(shell.run("serve", "--config", "etc/denicheur.yaml").err())
        .contains(refusal, "; got ", " (etc/denicheur.yaml:3)\n");
    if (!variable.equals(TokenOptions.VARIABLE)) {
      shell.with(variable, value);
      assertThat(shell.run("serve").err()).contains(refusal, "; got ", " (" + variable + ")\n");
    }
  }

  @Test
  void ofAListTheLineOfTheRefusedValueIsNamed() throws IOException {
    shell.file(
        "etc/lists.yaml",
        """
        trusted-proxies:
          - 10.0.0.0/8
          - proxy
        allowed-hosts: [exemple.fr,
          www.exemple.fr]
        """);
    shell.file("etc/folders.yaml", "postings:\n- list\n- gone\n");

    assertThat(shell.run("serve", "--config", "etc/lists.yaml").err())
        .contains("; got proxy (etc/lists.yaml:3)");
    assertThat(shell.run("index", "--config", "etc/folders.yaml").err())
        .contains("postings must be", "gone (etc/folders.yaml:3)");
  }

  @Test
  void aDefaultThatIsNotThereIsSaidToBeTheDefault() throws IOException {
    Files.delete(shell.path("seeds"));

    Outcome outcome = shell.run("index");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("seeds (the default of --postings)").hasLineCount(1);
  }

  @Test
  void hostsAndProxiesTakeListsWhereverTheyAreGiven() throws IOException {
    shell.file(
        "lists.yaml",
        """
        allowed-hosts: [Exemple.fr, "::1", été.exemple.fr]
        trusted-proxies:
          - 10.0.0.0/8
          - ::1
        """);
    List<String> hosts = List.of("exemple.fr", "[::1]", "xn--t-9fab.exemple.fr");
    List<String> proxies = List.of("10.0.0.0/8", "::1");

    assertThat(exposure("--config", "lists.yaml"))
        .isEqualTo(new Exposure(hosts, proxies, 0, false));
    assertThat(
            exposure(
                "--allowed-hosts=exemple.fr, [::1]",
                "--allowed-hosts=été.exemple.fr",
                "--trusted-proxies",
                "10.0.0.0/8",
                "--trusted-proxies",
                "::1"))
        .isEqualTo(new Exposure(hosts, proxies, 0, false));
    shell.with("DENICHEUR_ALLOWED_HOSTS", "exemple.fr,::1, été.exemple.fr");
    shell.with("DENICHEUR_TRUSTED_PROXIES", "10.0.0.0/8,::1");
    assertThat(exposure()).isEqualTo(new Exposure(hosts, proxies, 0, false));
  }

  @Test
  void whatInAThemeReplacesNothingIsNamedBeforeTheServerListens() throws IOException {
    shell.file("theme/hti.jte", "").file("theme/messages.properties", "footre = Nous");
    String port;
    Outcome outcome;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = Integer.toString(other.getLocalPort());
      outcome = shell.run("serve", "--postings=line", "--templates=theme", "--port", port);
    }

    assertThat(outcome.err())
        .contains("hti.jte", "did you mean hit.jte?", "footre", "did you mean footer?")
        .contains("cannot listen on 127.0.0.1:" + port);
  }

  private Exposure exposure(String... arguments) {
    FrontOptions front = new FrontOptions();
    SharedOptions shared = new SharedOptions(shell.surroundings());
    CommandSpec options = CommandSpec.forAnnotatedObject(front);
    options.addMixin("shared", CommandSpec.forAnnotatedObject(shared));
    new CommandLine(options)
        .setDefaultValueProvider(Settings.of(shell.surroundings(), arguments))
        .parseArgs(arguments);
    return front.exposure(shared);
  }
}
