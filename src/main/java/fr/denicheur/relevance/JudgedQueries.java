package fr.denicheur.relevance;

import fr.denicheur.posting.PostingId;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Queries, each with the grades that people gave to postings as answers to it.
 *
 * @param queries the measurable queries, ordered by id
 * @param leftOut how many queries are left out because no posting answers them
 */
public record JudgedQueries(List<JudgedQuery> queries, int leftOut) {
  private static final String ALL_ALIKE = "all";

  /** One digit: the gain 2^g of a larger grade would outweigh all other postings. */
  private static final Pattern GRADE = Pattern.compile("[0-9]");

  public JudgedQueries {
    queries = List.copyOf(queries);
  }

  /**
   * Reads queries and judgments. In both files, empty lines, lines that begin with {@code #} and
   * further columns are ignored.
   *
   * @param queries lines of id, words and optionally kind, separated by tabs
   * @param judgments lines of query id, posting id with or without {@code .md}, {@code .markdown}
   *     or {@code .txt}, and grade; the last grade of a posting counts
   * @throws UnusableJudgmentsException if a file cannot be read or a line has another form
   */
  public static JudgedQueries read(Path queries, Path judgments) {
    Map<String, Map<PostingId, Integer>> grades = grades(judgments);
    List<JudgedQuery> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (TabbedLine line : TabbedLine.read(queries)) {
      line.require(2, "an id, a tab and words");
      if (!ids.add(line.column(0))) {
        throw line.wrong("the only one with its id");
      }
      read.add(query(line, grades.getOrDefault(line.column(0), Map.of())));
    }
    List<JudgedQuery> measurable =
        read.stream()
            .filter(JudgedQuery::isMeasurable)
            .sorted(Comparator.comparing(JudgedQuery::id))
            .toList();
    return new JudgedQueries(measurable, read.size() - measurable.size());
  }

  private static JudgedQuery query(TabbedLine line, Map<PostingId, Integer> grades) {
    try {
      Question unused = QuestionParser.parse(line.column(1));
    } catch (InvalidQueryException e) {
      throw line.wrong(e);
    }
    String kind = line.column(2).isEmpty() ? ALL_ALIKE : line.column(2);
    return new JudgedQuery(line.column(0), line.column(1), kind, grades);
  }

  private static Map<String, Map<PostingId, Integer>> grades(Path judgments) {
    Map<String, Map<PostingId, Integer>> grades = new HashMap<>();
    for (TabbedLine line : TabbedLine.read(judgments)) {
      line.require(3, "a query, a posting and a grade, separated by tabs");
      grades
          .computeIfAbsent(line.column(0), query -> new HashMap<>())
          .put(posting(line), grade(line));
    }
    return grades;
  }

  private static PostingId posting(TabbedLine line) {
    try {
      return JudgedQuery.bare(new PostingId(line.column(1)));
    } catch (IllegalArgumentException e) {
      throw line.wrong(e);
    }
  }

  private static int grade(TabbedLine line) {
    if (!GRADE.matcher(line.column(2)).matches()) {
      throw line.wrong("a query, a posting and a grade from 0 to 9");
    }
    return Integer.parseInt(line.column(2));
  }

  /** Counts the postings graded 1 or better that are not in the index. */
  public long countMissingFrom(Predicate<PostingId> isIndexed) {
    return queries.stream()
        .flatMap(query -> query.atLeast(1).stream())
        .distinct()
        .filter(posting -> JudgedQuery.named(posting).noneMatch(isIndexed))
        .count();
  }
}
