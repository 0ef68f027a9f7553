package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file of texts. */
class MessagesTest {
  private static final Pattern NAMED =
      Pattern.compile("(?:text|firstOf)\\((?:frame, )?\"([a-z.]*[a-z])\"");

  private static Messages ours() {
    return new Theme(Optional.empty()).messages();
  }

  private static Properties properties() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Site.class.getResourceAsStream("messages.properties");
        Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void noTextHoldsTheQuoteOfPatterns() throws IOException {
    properties()
        .forEach((key, text) -> assertThat((String) text).as((String) key).doesNotContain("'"));
  }

  @Test
  void numbersAgreeWithTheirNouns() {
    Messages messages = ours();
    assertThat(messages.text("results.count", 0)).isEqualTo("Aucune offre ne correspond");
    assertThat(messages.text("results.count", 1)).isEqualTo("1 offre");
    assertThat(messages.text("results.count", 1234)).isEqualTo("1\u202f234 offres");
    assertThat(messages.text("also.more", 1)).isEqualTo("et une autre fois");
    assertThat(messages.text("also.more", 2)).isEqualTo("et 2 autres fois");
    assertThat(messages.text("similar.count", 1)).isEqualTo("Une offre ressemble à ce texte");
  }

  @Test
  void datesAreWrittenInFrench() {
    Frame frame = new Frame(SiteServer.PLAIN, ours(), new Assets(new Theme(Optional.empty())));
    assertThat(frame.day(LocalDate.parse("2021-08-01"))).isEqualTo("1er août 2021");
    assertThat(frame.day(LocalDate.parse("2021-08-11"))).isEqualTo("11 août 2021");
    assertThat(frame.month(LocalDate.parse("2021-08-11"))).isEqualTo("août 2021");
  }

  @Test
  void valuesAreNotReadAsPatterns() {
    assertThat(ours().text("search.words", "{0} '{1}' {")).contains("{0} '{1}' {");
  }

  @Test
  void theFileHoldsEveryKeyOfCodeAndTemplates() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String folder : List.of("java", "resources")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main", folder, "fr/denicheur/site"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          NAMED
              .matcher(Files.readString(file))
              .results()
              .map(MessagesTest::name)
              .forEach(named::add);
        }
      }
    }
    assertThat(named).hasSizeGreaterThan(30);
    Set<String> written = new TreeSet<>(properties().stringPropertyNames());
    assertThat(written).containsAll(named);
  }

  @Test
  void anotherLanguageIsAnotherFile() throws IOException {
    Messages messages =
        Messages.read(List.of(new StringReader("lang = en\nnumber = {0,number,integer}")));
    assertThat(messages.text("number", 1234)).isEqualTo("1,234");
    assertThatThrownBy(() -> messages.text("open"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("open");
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
