package fr.denicheur.opensearch;

import fr.denicheur.lucene.scoring.CoverageQuery;
import fr.denicheur.lucene.scoring.PieceQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * Turns the share of a question that a posting covers into a sum of constants: each counts for the
 * postings that its filter matches.
 *
 * <p>A piece of a question may be said in several ways, of which the best counts. Ways that cover 1
 * and 0.8 of it become two constants: 0.8 for any way, and 0.2 more for the ways that cover all.
 */
final class CoveredShares {
  private static final Comparator<Part> GREATEST_FIRST =
      Comparator.comparingDouble(Part::share).reversed();

  /**
   * Words of a piece up to which each set of them is a way of its own, beside ways that cover less
   * than all words do. With more words such a way counts only if a posting holds none of them.
   */
  private static final int MOST_WORDS = 3;

  private final QueryPrinter printer;

  /**
   * @param printer knows which words postings hold
   */
  CoveredShares(QueryPrinter printer) {
    this.printer = printer;
  }

  /**
   * A constant of a sum.
   *
   * @param share what it adds to the share, above 0 to 1
   * @param filter matches the postings for which it does
   */
  record Part(float share, Query filter) {}

  /** Returns the share of a question as a sum. */
  List<Part> sum(CoverageQuery query) {
    List<Part> sum = new ArrayList<>();
    for (int i = 0; i < query.words().size(); i++) {
      float share = query.importances().get(i) / query.all();
      sum.addAll(scaled(sum(query.words().get(i)), share));
    }
    return sum;
  }

  /** Matches the postings that cover all of a word; empty if none can. */
  Optional<Query> whole(Query word) {
    List<Query> whole =
        levels(word).stream().filter(level -> level.share >= 1).map(Part::filter).toList();
    return whole.isEmpty() ? Optional.empty() : Optional.of(SufficientWords.any(whole));
  }

  /** Returns a query without its weight: that counts for the score alone, not for the share. */
  static Query unweighed(Query query) {
    return query instanceof BoostQuery boosted ? unweighed(boosted.getQuery()) : query;
  }

  private static List<Part> scaled(List<Part> some, float by) {
    return some.stream().map(one -> new Part(one.share * by, one.filter)).toList();
  }

  /** Returns what postings cover of a word, as a sum. */
  private List<Part> sum(Query word) {
    if (!(unweighed(word) instanceof PieceQuery piece)) {
      return levels(word);
    }
    if (!piece.isBest()) {
      return sumOfWords(piece);
    }
    List<Part> ways = new ArrayList<>();
    PieceQuery scattered = null;
    float ofScattered = 0;
    for (int i = 0; i < piece.parts().size(); i++) {
      if (unweighed(piece.parts().get(i)) instanceof PieceQuery inner && !inner.isBest()) {
        scattered = inner;
        ofScattered = piece.shares().get(i);
      } else {
        ways.addAll(scaled(levels(piece.parts().get(i)), piece.shares().get(i)));
      }
    }
    if (scattered == null) {
      return steps(ways);
    }
    float most = ofScattered * total(scattered);
    boolean isEachMore = ways.stream().allMatch(way -> way.share >= most);
    return !isEachMore && scattered.parts().size() <= MOST_WORDS
        ? steps(levels(piece))
        : waysOrWords(ways, scaled(sumOfWords(scattered), ofScattered), most);
  }

  /** Adds up ways that cover more than all words together do, and else the words. */
  private static List<Part> waysOrWords(List<Part> ways, List<Part> words, float most) {
    List<Part> greater = ways.stream().filter(way -> way.share >= most).toList();
    List<Part> lesser = ways.stream().filter(way -> way.share < most).toList();
    List<Part> sum = new ArrayList<>(steps(greater));
    words.forEach(word -> sum.add(new Part(word.share, unless(greater, word.filter))));
    steps(lesser)
        .forEach(way -> sum.add(new Part(way.share, unless(greater, unless(words, way.filter)))));
    return sum;
  }

  private List<Part> sumOfWords(PieceQuery scattered) {
    List<Part> sum = new ArrayList<>();
    for (int i = 0; i < scattered.parts().size(); i++) {
      sum.addAll(scaled(sum(scattered.parts().get(i)), scattered.shares().get(i)));
    }
    return sum;
  }

  private static float total(PieceQuery scattered) {
    float total = 0;
    for (float share : scattered.shares()) {
      total += share;
    }
    return total;
  }

  private static Query unless(List<Part> excluded, Query filter) {
    if (excluded.isEmpty()) {
      return filter;
    }
    BooleanQuery.Builder unless = new BooleanQuery.Builder().add(filter, Occur.FILTER);
    excluded.forEach(one -> unless.add(one.filter, Occur.MUST_NOT));
    return unless.build();
  }

  /**
   * Turns ways of which the best counts into a sum: each adds what it covers more than the next.
   */
  private static List<Part> steps(List<Part> ways) {
    TreeMap<Float, List<Query>> byShare = new TreeMap<>(Comparator.reverseOrder());
    ways.forEach(
        way -> byShare.computeIfAbsent(way.share, share -> new ArrayList<>()).add(way.filter));
    List<Part> steps = new ArrayList<>();
    List<Query> sofar = new ArrayList<>();
    byShare.forEach((share, filters) -> {
      sofar.addAll(filters);
      Float next = byShare.higherKey(share);
      float step = next == null ? share : share - next;
      steps.add(new Part(step, SufficientWords.any(List.copyOf(sofar))));
    });
    return steps;
  }

  /** Returns the ways to cover some of a word, of which the best counts. */
  private List<Part> levels(Query word) {
    if (!printer.mayMatch(word)) {
      return List.of();
    }
    if (!(unweighed(word) instanceof PieceQuery piece)) {
      return List.of(new Part(1, word));
    }
    List<Part> levels = piece.isBest() ? new ArrayList<>() : sets(piece);
    for (int i = 0; i < piece.parts().size() && piece.isBest(); i++) {
      levels.addAll(scaled(levels(piece.parts().get(i)), piece.shares().get(i)));
    }
    levels.sort(GREATEST_FIRST);
    return levels;
  }

  /** Returns each set of words, with what they cover together. */
  private List<Part> sets(PieceQuery scattered) {
    List<Part> sets = new ArrayList<>();
    for (int i = 0; i < scattered.parts().size(); i++) {
      List<Part> more = scaled(levels(scattered.parts().get(i)), scattered.shares().get(i));
      for (Part set : List.copyOf(sets)) {
        for (Part one : more) {
          sets.add(new Part(set.share + one.share, SufficientWords.both(set.filter, one.filter)));
        }
      }
      sets.addAll(more);
    }
    return sets;
  }
}
