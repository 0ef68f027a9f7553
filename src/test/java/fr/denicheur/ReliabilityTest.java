package fr.denicheur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/RELIABILITY.md} says of each fault is what the tests say: a row that passes
 * names exactly the tests that carry its tag, and one that was not tested has none.
 */
class ReliabilityTest {
  private static final Path TABLE = Path.of("docs/RELIABILITY.md");
  private static final Pattern ROW = Pattern.compile("[YEFIQH][0-9]{1,2}");
  private static final int ROWS = 121;

  private static final ImportOption A_TEST = location -> location.contains("/test-classes/");

  /** A line of the table. */
  private record Row(String id, String verdict, String proof) {
    static Row of(String line) {
      List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(cells.get(1), cells.get(3), cells.get(4));
    }
  }

  @Test
  void theTableSaysWhatTheTestsProve() throws IOException {
    Map<String, String> tagged = tagged();
    List<Row> rows = rows();
    assertThat(rows).extracting(Row::id).doesNotHaveDuplicates().hasSize(ROWS);
    assertThat(rows).extracting(Row::id).containsAll(tagged.keySet());
    assertThat(rows)
        .allSatisfy(row -> {
          String tests = tagged.get(row.id());
          assertThat(row.verdict()).as(row.id()).isEqualTo(tests == null ? "NOT TESTED" : "PASS");
          assertThat(row.proof()).as(row.id()).isNotEmpty();
          if (tests != null) {
            assertThat(row.proof()).as(row.id()).isEqualTo(tests);
          }
        });
  }

  private static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines
          .filter(line -> line.startsWith("| "))
          .map(Row::of)
          .filter(row -> ROW.matcher(row.id()).matches())
          .toList();
    }
  }

  /** The tests by row, as the table names them. */
  private static Map<String, String> tagged() {
    Map<String, SortedSet<String>> tagged = new TreeMap<>();
    for (JavaClass test :
        new ClassFileImporter().withImportOption(A_TEST).importPackages("fr.denicheur")) {
      Class<?> type = test.reflect();
      note(tagged, type.getAnnotationsByType(Tag.class), type.getSimpleName());
      for (Method method : type.getDeclaredMethods()) {
        String name = type.getSimpleName() + "." + method.getName();
        note(tagged, method.getAnnotationsByType(Tag.class), name);
      }
    }
    return tagged.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                row ->
                    row.getValue().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "))));
  }

  private static void note(Map<String, SortedSet<String>> tagged, Tag[] tags, String test) {
    Arrays.stream(tags)
        .map(Tag::value)
        .filter(tag -> ROW.matcher(tag).matches())
        .forEach(row -> tagged.computeIfAbsent(row, r -> new TreeSet<>()).add(test));
  }
}
