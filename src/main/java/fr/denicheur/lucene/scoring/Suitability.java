package fr.denicheur.lucene.scoring;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.posting.RoleFamily;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.util.BytesRef;

/**
 * Computes the factor that raises postings of the trades that a question names, open postings and
 * new ones. Being open and new raises a posting so little that it decides only between postings
 * that match about equally well. A date in the future counts as today.
 *
 * @param open what an open posting gains, as a share of its score
 * @param fresh what a posting of today gains, as a share of its score
 * @param halfLife the age in days at which half of {@code fresh} is left
 * @param today the day, in days since 1970-01-01
 * @param named what a posting gains if the whole question names its trade, as a share of its score
 * @param trades the trades that the question names, each with the share of the question that does
 * @param raises what the owner raises and lowers
 */
public record Suitability(
    float open,
    float fresh,
    float halfLife,
    long today,
    float named,
    Map<RoleFamily, Float> trades,
    List<Raise> raises) {
  /** A factor of 1 for every posting. */
  public static final Suitability NONE = new Suitability(0, 0, 1, 0, 0, Map.of(), List.of());

  public Suitability {
    trades = Map.copyOf(trades);
    raises = List.copyOf(raises);
  }

  /** Returns the factor of a question that names some trades, each with its share, 0 to 1. */
  public static Suitability of(
      Ranking ranking, LocalDate today, Map<RoleFamily, Float> trades, List<Raise> raises) {
    return new Suitability(
        ranking.of(Constant.TIMELY_OPEN),
        ranking.of(Constant.TIMELY_FRESH),
        ranking.of(Constant.TIMELY_HALF_LIFE),
        today.toEpochDay(),
        ranking.of(Constant.TRADE_NAMED),
        trades,
        raises);
  }

  /** Returns the factor of each posting of a segment, without what the owner raises. */
  DoubleValues factors(LeafReaderContext leaf) throws IOException {
    if (open == 0 && fresh == 0 && trades.isEmpty()) {
      return DoubleValues.withDefault(DoubleValues.EMPTY, 1);
    }
    NumericDocValues days = DocValues.getNumeric(leaf.reader(), IndexField.DATE.id());
    SortedSetDocValues states = DocValues.getSortedSet(leaf.reader(), IndexField.OPEN.id());
    long ordOfOpen = states.lookupTerm(new BytesRef("true"));
    SortedSetDocValues families = DocValues.getSortedSet(leaf.reader(), IndexField.ROLE.id());
    float[] shares = new float[(int) families.getValueCount()];
    for (Map.Entry<RoleFamily, Float> trade : trades.entrySet()) {
      long ord = families.lookupTerm(new BytesRef(trade.getKey().id()));
      if (ord >= 0) {
        shares[(int) ord] = trade.getValue();
      }
    }
    return new DoubleValues() {
      private int doc = -1;

      @Override
      public double doubleValue() throws IOException {
        boolean isOpen =
            ordOfOpen >= 0 && states.advanceExact(doc) && states.nextOrd() == ordOfOpen;
        double newness = days.advanceExact(doc) ? newness(days.longValue()) : 0;
        float share =
            trades.isEmpty() || !families.advanceExact(doc) ? 0 : shares[(int) families.nextOrd()];
        return (1 + (isOpen ? open : 0) + fresh * newness) * (1 + named * share);
      }

      @Override
      public boolean advanceExact(int target) {
        doc = target;
        return true;
      }
    };
  }

  /** Returns the largest factor. */
  double most() {
    return (1 + open + (double) fresh)
        * (1 + named * trades.values().stream().max(Float::compare).orElse(0f))
        * raises.stream().mapToDouble(Raise::most).reduce(1, (a, b) -> a * b);
  }

  private double newness(long day) {
    return Math.pow(0.5, Math.max(0, today - day) / halfLife);
  }
}
