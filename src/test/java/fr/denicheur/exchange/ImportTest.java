package fr.denicheur.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.ReadPosting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
  private static final PostingReader READER =
      new PostingReader(
          RoleFamilies.bundled(),
          Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/Paris")));

  private static final String CSP =
      """
      Référence;Intitulé du poste;Employeur;Nature de l'emploi;Durée du contrat;Localisation du poste;\
      Télétravail;Date de première publication;Date de fin de publication par défaut;Compétences attendues
      2026-1234567;"Chargée ou chargé d'études ; data";"Ministère
      de l'Œuvre";Emploi ouvert uniquement aux contractuels;12 mois;Creuse (23);\
      Télétravail possible;01/06/2026;31/12/2026;- SQL
      """;

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(home.resolve("offres"));
  }

  @Test
  void everyShippedMappingIsReadAndDescribesItself() {
    assertThat(Mapping.NAMES)
        .allSatisfy(name -> assertThat(Mapping.named(name).frontMatter()).hasSizeGreaterThan(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void theOpenDataOfChoisirLeServicePublicBecomesPostings(String encoding) throws IOException {
    ImportReport report =
        run("csp.csv", CSP.getBytes(Charset.forName(encoding)), "choisirleservicepublic");

    assertThat(report.problems()).isEmpty();
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.encoding()).isEqualTo(encoding);
    Posting posting = posting("csp-2026-1234567");
    assertThat(posting.title()).isEqualTo("Chargée ou chargé d'études ; data");
    assertThat(posting.open()).isTrue();
    assertThat(posting.date()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(posting.details().unpublishedOn()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(posting.details().friend()).isEqualTo("Ministère de l'Œuvre");
    assertThat(posting.details().contract()).contains("contractuels", "12 mois");
    assertThat(posting.details().externalUrl()).endsWith("/mot-cles/2026-1234567/");
    assertThat(posting.text()).isEqualTo("Compétences attendues\nSQL");
  }

  @Test
  void anOfferOfFranceTravailBecomesAPosting() throws IOException {
    ImportReport report =
        run(
            "offres.json",
            """
            {"filtresPossibles": [], "resultats": [
              {"id": "198QWER", "intitule": "Boulanger / Boulangère (H/F)",
               "description": "Vous pétrissez.\\n\\n* le pain\\n* la #brioche\\nle matin",
               "dateCreation": "2026-06-01T08:30:00.000Z",
               "lieuTravail": {"libelle": "69 - LYON 03", "codePostal": "69003"},
               "romeCode": "D1102", "appellationlibelle": "Boulanger / Boulangère",
               "entreprise": {"nom": "Au bon pain"}, "typeContrat": "CDI",
               "typeContratLibelle": "CDI", "natureContrat": "Contrat travail",
               "experienceExige": "D", "experienceLibelle": "Débutant accepté",
               "salaire": {"libelle": "Mensuel de 1900 Euros"},
               "competences": [{"code": "1", "libelle": "Pétrir", "exigence": "E"},
                               {"code": "2", "libelle": "Cuire", "exigence": "S"}],
               "origineOffre": {"origine": "1", "urlOrigine": "https://candidat.exemple.fr/198QWER"}}
            ]}
            """,
            "francetravail");

    assertThat(report.problems()).isEmpty();
    Posting posting = posting("francetravail-198QWER");
    assertThat(posting.title()).isEqualTo("Boulanger / Boulangère (H/F)");
    assertThat(posting.role()).isEqualTo("Boulanger / Boulangère");
    assertThat(posting.junior()).isTrue();
    assertThat(posting.conditions().all()).extracting(fact -> fact.value()).contains("cdi", "lyon");
    assertThat(posting.text())
        .isEqualTo("Vous pétrissez.\nle pain\nla #brioche\nle matin\nCompétences\nPétrir\nCuire");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "[%s]",
        "{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"WebSite\"}, %s]}",
        "[{\"@graph\": [%s]}]"
      })
  void aJobPostingIsFoundWhereverItStands(String document) throws IOException {
    String posting =
        """
        {"@context": "https://schema.org/", "@type": ["JobPosting"], "title": "Développeuse R&D",
         "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "a/b c"},
         "datePosted": "2026-05-01", "validThrough": "2026-07-01T00:00:00+02:00",
         "description": "&lt;p&gt;Du &lt;strong&gt;Python&lt;/strong&gt;.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;un&lt;/li&gt;&lt;li&gt;deux&lt;/li&gt;&lt;/ul&gt;",
         "employmentType": ["FULL_TIME", "INTERN"], "jobLocationType": "TELECOMMUTE",
         "hiringOrganization": {"@type": "Organization", "name": "Acme"},
         "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Nantes"}}]}
        """;

    ImportReport report = run("page.json", document.replace("%s", posting), "jobposting");

    assertThat(report.problems()).isEmpty();
    assertThat(report.created()).isEqualTo(1);
    Posting read = posting(onlyFile().replace(".md", ""));
    assertThat(read.id().value()).startsWith("jobposting-a-b-c-");
    assertThat(read.title()).isEqualTo("Développeuse R&D");
    assertThat(read.details().contract()).isEqualTo("temps plein, stage");
    assertThat(read.details().unpublishedOn()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(read.markdown()).isEqualTo("Du **Python**.\n\n- un\n- deux\n");
    assertThat(read.conditions().all()).extracting(fact -> fact.value()).contains("full", "nantes");
  }

  @Test
  void aRowThatWasImportedBeforeLeavesItsFileAlone() throws IOException {
    String rows = row("un", "Luthière") + row("deux", "Plongeuse");
    run("a.ndjson", rows, Mapping.OWN);
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(folder.resolve("un.md"), old);

    ImportReport again = run("a.ndjson", rows, Mapping.OWN);
    ImportReport changed =
        run("a.ndjson", row("un", "Luthière") + row("deux", "Scaphandrière"), Mapping.OWN);

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(changed.replaced()).isEqualTo(1);
    assertThat(changed.unchanged()).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(folder.resolve("un.md"))).isEqualTo(old);
    assertThat(posting("deux").title()).isEqualTo("Scaphandrière");
  }

  @Test
  void aRehearsalWritesNothing() throws IOException {
    Files.writeString(home.resolve("a.ndjson"), row("un", "Luthière"));

    ImportReport report =
        Import.run(
            home.resolve("a.ndjson"),
            folder,
            new Import.Options(Mapping.named(Mapping.OWN), null, (char) 0),
            true,
            bytes -> {});

    assertThat(report.created()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void rowsOfOneIdentifierThatDifferAreRefused() throws IOException {
    ImportReport report =
        run(
            "a.ndjson",
            row("un", "A") + row("un", "A") + row("un", "B") + row("Un", "C"),
            Mapping.OWN);

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(lines(report)).containsExactly("3 id-twice", "4 name-taken");
  }

  @Test
  void aFileOfTheSameIdIsNotDoubled() throws IOException {
    Files.writeString(folder.resolve("un.txt"), "# À la main");

    ImportReport report = run("a.ndjson", row("un", "Luthière"), Mapping.OWN);

    assertThat(lines(report)).containsExactly("1 name-taken");
    assertThat(report.problems().getFirst().message()).contains("un.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"id\": \"a\"}                                                  | 1 field-missing | « title »",
        "{\"title\": \"a\"}                                               | 1 field-missing | « id »",
        "{\"id\": \"a\", \"title\": {\"fr\": \"x\"}}                      | 1 not-a-value   | {\"fr\":\"x\"}",
        "{\"id\": \"a\", \"title\": \"x\", \"date\": \"31/02/2026\"}      | 1 not-a-date    | 31/02/2026",
        "{\"id\": \"a\", \"title\": \"x\", \"open\": \"peut-être\"}       | 1 not-a-flag    | peut-être",
        "{\"id\": \"a\", \"title\": \"x\", \"externalURL\": \"exemple\"}  | 1 not-a-url     | exemple",
        "{\"id\": \"con\", \"title\": \"x\"}                              | 0               | ",
        "[1]                                                              | 1 not-an-object | 1",
        "{\"id\": \"a\", \"title                                          | 1 json-syntax   | "
      })
  void aWrongRowIsRefusedWithItsFieldAndItsValue(String row, String refusal, String said)
      throws IOException {
    ImportReport report = run("a.ndjson", row + "\n" + row("z", "Bien"), Mapping.OWN);

    if (refusal.equals("0")) {
      assertThat(report.created()).isEqualTo(2);
      return;
    }
    assertThat(lines(report)).containsExactly(refusal);
    assertThat(report.problems().getFirst().oneLine()).contains(said == null ? "" : said);
    assertThat(report.problems().getFirst().remedy()).isNotBlank();
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.rows()).isEqualTo(2);
  }

  @Test
  void threeBrokenFilesAreNamedByLine() throws IOException {
    ImportReport cells =
        run("a.csv", "id,title\r\na,A\r\n\"b\nb\",B\r\nc\r\nd,D,d\r\n\r\ne,E\r\n", Mapping.OWN);
    ImportReport quote = run("b.csv", "id;title\nf;F\ng;\"G\nh;H\n", Mapping.OWN);
    ImportReport json = run("c.json", "[" + row("i", "I") + "," + row("j", "J"), Mapping.OWN);

    assertThat(lines(cells)).containsExactly("5 columns", "6 columns");
    assertThat(cells.created()).isEqualTo(3);
    assertThat(lines(quote)).containsExactly("3 csv-syntax");
    assertThat(quote.created()).isEqualTo(1);
    assertThat(lines(json)).containsExactly("3 json-cut-short");
    assertThat(json.created()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv, 'nom;titre\na;b\n', must have a column 'id'",
    "a.csv, 'id,title,id\n', must have different names",
    "a.xlsx, '', must end in .csv",
    "a.csv, 'id,title\né,é è à\n', "
  })
  void aFileThatCannotBeUsedIsRefusedAsAWhole(String name, String content, String said)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (said == null) {
      byte[] mixed = java.util.Arrays.copyOf(bytes, bytes.length + 1);
      mixed[bytes.length] = (byte) 0xE9;
      assertThatThrownBy(() -> run(name, mixed, Mapping.OWN))
          .isInstanceOf(UnusableFileException.class)
          .hasMessageContaining("from byte " + bytes.length);
      return;
    }
    assertThatThrownBy(() -> run(name, bytes, Mapping.OWN))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkDecides(String encoding) throws IOException {
    byte[] bytes =
        "\uFEFFid\ttitle\tmarkdown\né\tÉcrivaine\tTexte\n".getBytes(Charset.forName(encoding));

    ImportReport report = run("a.csv", bytes, Mapping.OWN);

    assertThat(report.problems()).isEmpty();
    assertThat(report.encoding()).isEqualTo(encoding);
    assertThat(posting("é").title()).isEqualTo("Écrivaine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: id                                        | must have the keys id and front-matter | :1",
        "'id: id\nfront-matter: {date: d}'             | front-matter must have a title         | :2",
        "'id: id\nfront-matter: {title: {to: x}}'      | unknown key 'to'                       | :2",
        "'id: id\nfront-matter: {title: t}\ntext: [{from: d, as: rtf}]' | as must be one of       | :3",
        "'id: ''id'                                    | unexpected end of stream               | :1"
      })
  void aWrongMappingNamesItsLine(String yaml, String fault, String line) throws IOException {
    Path file = Files.writeString(home.resolve("ours.yaml"), yaml);

    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("ours.yaml" + line);
  }

  static String row(String id, String title) {
    return "{\"id\": \""
        + id
        + "\", \"title\": \""
        + title
        + "\", \"open\": true, \"markdown\": \"Du texte.\"}\n";
  }

  private ImportReport run(String name, String content, String mapping) throws IOException {
    return run(name, content.getBytes(StandardCharsets.UTF_8), mapping);
  }

  private ImportReport run(String name, byte[] content, String mapping) throws IOException {
    Path file = Files.write(home.resolve(name), content);
    return Import.run(
        file,
        folder,
        new Import.Options(Mapping.named(mapping), null, (char) 0),
        false,
        bytes -> {});
  }

  private static List<String> lines(ImportReport report) {
    assertThat(report.refused()).isEqualTo(report.problems().size());
    return report.problems().stream().map(p -> p.line() + " " + p.rule()).toList();
  }

  private String onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().getFirst();
    }
  }

  private Posting posting(String id) throws IOException {
    String name = id + ".md";
    ReadPosting read =
        READER.read(new PostingId(id), name, Files.readAllBytes(folder.resolve(name)));
    assertThat(read.problems()).filteredOn(problem -> !problem.isAdvice()).isEmpty();
    return read.posting().orElseThrow();
  }
}
