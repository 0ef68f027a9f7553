package fr.denicheur.relevance;

import fr.denicheur.posting.PostingId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query with the grades that people gave to postings as answers to it.
 *
 * @param id the name of the query in the file of queries
 * @param words the words typed
 * @param kind the sort of query, such as {@code topic} or {@code typo}
 * @param grades the grade of each posting: 0 unrelated, 1 related, {@link #GOOD} a good answer, 3
 *     exactly what is wanted; ids are as {@link #bare} returns them
 */
public record JudgedQuery(String id, String words, String kind, Map<PostingId, Integer> grades) {
  /** From this grade on a posting is a good answer. */
  public static final int GOOD = 2;

  private static final Pattern EXTENSION = Pattern.compile("\\.(md|markdown|txt)$");

  public JudgedQuery {
    Map<PostingId, Integer> bare = new HashMap<>();
    grades.forEach((posting, grade) -> bare.put(bare(posting), grade));
    grades = Collections.unmodifiableMap(bare);
  }

  /**
   * Returns an id without the ending of its file. Judges may write the ending or not, and an id
   * keeps it only if two files differ in nothing else.
   */
  static PostingId bare(PostingId posting) {
    return new PostingId(EXTENSION.matcher(posting.value()).replaceFirst(""));
  }

  /** Returns all ids for which {@link #bare} returns this one, itself included. */
  static Stream<PostingId> named(PostingId bare) {
    return Stream.of("", ".md", ".markdown", ".txt")
        .map(bare.value()::concat)
        .filter(name -> name.getBytes(StandardCharsets.UTF_8).length <= PostingId.MAX_BYTES)
        .map(PostingId::new);
  }

  /** Returns the grade of a posting; empty if it has none. */
  public OptionalInt grade(PostingId posting) {
    Integer grade = grades.get(bare(posting));
    return grade == null ? OptionalInt.empty() : OptionalInt.of(grade);
  }

  /** Returns whether any posting has grade 1 or more; otherwise nothing can be measured. */
  public boolean isMeasurable() {
    return grades.values().stream().anyMatch(grade -> grade >= 1);
  }

  /** Returns the postings with {@code grade} or better: best first, then by id. */
  public List<PostingId> atLeast(int grade) {
    return grades.entrySet().stream()
        .filter(judged -> judged.getValue() >= grade)
        .sorted(
            Comparator.comparing(Map.Entry<PostingId, Integer>::getValue)
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }
}
