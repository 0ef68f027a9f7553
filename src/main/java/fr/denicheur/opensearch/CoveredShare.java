package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.question.CoverageQuery;
import fr.denicheur.lucene.question.PieceQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * The share of a question that a posting covers, as a sum of constants: each counts for the
 * postings that its filter matches.
 *
 * <p>A piece of a question may be said in several ways, of which the best counts. Ways that cover 1
 * and 0.8 of it become two constants: 0.8 for any way, and 0.2 more for the ways that cover all.
 *
 * @param share what it adds to the share, above 0 to 1
 * @param filter matches the postings for which it does
 */
record CoveredShare(float share, ObjectNode filter) {
  private static final Comparator<CoveredShare> GREATEST_FIRST =
      Comparator.comparingDouble(CoveredShare::share).reversed();

  /**
   * Words of a piece up to which each set of them is a way of its own, beside ways that cover less
   * than all words do. With more words such a way counts only if a posting holds none of them.
   */
  private static final int MOST_WORDS = 3;

  /** Returns the share of a question as a sum. */
  static List<CoveredShare> sum(CoverageQuery query) {
    List<CoveredShare> sum = new ArrayList<>();
    for (int i = 0; i < query.words().size(); i++) {
      float share = query.importances().get(i) / query.all();
      sum.addAll(scaled(sum(query.words().get(i)), share));
    }
    return sum;
  }

  /** Matches the postings that cover all of a word; empty if none can. */
  static Optional<ObjectNode> whole(Query word) {
    List<ObjectNode> whole =
        levels(word).stream().filter(level -> level.share >= 1).map(CoveredShare::filter).toList();
    return whole.isEmpty() ? Optional.empty() : Optional.of(QueryPrinter.anyOf(whole));
  }

  /** Returns a query without its weight: that counts for the score alone, not for the share. */
  static Query unweighed(Query query) {
    return query instanceof BoostQuery boosted ? unweighed(boosted.getQuery()) : query;
  }

  private static List<CoveredShare> scaled(List<CoveredShare> some, float by) {
    return some.stream().map(one -> new CoveredShare(one.share * by, one.filter)).toList();
  }

  /** Returns what postings cover of a word, as a sum. */
  private static List<CoveredShare> sum(Query word) {
    if (!(unweighed(word) instanceof PieceQuery piece)) {
      return levels(word);
    }
    if (!piece.isBest()) {
      return sumOfWords(piece);
    }
    List<CoveredShare> ways = new ArrayList<>();
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
  private static List<CoveredShare> waysOrWords(
      List<CoveredShare> ways, List<CoveredShare> words, float most) {
    List<CoveredShare> greater = ways.stream().filter(way -> way.share >= most).toList();
    List<CoveredShare> lesser = ways.stream().filter(way -> way.share < most).toList();
    List<CoveredShare> sum = new ArrayList<>(steps(greater));
    words.forEach(word -> sum.add(new CoveredShare(word.share, unless(greater, word.filter))));
    steps(lesser)
        .forEach(way ->
            sum.add(new CoveredShare(way.share, unless(greater, unless(words, way.filter)))));
    return sum;
  }

  private static List<CoveredShare> sumOfWords(PieceQuery scattered) {
    List<CoveredShare> sum = new ArrayList<>();
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

  private static ObjectNode unless(List<CoveredShare> excluded, ObjectNode filter) {
    if (excluded.isEmpty()) {
      return filter;
    }
    ObjectNode bool = JsonNodeFactory.instance.objectNode();
    bool.putArray("filter").add(filter);
    excluded.forEach(one -> bool.withArray("must_not").add(one.filter));
    return QueryPrinter.object("bool", bool);
  }

  /**
   * Turns ways of which the best counts into a sum: each adds what it covers more than the next.
   */
  private static List<CoveredShare> steps(List<CoveredShare> ways) {
    TreeMap<Float, List<ObjectNode>> byShare = new TreeMap<>(Comparator.reverseOrder());
    ways.forEach(
        way -> byShare.computeIfAbsent(way.share, share -> new ArrayList<>()).add(way.filter));
    List<CoveredShare> steps = new ArrayList<>();
    List<ObjectNode> sofar = new ArrayList<>();
    byShare.forEach((share, filters) -> {
      sofar.addAll(filters);
      Float next = byShare.higherKey(share);
      float step = next == null ? share : share - next;
      steps.add(new CoveredShare(step, QueryPrinter.anyOf(List.copyOf(sofar))));
    });
    return steps;
  }

  /** Returns the ways to cover some of a word, of which the best counts. */
  private static List<CoveredShare> levels(Query word) {
    if (!(unweighed(word) instanceof PieceQuery piece)) {
      return List.of(new CoveredShare(1, QueryPrinter.print(word)));
    }
    List<CoveredShare> levels = piece.isBest() ? new ArrayList<>() : sets(piece);
    for (int i = 0; i < piece.parts().size() && piece.isBest(); i++) {
      levels.addAll(scaled(levels(piece.parts().get(i)), piece.shares().get(i)));
    }
    levels.sort(GREATEST_FIRST);
    return levels;
  }

  /** Returns each set of words, with what they cover together. */
  private static List<CoveredShare> sets(PieceQuery scattered) {
    List<CoveredShare> sets = new ArrayList<>();
    for (int i = 0; i < scattered.parts().size(); i++) {
      List<CoveredShare> more = scaled(levels(scattered.parts().get(i)), scattered.shares().get(i));
      for (CoveredShare set : List.copyOf(sets)) {
        for (CoveredShare one : more) {
          sets.add(
              new CoveredShare(
                  set.share + one.share, QueryPrinter.allOf(List.of(set.filter, one.filter))));
        }
      }
      sets.addAll(more);
    }
    return sets;
  }
}
