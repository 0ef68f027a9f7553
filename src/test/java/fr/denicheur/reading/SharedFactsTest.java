package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Real postings whose conditions a person labelled, if the shared material is there. Prints
 * precision and recall of each fact.
 */
class SharedFactsTest {
  /** Required figures of a fact: precision and recall. */
  private record Bar(double precision, double recall) {}

  private static final Map<Condition.Kind, Bar> BARS =
      new EnumMap<>(
          Map.of(
              Condition.Kind.CONTRACT, new Bar(0.97, 0.93),
              Condition.Kind.REMOTE, new Bar(0.97, 0.93), // said at all
              Condition.Kind.PLACE, new Bar(0.90, 0.80),
              Condition.Kind.TECHNO, new Bar(0.92, 0.88),
              Condition.Kind.DAYS, new Bar(0.92, 0.75),
              Condition.Kind.MONTHS, new Bar(0.95, 0.85),
              Condition.Kind.BEGINNER, new Bar(0.95, 0.75)));

  private static final double LEAST_FULL_OR_PARTIAL = 0.88;

  /** Columns of the labels. */
  private static final Map<Condition.Kind, Integer> COLUMNS =
      Map.of(
          Condition.Kind.CONTRACT, 1,
          Condition.Kind.REMOTE, 2,
          Condition.Kind.PLACE, 3,
          Condition.Kind.DAYS, 4,
          Condition.Kind.MONTHS, 5,
          Condition.Kind.BEGINNER, 8,
          Condition.Kind.TECHNO, 9);

  /** Labels that are no value: a workload without a number, a contract without an end. */
  private static final Set<String> NOT_A_VALUE = Set.of("", "partial days", "0 months");

  @Test
  void theConditionsOfLabelledPostingsAreRead() throws IOException {
    assumeTrue(SharedMaterial.corpus().isPresent(), "no corpus");
    Path labels = SharedMaterial.relevance().orElseThrow().resolve("facts.tsv");
    assumeTrue(Files.exists(labels), "no labelled facts");
    Map<Condition.Kind, List<Integer>> counts = new EnumMap<>(Condition.Kind.class);
    List<Boolean> sameExtent = new ArrayList<>();
    for (String line : Files.readAllLines(labels).stream().skip(1).toList()) {
      String[] columns = line.split("\t", -1);
      Conditions read = conditionsOf(columns[0]);
      for (Condition.Kind kind : Condition.Kind.values()) {
        Set<String> wanted = wanted(kind, columns[COLUMNS.get(kind)]);
        Set<String> found = new HashSet<>(read.values(kind));
        if (kind == Condition.Kind.REMOTE && !wanted.isEmpty() && !found.isEmpty()) {
          sameExtent.add(wanted.equals(found));
          found = wanted;
        }
        Set<String> right = new HashSet<>(found);
        right.retainAll(wanted);
        counts.merge(
            kind, List.of(right.size(), found.size(), wanted.size()), SharedFactsTest::sum);
      }
    }
    BARS.forEach((kind, bar) -> check(kind, counts.get(kind), bar));
    double same = sameExtent.stream().filter(is -> is).count() / (double) sameExtent.size();
    System.out.println("full against partial: " + same + " of " + sameExtent.size());
    assertThat(same).isGreaterThanOrEqualTo(LEAST_FULL_OR_PARTIAL);
  }

  private static void check(Condition.Kind kind, List<Integer> counts, Bar bar) {
    double precision = counts.get(0) / (double) counts.get(1);
    double recall = counts.get(0) / (double) counts.get(2);
    System.out.println(kind.id() + ": precision " + precision + ", recall " + recall);
    assertThat(precision).as("precision of " + kind).isGreaterThanOrEqualTo(bar.precision());
    assertThat(recall).as("recall of " + kind).isGreaterThanOrEqualTo(bar.recall());
  }

  private static List<Integer> sum(List<Integer> one, List<Integer> other) {
    return List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2));
  }

  private static Set<String> wanted(Condition.Kind kind, String label) {
    return Arrays.stream(label.split("\\|"))
        .filter(
            value -> !NOT_A_VALUE.contains(value) && !NOT_A_VALUE.contains(value + " " + kind.id()))
        .map(value ->
            switch (kind) {
              case PLACE, TECHNO -> Startup.slugOf(value);
              case BEGINNER -> Boolean.toString(value.equals("yes"));
              default -> value;
            })
        .collect(Collectors.toSet());
  }

  private static Conditions conditionsOf(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedMaterial.corpus().orElseThrow().resolve(file));
    return TestReader.read(file, bytes).posting().orElseThrow().conditions();
  }
}
