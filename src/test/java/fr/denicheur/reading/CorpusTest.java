package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the larger corpus of real postings, if it is present. */
class CorpusTest {

  @Test
  void everyRealFileBecomesAPosting() throws IOException {
    Path corpus = corpus();
    assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus);
    List<ReadPosting> read = new ArrayList<>();
    for (Path file : files(corpus)) {
      read.add(TestReader.read(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    System.out.println("problems of " + read.size() + " real files: " + countByRule(read));
    assertThat(read).hasSize(381).allMatch(posting -> posting.posting().isPresent());
    assertThat(read).allMatch(posting -> !posting.posting().orElseThrow().text().isBlank());
    long withProblems =
        read.stream().filter(posting -> !posting.withoutAdvice().problems().isEmpty()).count();
    assertThat(withProblems).as("files with problems").isLessThan(40);
  }

  private static Path corpus() {
    String shared =
        Optional.ofNullable(System.getProperty("denicheur.shared"))
            .or(() -> Optional.ofNullable(System.getenv("DENICHEUR_SHARED")))
            .orElse("../shared");
    return Path.of(shared, "corpus");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Map<String, Long> countByRule(List<ReadPosting> read) {
    return read.stream()
        .flatMap(posting -> posting.problems().stream())
        .collect(Collectors.groupingBy(Problem::rule, TreeMap::new, Collectors.counting()));
  }
}
