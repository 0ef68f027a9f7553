package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.IndexField;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * How much a posting is raised because candidates may still apply and because it is new: a factor
 * of 1 or little more, so that it decides only between postings that match about alike.
 *
 * <p>Dates in the future count as new.
 */
public final class Timeliness extends DoubleValuesSource {
  /** The age at which half of what newness gives is left, in days. */
  private static final double HALF_LIFE = 365;

  /** A factor of 1 for every posting. */
  public static final Timeliness NONE = new Timeliness(0, 0, 0);

  private final float open;
  private final float fresh;
  private final long today;

  /**
   * @param open what an open posting gains, 0 or more
   * @param fresh what a posting of today gains, 0 or more
   * @param today days since 1970-01-01
   */
  Timeliness(float open, float fresh, long today) {
    this.open = open;
    this.fresh = fresh;
    this.today = today;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
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
    return Math.pow(0.5, Math.max(0, today - day) / HALF_LIFE);
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return true;
  }

  @Override
  public int hashCode() {
    return Objects.hash(open, fresh, today);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timeliness that
        && open == that.open
        && fresh == that.fresh
        && today == that.today;
  }

  @Override
  public String toString() {
    return "timeliness(" + open + ", " + fresh + ", " + today + ")";
  }
}
