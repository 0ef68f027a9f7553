package fr.denicheur.site;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Sort;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Reason;
import fr.denicheur.web.FacetChoice;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The files of texts. */
class MessagesTest {
  private static final Pattern NAMED =
      Pattern.compile("(?:text|firstOf)\\((?:frame, )?\"([a-z.]*[a-z])\"");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])");

  /** Text in brackets that may hold others, three deep. */
  private static final String IN_BRACKETS =
      "\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*\\)";

  private static final Path TEMPLATES = Path.of("src/main/resources/fr/denicheur/site/templates");
  private static final String FRENCH = "messages.properties";
  private static final String ENGLISH = "messages_en.properties";

  private static Messages ours() {
    return new Theme(Optional.empty()).messages();
  }

  private static Properties properties(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Site.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void noTextHoldsTheQuoteOfPatterns() throws IOException {
    for (String name : List.of(FRENCH, ENGLISH)) {
      properties(name)
          .forEach((key, text) -> assertThat((String) text).as((String) key).doesNotContain("'"));
    }
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
  void numbersAndDatesAreWrittenInEnglish() {
    Theme theme = new Theme(Optional.empty());
    Frame frame = new Frame(SiteServer.PLAIN, theme.english(), new Assets(theme));
    assertThat(frame.text("results.count", 0)).isEqualTo("No posting matches");
    assertThat(frame.text("results.count", 1)).isEqualTo("1 posting");
    assertThat(frame.text("results.count", 1234)).isEqualTo("1,234 postings");
    assertThat(frame.text("fact.days.one", 1)).isEqualTo("1 day a week");
    assertThat(frame.text("fact.days.one", 2.5)).isEqualTo("2.5 days a week");
    assertThat(frame.text("fact.months.one", 12)).isEqualTo("12 months");
    assertThat(frame.day(LocalDate.parse("2021-08-01"))).isEqualTo("1 August 2021");
    assertThat(frame.month(LocalDate.parse("2021-08-11"))).isEqualTo("August 2021");
  }

  @Test
  void valuesAreNotReadAsPatterns() {
    assertThat(ours().text("search.words", "{0} '{1}' {")).contains("{0} '{1}' {");
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
    Properties french = properties(FRENCH);
    Properties english = properties(ENGLISH);
    assertThat(english.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
    for (String key : french.stringPropertyNames()) {
      String text = english.getProperty(key);
      assertThat(text).as(key).isNotBlank();
      assertThat(placeholders(text)).as(key).isEqualTo(placeholders(french.getProperty(key)));
    }
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MessagesTest::name)
        .collect(toCollection(TreeSet::new));
  }

  /** Texts that are the same in both languages, because they are names, forms or search terms. */
  @Test
  void whatIsEnglishIsTranslated() throws IOException {
    Properties french = properties(FRENCH);
    assertThat(properties(ENGLISH).entrySet())
        .filteredOn(text -> text.getValue().equals(french.get(text.getKey())))
        .extracting(text -> (String) text.getKey())
        .containsExactlyInAnyOrder(
            "date.day",
            "date.month",
            "facet.startup",
            "facet.techno",
            "facet.year.total",
            "fact.contact",
            "fact.startup",
            "fact.techno",
            "feed.title",
            "number",
            "pager.number",
            "pager.page",
            "posting.published",
            "search.placeholder",
            "search.suggestions",
            "suggestion.startup",
            "value.contract.freelance",
            "value.role.coaching",
            "value.role.communication",
            "value.role.design");
  }

  @Test
  void everyKeyIsUsedAndEveryUsedKeyHasAText() throws IOException {
    Set<String> named = new TreeSet<>();
    StringBuilder written = new StringBuilder();
    for (Path file : sources()) {
      String source = Files.readString(file);
      NAMED.matcher(source).results().map(MessagesTest::name).forEach(named::add);
      written.append(source);
    }
    assertThat(named).hasSizeGreaterThan(100);
    Set<String> keys = properties(FRENCH).stringPropertyNames();
    assertThat(keys).containsAll(named);
    Set<String> made = made();
    assertThat(keys)
        .filteredOn(key -> written.indexOf('"' + key + '"') < 0)
        .filteredOn(key -> !ErrorPage.KEYS.matcher(key).matches())
        .allMatch(made::contains, "is used by code or a template");
    assertThat(keys).containsAll(made);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> code = Files.walk(Path.of("src/main/java/fr/denicheur/site"));
        Stream<Path> templates = Files.walk(TEMPLATES)) {
      return Stream.concat(code, templates).filter(Files::isRegularFile).toList();
    }
  }

  /** Keys that code makes of the values of an enum. */
  private static Set<String> made() {
    Stream<String> facets = Stream.of(Facet.values()).map(facet -> "facet." + facet.id());
    Stream<String> choices =
        Stream.of(Facet.values())
            .flatMap(facet ->
                facet.choices().keySet().stream()
                    .map(value -> "value." + facet.id() + "." + value));
    Stream<String> flags =
        Stream.of("open", "junior")
            .flatMap(
                facet -> Stream.of("true", "false").map(value -> "value." + facet + "." + value));
    Stream<String> sorts = Stream.of(Sort.values()).map(sort -> "sort." + sort.id());
    Stream<String> facts = Stream.of(Condition.Kind.values()).map(kind -> "fact." + kind.id());
    Stream<String> places =
        Stream.of(Reason.Place.values())
            .map(place -> "why.place." + place.name().toLowerCase(Locale.ROOT));
    Stream<String> others =
        Stream.of(
            "open",
            "closed",
            "filled",
            "posting.filled",
            "posting.closed",
            "chip.typos.off",
            "chip.collapse.off",
            "chip.match.any",
            "chip.match.all",
            "fact.days.one",
            "fact.days.range",
            "fact.months.one",
            "fact.months.range",
            "fact.beginner.true",
            "fact.beginner.false",
            "error.title.other",
            "error.text.other");
    return Stream.of(facets, choices, flags, sorts, facts, places, others)
        .flatMap(keys -> keys)
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void templatesHoldNoText() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      for (Path file : files.toList()) {
        Document page = Jsoup.parse(withoutCode(Files.readString(file)));
        assertThat(page.text()).as("%s", file).doesNotContainPattern("\\p{L}");
        for (String attribute : List.of("aria-label", "title", "placeholder", "alt")) {
          assertThat(page.select("[" + attribute + "]").eachAttr(attribute))
              .as("%s of %s", attribute, file)
              .noneMatch(text -> text.matches(".*\\p{L}.*"));
        }
      }
    }
  }

  /** Removes parameters, calls, conditions and inserted values, of which texts are one kind. */
  private static String withoutCode(String template) {
    return template
        .replaceAll("(?m)^@(import|param) .*$|^!\\{.*$", "")
        .replaceAll("(?s)@template\\.\\w+\\(\n.*?content = @`|@template\\.\\w+\\([^\n]*\\)", "")
        .replaceAll("\\$(unsafe)?\\{[^}]*}", "")
        .replaceAll("@(if|for|elseif)" + IN_BRACKETS + "|@(else|endif|endfor)", "")
        .replaceAll("(?m)^`.*$", "");
  }

  @Test
  void theFrenchOfValuesIsThatOfTheApi() {
    Frame frame = new Frame(SiteServer.PLAIN, ours(), new Assets(new Theme(Optional.empty())));
    for (Facet facet : Facet.values()) {
      List<String> values =
          switch (facet.kind()) {
            case CHOICE -> List.copyOf(facet.choices().keySet());
            case FLAG, MENTION -> List.of("true", "false");
            case PERIOD -> List.of("2021", "2021-12", "2021-08");
            case SLUG -> List.of("lapins");
          };
      List<FacetCount> counts =
          values.stream().map(value -> new FacetCount(value, null, 1, false)).toList();
      assertThat(frame.choices(facet, counts)).isEqualTo(FacetChoice.of(facet, counts));
    }
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
