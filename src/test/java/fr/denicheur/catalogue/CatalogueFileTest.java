package fr.denicheur.catalogue;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Startup.Tag;
import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalogue is read in both its forms, whatever is in the file. */
class CatalogueFileTest {
  private static final String YAML =
      """
      # Les produits de la maison
      - slug: Lapins
        name: Potager Solidaire
        pitch: Réserver une parcelle
        incubator: Direction du numérique
        themes: [Santé, Jeunesse]
      - {slug: enclume, name: 2048}
      """;

  /** As beta.gouv.fr publishes its products; the words are ours. */
  private static final String JSON =
      """
      { "links": { "self": "https://exemple.fr/startups" }
      , "data":
        [
          { "id": "lapins", "type": "startup"
          , "attributes":
            { "name": "Potager Solidaire", "pitch": "Réserver une\tparcelle d&#39;ici"
            , "stats_url": "", "contact": "a@exemple.fr"
            , "content_url_encoded_markdown": "%23%23%20Contexte"
            , "phases": [ { "name": "alumni", "start": "2019-01-01", "end": "" } ]
            , "thematiques": [ "Santé", "Jeunesse", ]
            }
          , "relationships":
            { "incubator": { "data": { "type": "incubator", "id": "dinum" } }
            , "incubators":
              { "data":
                [ { "type": "incubator", "id": "dinum" }, { "type": "incubator", "id": "fabrique" } ]
              }
            }
          },
          { "id": "enclume", "type": "startup"
          , "attributes": { "name": "Enclume", "mission": "Forger" }
          , "relationships": { "incubator": { "data": { "type": "incubator", "id": "" } } }
          }
        ]
      , "included":
        [ { "id": "dinum", "type": "incubator"
          , "attributes": { "title": "Direction du numérique", "owner": "/organisations/dinum" }
          } ]
      }
      """;

  @TempDir private Path folder;

  private CatalogueFile read(String name, String content) throws IOException {
    return CatalogueFile.read(Files.writeString(folder.resolve(name), content));
  }

  @Test
  void aListInYamlNamesEachStartup() throws IOException {
    CatalogueFile file = read("startups.yaml", YAML);
    assertThat(file.problems()).isEmpty();
    assertThat(file.catalogue().of("lapins"))
        .hasValue(
            new Startup(
                "lapins",
                "Potager Solidaire",
                "Réserver une parcelle",
                List.of(new Tag("direction-du-numerique", "Direction du numérique")),
                List.of(new Tag("sante", "Santé"), new Tag("jeunesse", "Jeunesse"))));
    assertThat(file.catalogue().of("enclume")).hasValue(new Startup("enclume", "2048"));
    assertThat(file.catalogue().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"startups.json", "sans-extension", "startups.yaml"})
  void theProductsOfBetaGouvAreReadWhateverTheFileIsCalled(String name) throws IOException {
    CatalogueFile file = read(name, "\uFEFF" + JSON);
    assertThat(file.problems()).isEmpty();
    assertThat(file.catalogue().of("lapins"))
        .hasValue(
            new Startup(
                "lapins",
                "Potager Solidaire",
                "Réserver une parcelle d'ici",
                List.of(
                    new Tag("dinum", "Direction du numérique"), new Tag("fabrique", "fabrique")),
                List.of(new Tag("sante", "Santé"), new Tag("jeunesse", "Jeunesse"))));
    assertThat(file.catalogue().of("enclume"))
        .hasValue(new Startup("enclume", "Enclume").saying("Forger"));
  }

  @Test
  void ourListMayBeJsonToo() throws IOException {
    CatalogueFile file =
        read(
            "liste.json", "[{\"slug\": \"lapins\", \"name\": \"Potager\", \"themes\": \"Santé\"}]");
    assertThat(file.problems()).isEmpty();
    assertThat(file.catalogue().of("lapins")).map(Startup::label).hasValue("Potager");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- {slug: a, name: A}~- {name: B}~- {slug: c, name: C}      | 2 | pas d'identifiant",
        "- {slug: a, name: A}~- {slug: b}~- {slug: c, name: C}      | 2 | pas de nom",
        "- {slug: a, name: A}~- {slug: A, name: B}~- {slug: c, name: C} | 2 | « a » est déjà",
        "- {slug: a, name: A}~- {slug: [b], name: B}~- {slug: c, name: C} | 2 | « slug » n'est pas",
        "- {slug: a, name: A}~- {slug: '??', name: B}~- {slug: c, name: C} | 2 | pas d'identifiant",
        "- {slug: a, name: A}~- texte~- {slug: c, name: C}          | 2 | lignes « clé: valeur »",
        "- {slug: a, name: A, pitch: {b: c}}~- {slug: c, name: C}   | 1 | « pitch » n'est pas",
        "- {slug: a, name: A, themes: [[b]]}~- {slug: c, name: C}   | 1 | « themes » n'est pas",
        "- {slug: a, name: A, nom: B}~- {slug: c, name: C}          | 1 | clé inconnue « nom »",
        "- {slug: a, name: A, name: B}~- {slug: c, name: C}         | 1 | « name » est écrit deux",
      })
  void aWrongEntryIsNamedWithItsLineAndTheOthersStay(String yaml, int line, String message)
      throws IOException {
    CatalogueFile file = read("startups.yaml", yaml.replace('~', '\n'));
    assertThat(file.isUnusable()).isFalse();
    assertThat(file.problems())
        .first()
        .satisfies(problem -> {
          assertThat(problem.path()).endsWith("startups.yaml");
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.message()).contains(message);
          assertThat(problem.remedy()).isNotBlank();
        });
    assertThat(file.catalogue().of("a")).map(Startup::label).hasValue("A");
    assertThat(file.catalogue().of("c")).map(Startup::label).hasValue("C");
    assertThat(file.catalogue().size()).isEqualTo(2);
  }

  @Test
  void aWrongProductIsNamedWithItsLineAndTheOthersStay() throws IOException {
    CatalogueFile file =
        read(
            "startups.json",
            """
            {"data": [
              {"id": "a", "attributes": {"name": "A"}},
              {"id": {"b": 1}, "attributes": {"name": "B"}},
              [1, 2],
              {"id": "d", "attributes": 4},
              {"id": "e", "attributes": {"name": "E", "thematiques": {"f": 1}}}
            ]}
            """);
    assertThat(file.isUnusable()).isFalse();
    assertThat(file.problems()).extracting(Problem::line).containsExactly(3, 3, 4, 5, 6);
    assertThat(file.catalogue().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: b                                  | 1 | doit être une liste",
        "- {slug: a, name: A}~- [              | 2 | le YAML ne se lit pas",
        "- &a {slug: a, name: *a}              | 0 | le YAML ne se lit pas",
        "- [[[[[[[[[[[[]]]]]]]]]]]]            | 0 | le YAML ne se lit pas",
        "`{\"data\": [{\"id\": \"a\"},~{\"id\":` | 2 | le JSON ne se lit pas",
        "`{\"data\": 4}`                       | 1 | pas de liste « data »",
        "`{}`                                  | 1 | pas de liste « data »",
      })
  void aFileThatCannotBeReadIsUnusableAndSaysWhere(String content, int line, String message)
      throws IOException {
    CatalogueFile file = read("startups", content.replace('~', '\n'));
    assertThat(file.isUnusable()).isTrue();
    assertThat(file.problems().getFirst().message()).contains(message);
    assertThat(file.problems().getFirst().line()).isBetween(line, line + 1);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("startups.yaml");
    Files.write(file, "- {slug: é, name: é}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CatalogueFile.read(file).problems().getFirst().message()).contains("UTF-8");
    Files.write(file, "{\"data\": [\"é\"]}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CatalogueFile.read(file).isUnusable()).isTrue();
    assertThat(CatalogueFile.read(folder).problems().getFirst().message()).contains("être lu");
    assertThat(CatalogueFile.read(folder.resolve("absent")).isUnusable()).isTrue();
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    assertThat(
            read("a.yaml", "#".repeat(YamlEntries.MAX_BYTES + 1)).problems().getFirst().message())
        .contains("dépasse 4 Mio");
    assertThat(CatalogueFile.read(Path.of("/dev/zero")).problems().getFirst().message())
        .contains("dépasse 32 Mio");
  }

  @Test
  void longTextsAreCutAndOneMistakeInEveryEntryIsListedAHundredTimes() throws IOException {
    String much = "a".repeat(5_000);
    String tags =
        IntStream.range(0, 30).mapToObj(i -> "theme " + i).collect(joining(", ", "[", "]"));
    Startup cut =
        read("a.yaml", "- {slug: a, name: " + much + ", pitch: " + much + ", themes: " + tags + "}")
            .catalogue()
            .of("a")
            .orElseThrow();
    assertThat(cut.label()).hasSize(Startup.MAX_LENGTH);
    assertThat(cut.pitch()).hasSize(EntryReader.MAX_PITCH);
    assertThat(cut.themes()).hasSize(EntryReader.MAX_TAGS);
    String ids =
        IntStream.range(0, 30).mapToObj(i -> "{\"id\": \"i" + i + "\"}").collect(joining(","));
    String product =
        "{\"data\": [{\"id\": \"a\", \"attributes\": {\"name\": \"A\"}, \"relationships\":";
    String document = product + "{\"incubators\": {\"data\": [" + ids + "]}}}]}";
    assertThat(read("a.json", document).catalogue().of("a").orElseThrow().incubators())
        .hasSize(EntryReader.MAX_TAGS);
    List<Problem> problems = read("b.yaml", "- {slug: a}\n".repeat(300)).problems();
    assertThat(problems).hasSize(EntryReader.MAX_PROBLEMS + 1);
    assertThat(problems.getLast().message()).startsWith("200 autres défauts");
  }

  /** Files with a few bytes changed are read or refused, and nothing else happens. */
  @ParameterizedTest
  @ValueSource(strings = {YAML, JSON})
  void spoiledFilesAreReadOrRefused(String whole) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("spoiled catalogues of seed " + seed);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(8); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      CatalogueFile file = CatalogueFile.read(Files.write(folder.resolve("spoiled"), bytes));
      assertThat(file.isUnusable() || file.catalogue().size() <= 3).as("seed %s", seed).isTrue();
      assertThat(file.problems()).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }
  }

  @Test
  void theExamplesOfTheDocumentAreReadWithoutAProblem() throws IOException {
    String page = Files.readString(Path.of("docs/STARTUPS.md"));
    for (String language : List.of("yaml", "json")) {
      Matcher example = Pattern.compile("```" + language + "\n([^`]++)```").matcher(page);
      assertThat(example.find()).as(language).isTrue();
      CatalogueFile file = read("example." + language, example.group(1));
      assertThat(file.problems()).isEmpty();
      assertThat(file.catalogue().of("lapins")).isPresent();
    }
  }

  @Test
  void aCatalogueThatChangesIsFollowedAndThatIsLostOrBrokenKept() throws IOException {
    Path file = Files.writeString(folder.resolve("live.yaml"), "- {slug: a, name: Un}");
    LiveCatalogue live = LiveCatalogue.of(file);
    Catalogue first = live.get();
    assertThat(live.get()).isSameAs(first);
    Files.writeString(file, "- {slug: a, name: Deux fois}");
    Catalogue second = live.get();
    assertThat(second.of("a")).map(Startup::label).hasValue("Deux fois");
    assertThat(second.hash("a")).isNotEqualTo(first.hash("a")).isNotEmpty();
    assertThat(second.hash("b")).isEmpty();
    Files.writeString(file, "- {slug: a, name");
    assertThat(live.get()).isSameAs(second);
    Files.delete(file);
    assertThat(live.get()).isSameAs(second);
    Files.writeString(file, "");
    assertThat(live.get().size()).as("an empty file names no startup").isZero();
  }

  @Test
  void aBrokenFileIsNoBeginning() throws IOException {
    Path file = Files.writeString(folder.resolve("live.yaml"), "a: b");
    assertThatThrownBy(() -> LiveCatalogue.of(file))
        .isInstanceOf(UnusableCatalogueException.class)
        .hasMessageContaining("live.yaml:1");
  }
}
