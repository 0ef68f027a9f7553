package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches postings that hold any of several words. The score is the sum of the words' scores, times
 * the share of the question that the posting covers.
 *
 * <p>The share is the importance of the words found, divided by the importance of all words, to the
 * power of {@code exponent}. An exponent of 0 leaves the sum as it is. At 1 a posting with one of
 * two equally important words keeps half of its score, so one word repeated never outweighs both
 * words said once.
 */
final class CoverageQuery extends Query {
  /**
   * A word of the question.
   *
   * @param query finds and scores it
   * @param importance its share of the question, above 0
   */
  record Word(Query query, float importance) {}

  /** Sums of the same floats in another order differ by less than this factor. */
  private static final float ROUNDING = 0.9999f;

  private final List<Word> words;
  private final float exponent;

  CoverageQuery(List<Word> words, float exponent) {
    this.words = List.copyOf(words);
    this.exponent = exponent;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Word> rewritten = new ArrayList<>(words.size());
    boolean same = true;
    for (Word word : words) {
      Query query = word.query().rewrite(searcher);
      same &= query.equals(word.query());
      rewritten.add(new Word(query, word.importance()));
    }
    return same ? this : new CoverageQuery(rewritten, exponent);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    words.forEach(word -> word.query().visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    if (!mode.needsScores()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      words.forEach(word -> any.add(word.query(), Occur.SHOULD));
      return searcher.rewrite(any.build()).createWeight(searcher, mode, boost);
    }
    List<Weight> weights = new ArrayList<>(words.size());
    for (Word word : words) {
      weights.add(word.query().createWeight(searcher, ScoreMode.COMPLETE, boost));
    }
    return new CoverageWeight(weights);
  }

  private final class CoverageWeight extends Weight {
    private final List<Weight> weights;

    CoverageWeight(List<Weight> weights) {
      super(CoverageQuery.this);
      this.weights = weights;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      List<DisiWrapper> found = new ArrayList<>(weights.size());
      long cost = 0;
      for (int i = 0; i < weights.size(); i++) {
        Scorer scorer = weights.get(i).scorer(leaf);
        if (scorer != null) {
          Scorer important = new ImportantScorer(scorer, words.get(i).importance());
          found.add(new DisiWrapper(important, false));
          cost += important.iterator().cost();
        }
      }
      return found.isEmpty() ? null : supplier(found, cost);
    }

    private ScorerSupplier supplier(List<DisiWrapper> found, long cost) {
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) {
          return new CoverageScorer(new DisjunctionDISIApproximation(found, leadCost));
        }

        @Override
        public long cost() {
          return cost;
        }
      };
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      Scorer scorer = scorer(leaf);
      if (scorer == null || scorer.iterator().advance(doc) != doc) {
        return Explanation.noMatch("none of the words");
      }
      List<Explanation> details = new ArrayList<>();
      for (Weight weight : weights) {
        details.add(weight.explain(leaf, doc));
      }
      return Explanation.match(scorer.score(), "sum of, times the share covered:", details);
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return weights.stream().allMatch(weight -> weight.isCacheable(leaf));
    }
  }

  /**
   * The scorer of a word, with the word's importance. It has no two-phase iterator: the iterator
   * itself confirms each match.
   */
  private static final class ImportantScorer extends Scorer {
    private final Scorer scorer;
    private final DocIdSetIterator matches;
    private final float importance;
    private float most;

    ImportantScorer(Scorer scorer, float importance) {
      this.scorer = scorer;
      this.matches = scorer.iterator();
      this.importance = importance;
    }

    @Override
    public int docID() {
      return matches.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return matches;
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      return scorer.getMaxScore(upTo);
    }

    /** Returns the highest score the word can have in the current posting, and remembers it. */
    float knowMost() throws IOException {
      most = scorer.getMaxScore(docID());
      return most;
    }

    @Override
    public float score() throws IOException {
      return scorer.score();
    }
  }

  final class CoverageScorer extends Scorer {
    private final DisjunctionDISIApproximation matches;
    private final float total;
    private float least;
    private float lastCovered;
    private double lastShare;

    CoverageScorer(DisjunctionDISIApproximation matches) {
      this.matches = matches;
      float sum = 0;
      for (Word word : words) {
        sum += word.importance();
      }
      this.total = sum;
    }

    @Override
    public int docID() {
      return matches.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return matches;
    }

    /**
     * Bounds the score of the current posting by the words it holds; other postings have no bound.
     */
    @Override
    public float getMaxScore(int upTo) throws IOException {
      if (upTo != docID()) {
        return Float.POSITIVE_INFINITY;
      }
      double sum = 0;
      float covered = 0;
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        sum += match.scorer.getMaxScore(upTo);
        covered += ((ImportantScorer) match.scorer).importance;
      }
      return (float) (sum * share(covered));
    }

    /** Skips no posting: {@link #score()} only stops early. */
    @Override
    public void setMinCompetitiveScore(float minScore) {
      least = minScore * ROUNDING;
    }

    /**
     * Returns the score, or 0 as soon as the score is certain to be below the competitive one. Word
     * by word, the highest possible score gives way to the real one.
     */
    @Override
    public float score() throws IOException {
      DisiWrapper first = matches.topList();
      double most = 0;
      float covered = 0;
      for (DisiWrapper match = first; match != null; match = match.next) {
        ImportantScorer word = (ImportantScorer) match.scorer;
        most += least > 0 ? word.knowMost() : 0;
        covered += word.importance;
      }
      double share = share(covered);
      double sum = 0;
      for (DisiWrapper match = first; match != null; match = match.next) {
        if ((sum + most) * share < least) {
          return 0;
        }
        sum += match.scorer.score();
        most -= ((ImportantScorer) match.scorer).most;
      }
      return (float) (sum * share);
    }

    /**
     * Returns the factor of the sum. The last one is kept: neighbours often cover the same words.
     */
    private double share(float covered) {
      if (covered != lastCovered) {
        lastCovered = covered;
        lastShare = Math.pow(covered / total, exponent);
      }
      return lastShare;
    }
  }

  @Override
  public String toString(String field) {
    return "coverage^" + exponent + words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoverageQuery that
        && exponent == that.exponent
        && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return Objects.hash(exponent, words);
  }
}
