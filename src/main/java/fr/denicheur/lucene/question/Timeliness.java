package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.util.BytesRef;

/**
 * Computes the factor that raises open and new postings. It is 1 or little more, so it decides only
 * between postings that match about equally well. A date in the future counts as today.
 *
 * @param open what an open posting gains, as a share of its score
 * @param fresh what a posting of today gains, as a share of its score
 * @param halfLife the age in days at which half of {@code fresh} is left
 * @param today the day, in days since 1970-01-01
 */
public record Timeliness(float open, float fresh, float halfLife, long today) {
  /** A factor of 1 for every posting. */
  public static final Timeliness NONE = new Timeliness(0, 0, 1, 0);

  static Timeliness of(Ranking ranking, LocalDate today) {
    return new Timeliness(
        ranking.of(Constant.TIMELY_OPEN),
        ranking.of(Constant.TIMELY_FRESH),
        ranking.of(Constant.TIMELY_HALF_LIFE),
        today.toEpochDay());
  }

  /** Returns the factor of each posting of a segment. */
  DoubleValues factors(LeafReaderContext leaf) throws IOException {
    if (open == 0 && fresh == 0) {
      return DoubleValues.withDefault(DoubleValues.EMPTY, 1);
    }
    NumericDocValues days = DocValues.getNumeric(leaf.reader(), IndexField.DATE.id());
    SortedSetDocValues states = DocValues.getSortedSet(leaf.reader(), IndexField.OPEN.id());
    long ordOfOpen = states.lookupTerm(new BytesRef("true"));
    return new DoubleValues() {
      private int doc = -1;

      @Override
      public double doubleValue() throws IOException {
        boolean isOpen =
            ordOfOpen >= 0 && states.advanceExact(doc) && states.nextOrd() == ordOfOpen;
        double newness = days.advanceExact(doc) ? newness(days.longValue()) : 0;
        return 1 + (isOpen ? open : 0) + fresh * newness;
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
    return 1 + open + (double) fresh;
  }

  private double newness(long day) {
    return Math.pow(0.5, Math.max(0, today - day) / halfLife);
  }
}
