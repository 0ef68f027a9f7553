package fr.denicheur.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one file while a thread reads it. */
final class Findings {
  /** A hostile file can break a rule on every line; an author does not read more than 100. */
  static final int MAX = 100;

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::isAdvice)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final String path;
  private final List<Problem> found = new ArrayList<>();

  Findings(String path) {
    this.path = path;
  }

  /**
   * Returns an empty collection for the same file. Its problems count only if {@link #addAll} adds
   * them to this one.
   */
  Findings apart() {
    return new Findings(path);
  }

  void add(Rule rule, int line, int column, String value, Object... details) {
    if (found.size() < MAX) {
      found.add(rule.problem(path, line, column, value, details));
    } else if (found.size() == MAX) {
      found.add(Rule.TOO_MANY_PROBLEMS.ofFile(path, MAX));
    }
  }

  void add(Rule rule, Field field, String value, Object... details) {
    add(rule, field.line(), field.column(), value, details);
  }

  void addAll(Findings others) {
    others.found.stream().limit(Math.max(0, MAX + 1 - found.size())).forEach(found::add);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the problems in the order of their places, then advice. */
  List<Problem> all() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
