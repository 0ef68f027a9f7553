package fr.denicheur.opensearch;

import fr.denicheur.lucene.scoring.CoverageQuery;
import fr.denicheur.lucene.scoring.PieceQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Makes the filter for the postings that cover enough of a question, from the sets of words that
 * suffice together: {@code (développeur and python) or (développeur and django)}. A cluster begins
 * with the rarest word of a set, so it looks at few postings only.
 */
final class SufficientWords {
  /** Sets are written out up to so many parts; a longer filter costs more than it saves. */
  private static final int MOST_PARTS = 150;

  /** Sums of the same floats in another order differ by less. */
  private static final double ROUNDING = 1e-5;

  private final QueryPrinter printer;
  private int parts;

  /**
   * @param printer knows which words postings hold
   */
  SufficientWords(QueryPrinter printer) {
    this.printer = printer;
  }

  /** Thrown if the sets are too many to write out. */
  private static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyException() {
      super("the sets of sufficient words are too many", null, false, false);
    }
  }

  /** What postings cover of a question or of a part of it. */
  private sealed interface Cover {
    /** The greatest importance that a posting can cover, above 0. */
    double most();

    /** All importances that a posting can cover, above 0. */
    SortedSet<Double> levels();
  }

  /** A word that a posting holds or not. */
  private record Held(Query word, double most) implements Cover {
    @Override
    public SortedSet<Double> levels() {
      return new TreeSet<>(List.of(most));
    }
  }

  /** Ways to say the same, of which the best counts. */
  private record Best(List<Cover> ways) implements Cover {
    @Override
    public double most() {
      return ways.stream().mapToDouble(Cover::most).max().orElse(0);
    }

    @Override
    public SortedSet<Double> levels() {
      SortedSet<Double> levels = new TreeSet<>();
      ways.forEach(way -> levels.addAll(way.levels()));
      return levels;
    }
  }

  /** Words whose importances add up, the most important first. */
  private record Sum(List<Cover> words) implements Cover {
    static Sum of(List<Cover> words) {
      return new Sum(
          words.stream().sorted(Comparator.comparingDouble(Cover::most).reversed()).toList());
    }

    Sum rest() {
      return new Sum(words.subList(1, words.size()));
    }

    @Override
    public double most() {
      return words.stream().mapToDouble(Cover::most).sum();
    }

    @Override
    public SortedSet<Double> levels() {
      SortedSet<Double> levels = new TreeSet<>();
      for (Cover word : words) {
        for (double level : List.copyOf(levels)) {
          word.levels().forEach(more -> levels.add(level + more));
        }
        levels.addAll(word.levels());
        if (levels.size() > MOST_PARTS) {
          throw new TooManyException();
        }
      }
      return levels;
    }
  }

  /**
   * Returns the filter.
   *
   * @param importance that the words of a posting must reach together, above 0
   * @return empty if there are too many sets of words
   */
  Optional<Query> atLeast(CoverageQuery query, double importance) {
    parts = 0;
    try {
      return Optional.of(atLeast(cover(query), importance).orElse(MatchNoDocsQuery.INSTANCE));
    } catch (TooManyException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns a filter for each importance that a posting can cover, the greatest first. A filter
   * also matches what those before it match.
   *
   * @param least importances below are left out
   * @param most so many importances
   * @return empty if there are more, or too many sets of words
   */
  Optional<SequencedMap<Double, Query>> levels(CoverageQuery query, double least, int most) {
    parts = 0;
    try {
      Cover cover = cover(query);
      SequencedMap<Double, Query> filters = new LinkedHashMap<>();
      double before = Double.POSITIVE_INFINITY;
      for (double level : cover.levels().tailSet(least * (1 - ROUNDING)).reversed()) {
        if (level < before * (1 - ROUNDING)) {
          if (filters.size() == most) {
            return Optional.empty();
          }
          filters.put(level, atLeast(cover, level).orElseThrow());
          before = level;
        }
      }
      return Optional.of(filters);
    } catch (TooManyException e) {
      return Optional.empty();
    }
  }

  private Sum cover(CoverageQuery query) {
    List<Cover> words = new ArrayList<>();
    for (int i = 0; i < query.words().size(); i++) {
      add(words, query.words().get(i), query.importances().get(i));
    }
    return Sum.of(words);
  }

  /** Adds what postings cover of a word, unless that is nothing. */
  private void add(List<Cover> covers, Query word, double importance) {
    if (!printer.mayMatch(word)) {
      return;
    }
    if (!(CoveredShares.unweighed(word) instanceof PieceQuery piece)) {
      covers.add(new Held(word, importance));
      return;
    }
    List<Cover> inner = new ArrayList<>();
    for (int i = 0; i < piece.parts().size(); i++) {
      add(inner, piece.parts().get(i), importance * piece.shares().get(i));
    }
    covers.add(piece.isBest() ? new Best(inner) : Sum.of(inner));
  }

  /** Returns the filter for an importance above 0; empty if no posting reaches it. */
  private Optional<Query> atLeast(Cover cover, double importance) {
    if (cover.most() < importance * (1 - ROUNDING)) {
      return Optional.empty();
    }
    if (++parts > MOST_PARTS) {
      throw new TooManyException();
    }
    return switch (cover) {
      case Held held -> Optional.of(held.word());
      case Best best ->
          Optional.of(
              any(best.ways().stream().flatMap(way -> atLeast(way, importance).stream()).toList()));
      case Sum sum -> Optional.of(any(sets(sum, importance)));
    };
  }

  /** Returns the ways to reach an importance, by how much of it the first word covers. */
  private List<Query> sets(Sum sum, double importance) {
    List<Query> sets = new ArrayList<>();
    Cover first = sum.words().getFirst();
    Optional<Query> before = without(sum, importance);
    before.ifPresent(sets::add);
    for (double level : first.levels()) {
      if (level >= importance * (1 - ROUNDING)) {
        sets.add(atLeast(first, level).orElseThrow());
        return sets;
      }
      Optional<Query> rest = without(sum, importance - level);
      if (rest.isPresent() && !rest.equals(before)) { // else less of the word is enough
        sets.add(both(atLeast(first, level).orElseThrow(), rest.get()));
      }
      before = rest;
    }
    return sets;
  }

  private Optional<Query> without(Sum sum, double importance) {
    return sum.words().size() == 1 ? Optional.empty() : atLeast(sum.rest(), importance);
  }

  /** Matches what any of some queries match. */
  static Query any(List<Query> ways) {
    if (ways.size() == 1) {
      return ways.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    ways.forEach(way -> any.add(way, Occur.SHOULD));
    return any.build();
  }

  /** Matches what two queries both match. */
  static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }
}
