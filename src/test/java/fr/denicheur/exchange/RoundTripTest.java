package fr.denicheur.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Startup;
import fr.denicheur.reading.PostingReader;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported and imported again is the same posting. */
class RoundTripTest {
  private static final int ROWS = 10_000;

  private static final PostingReader READER =
      new PostingReader(
          RoleFamilies.bundled(),
          Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/Paris")));

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource
  void everySeedComesBack(ExportFormat format) throws IOException {
    Map<PostingId, Posting> seeds = postings(Path.of("seeds"));
    assertThat(seeds).hasSizeGreaterThan(3);

    assertThat(compared(comeBack(seeds, format, "a"))).isEqualTo(compared(seeds));
  }

  @ParameterizedTest
  @EnumSource
  void everyFactComesBackWhateverSignsItHolds(ExportFormat format) throws IOException {
    Files.createDirectory(home.resolve("hard"));
    Files.writeString(
        home.resolve("hard/un.md"),
        """
        ---
        title: "=HYPERLINK(\\"http://exemple.fr\\") : H/F # 1"
        roles: "'@dev' \\\\ \\u00e9"
        startup: "Lapins & Co"
        open: true
        depublication_date: 2026-08-31
        date: 2026-01-02
        techno: ["Javascript (React, NodeJS)", "c++, c", "- x"]
        domaines: [santé]
        contrat: CDI, 3 mois
        friend: "+33 Amis"
        contact: '-a@exemple.fr'
        externalURL: https://exemple.fr/?a=1&b=2
        lieu: Lyon
        "nature de l'emploi": "titulaire; ou \\"non\\""
        ---

        # Titre

        - un "mot", puis; un autre
        - deux

        title: pas un champ
        ---
            code
        """);
    Files.writeString(
        home.resolve("hard/pourvue.md"),
        "---\ntitle: Pourvue\npost_ouvert: false\nposte_pourvu: true\njunior: oui\n---\n=A1\n");
    Map<PostingId, Posting> postings = postings(home.resolve("hard"));
    assertThat(postings).hasSize(2);

    assertThat(compared(comeBack(postings, format, "b"))).isEqualTo(compared(postings));
  }

  @Test
  void noCellOfACsvIsAFormula() {
    for (String cell : List.of("=1", "+1", "-1", "@a", "\tx", "'", "'=1", "''", "a", "", "a=1")) {
      String guarded = CellGuard.guarded(cell);
      assertThat(guarded).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-");
      assertThat(guarded).doesNotStartWith("@").doesNotStartWith("\t");
      assertThat(CellGuard.removed(guarded)).isEqualTo(cell);
    }
  }

  @Test
  void tenThousandRowsOfJsonLdNdjsonAndCsvAreTheSamePostings() throws IOException {
    Path source = home.resolve("annonces.json");
    try (BufferedWriter out = Files.newBufferedWriter(source)) {
      out.write("{\"@context\": \"https://schema.org\", \"@graph\": [");
      for (int i = 0; i < ROWS; i++) {
        out.write((i == 0 ? "" : ",\n") + jobPosting(i));
      }
      out.write("]}");
    }
    Path first = Files.createDirectory(home.resolve("jsonld"));
    ImportReport report = imported(source, first, "jobposting");
    assertThat(report.problems()).isEmpty();
    assertThat(report.created()).isEqualTo(ROWS);
    Map<PostingId, Posting> postings = postings(first);

    Path lines = exchanged(postings, ExportFormat.NDJSON, "ndjson");
    exchanged(postings, ExportFormat.CSV, "csv");

    Map<PostingId, Posting> some = new TreeMap<>(postings);
    some.keySet().removeIf(id -> !id.value().endsWith("7")); // to read all takes seconds
    Map<PostingId, Posting> same = new TreeMap<>();
    for (PostingId id : some.keySet()) {
      same.put(id, read(lines.resolve(id + ".md")));
    }
    assertThat(compared(same)).isEqualTo(compared(some));
    assertThat(files(home.resolve("csv"))).isEqualTo(files(home.resolve("ndjson")));
    assertThat(imported(source, first, "jobposting").unchanged()).isEqualTo(ROWS);
  }

  private static String jobPosting(int i) {
    return String.format(
        Locale.ROOT,
        "{\"@type\": \"JobPosting\", \"identifier\": %d, \"title\": \"Métier n° %<d\","
            + " \"datePosted\": \"2026-0%d-1%d\", \"employmentType\": \"FULL_TIME\","
            + " \"description\": \"<p>Texte <b>n</b> à <a href='https://exemple.fr/a'>lire</a></p>\","
            + " \"hiringOrganization\": {\"name\": \"Société %d\"}}",
        i,
        1 + i % 6,
        i % 10,
        i % 100);
  }

  private Map<PostingId, Posting> comeBack(
      Map<PostingId, Posting> postings, ExportFormat format, String name) throws IOException {
    return postings(exchanged(postings, format, name));
  }

  private Path exchanged(Map<PostingId, Posting> postings, ExportFormat format, String name)
      throws IOException {
    Path file = home.resolve(name + "." + format.id());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(format.head());
      for (Posting posting : postings.values()) {
        out.write(format.row(posting));
      }
    }
    Path folder = Files.createDirectory(home.resolve(name));
    ImportReport report = imported(file, folder, Mapping.OWN);
    assertThat(report.problems()).isEmpty();
    assertThat(report.created()).isEqualTo(postings.size());
    return folder;
  }

  private static ImportReport imported(Path file, Path folder, String mapping) {
    Import.Options options = new Import.Options(Mapping.named(mapping), null, (char) 0);
    return Import.run(file, folder, options, false, bytes -> {});
  }

  private static Map<PostingId, Posting> postings(Path folder) throws IOException {
    Map<PostingId, Posting> postings = new TreeMap<>();
    for (Path file : listed(folder)) {
      Posting posting = read(file);
      postings.put(posting.id(), posting);
    }
    return postings;
  }

  private static Posting read(Path file) throws IOException {
    String name = file.getFileName().toString();
    PostingId id = new PostingId(name.replaceFirst("\\.(md|txt)$", ""));
    return READER.read(id, name, Files.readAllBytes(file)).posting().orElseThrow();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : listed(folder)) {
      contents.put(file.getFileName().toString(), Files.readString(file));
    }
    return contents;
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith("README")).toList();
    }
  }

  /**
   * Returns all that a posting says, as text. That beginners are welcome is said by a sentence
   * before, and by the front matter after: the sentence itself does not count.
   */
  private static List<String> compared(Map<PostingId, Posting> postings) {
    List<String> all = new ArrayList<>();
    for (Posting posting : postings.values()) {
      Startup startup = posting.startup();
      all.add(
          List.of(
                  posting.id(),
                  posting.title(),
                  posting.role(),
                  posting.family(),
                  startup == null ? "" : startup,
                  posting.open(),
                  posting.junior(),
                  String.valueOf(posting.date()),
                  posting.details(),
                  posting.markdown(),
                  posting.text(),
                  posting.conditions().all().stream()
                      .filter(fact -> fact.kind() != Condition.Kind.BEGINNER)
                      .toList())
              .toString());
    }
    return all;
  }
}
