package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A query that stops when its time is over: from then on it matches nothing more. What it matched
 * before stays, so whoever collects ends in the usual way, with a part of the answer.
 *
 * <p>Lucene's own limit ({@code IndexSearcher.setTimeout}) is not enough: it does not see that a
 * prefix is spelled out into its words, nor that a phrase is looked for, and it cannot be used
 * where facets are counted sideways, which go through a segment in one piece. So this query looks
 * at its words through a reader that stops, and at the time between two postings.
 */
public final class StoppableQuery extends Query {
  /** Postings between two looks at the clock; a look costs as much as some postings. */
  private static final int PATIENCE = 32;

  private final Query query;
  private final Deadline deadline;

  /** Sees the same segments as the searcher that asks, in the same order. */
  private final IndexSearcher stopping;

  public StoppableQuery(Query query, Snapshot snapshot, Deadline deadline) {
    this(query, deadline, snapshot.until(deadline));
  }

  private StoppableQuery(Query query, Deadline deadline, IndexSearcher stopping) {
    this.query = query;
    this.deadline = deadline;
    this.stopping = stopping;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    try {
      Query rewritten = query.rewrite(stopping);
      return rewritten.equals(query) ? this : new StoppableQuery(rewritten, deadline, stopping);
    } catch (ExitingReaderException e) {
      return nothing();
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    query.visit(visitor);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    try {
      return new StoppableWeight(query.createWeight(stopping, mode, boost));
    } catch (ExitingReaderException e) {
      return nothing().createWeight(searcher, mode, boost);
    }
  }

  private static Query nothing() {
    return new MatchNoDocsQuery("the time was over");
  }

  private final class StoppableWeight extends FilterWeight {
    StoppableWeight(Weight weight) {
      super(StoppableQuery.this, weight);
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      if (deadline.shouldExit()) {
        return null;
      }
      try {
        ScorerSupplier supplier = in.scorerSupplier(seen(leaf));
        return supplier == null ? null : new Supplier(supplier);
      } catch (ExitingReaderException e) {
        return null;
      }
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      return in.explain(seen(leaf), doc);
    }

    /** What stopped early must not be taken for the whole by the next question. */
    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return false;
    }

    private LeafReaderContext seen(LeafReaderContext leaf) {
      return stopping.getLeafContexts().get(leaf.ord);
    }
  }

  private final class Supplier extends ScorerSupplier {
    private final ScorerSupplier in;

    Supplier(ScorerSupplier in) {
      this.in = in;
    }

    @Override
    public Scorer get(long leadCost) throws IOException {
      try {
        return new StoppableScorer(in.get(leadCost));
      } catch (ExitingReaderException e) {
        return new StoppableScorer(null);
      }
    }

    @Override
    public long cost() {
      return in.cost();
    }
  }

  private final class StoppableScorer extends Scorer {
    private final @Nullable Scorer in;
    private final DocIdSetIterator iterator;
    private final @Nullable TwoPhaseIterator twoPhase;

    /**
     * @param in what matches; {@code null} where the time was over before that was known
     */
    StoppableScorer(@Nullable Scorer in) {
      this.in = in;
      TwoPhaseIterator inner = in == null ? null : in.twoPhaseIterator();
      if (in == null) {
        iterator = DocIdSetIterator.empty();
        twoPhase = null;
      } else if (inner == null) {
        iterator = new Stopping(in.iterator());
        twoPhase = null;
      } else {
        twoPhase = new StoppingTwoPhase(inner);
        iterator = TwoPhaseIterator.asDocIdSetIterator(twoPhase);
      }
    }

    @Override
    public int docID() {
      return iterator.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return iterator;
    }

    @Override
    public @Nullable TwoPhaseIterator twoPhaseIterator() {
      return twoPhase;
    }

    @Override
    public void setMinCompetitiveScore(float minScore) throws IOException {
      if (in != null) {
        in.setMinCompetitiveScore(minScore);
      }
    }

    @Override
    public int advanceShallow(int target) throws IOException {
      return in == null ? DocIdSetIterator.NO_MORE_DOCS : in.advanceShallow(target);
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      return in == null ? 0 : in.getMaxScore(upTo);
    }

    /** What matches is told even where there is no time left to weigh it: it comes last. */
    @Override
    public float score() throws IOException {
      try {
        return in == null ? 0 : in.score();
      } catch (ExitingReaderException e) {
        return 0;
      }
    }
  }

  /** Goes through postings until the time is over, as if there were no more. */
  private final class Stopping extends DocIdSetIterator {
    private final DocIdSetIterator in;
    private int steps;
    private boolean stopped;

    Stopping(DocIdSetIterator in) {
      this.in = in;
    }

    @Override
    public int docID() {
      return stopped ? NO_MORE_DOCS : in.docID();
    }

    @Override
    public int nextDoc() throws IOException {
      try {
        return goesOn() ? in.nextDoc() : NO_MORE_DOCS;
      } catch (ExitingReaderException e) {
        return stop();
      }
    }

    @Override
    public int advance(int target) throws IOException {
      try {
        return goesOn() ? in.advance(target) : NO_MORE_DOCS;
      } catch (ExitingReaderException e) {
        return stop();
      }
    }

    private int stop() {
      stopped = true;
      return NO_MORE_DOCS;
    }

    private boolean goesOn() {
      if (++steps % PATIENCE == 0) {
        stopped = stopped || deadline.shouldExit();
      }
      return !stopped;
    }

    @Override
    public long cost() {
      return in.cost();
    }
  }

  private final class StoppingTwoPhase extends TwoPhaseIterator {
    private final TwoPhaseIterator in;

    StoppingTwoPhase(TwoPhaseIterator in) {
      super(new Stopping(in.approximation()));
      this.in = in;
    }

    @Override
    public boolean matches() throws IOException {
      try {
        return in.matches();
      } catch (ExitingReaderException e) {
        return false; // the next step sees that the time is over
      }
    }

    @Override
    public float matchCost() {
      return in.matchCost();
    }
  }

  @Override
  public String toString(String field) {
    return query.toString(field);
  }

  /** One question's alone. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
