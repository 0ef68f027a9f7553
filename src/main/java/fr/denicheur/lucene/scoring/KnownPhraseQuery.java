package fr.denicheur.lucene.scoring;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/** Matches and scores like a {@code PhraseQuery}, but reads documents from {@link PhraseCache}. */
public final class KnownPhraseQuery extends Query {
  private static final SimScorer UNSCORED =
      new SimScorer() {
        @Override
        public float score(float frequency, long norm) {
          return 0;
        }
      };

  private final PhraseQuery phrase;
  private final PhraseCache cache;
  private final int hash;

  /**
   * @param cache keeps which postings the phrase occurs in
   */
  public KnownPhraseQuery(PhraseQuery phrase, PhraseCache cache) {
    this.phrase = phrase;
    this.cache = cache;
    this.hash = Objects.hash(classHash(), phrase); // asked often, and long to compute
  }

  /** The same, as Lucene knows it. */
  public PhraseQuery phrase() {
    return phrase;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    phrase.visit(visitor.getSubVisitor(Occur.MUST, this));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return new KnownWeight(mode.needsScores() ? statistics(searcher, boost) : UNSCORED);
  }

  /** Returns the scorer; null if no posting can match, because one of the words is in none. */
  private @Nullable SimScorer statistics(IndexSearcher searcher, float boost) throws IOException {
    List<TermStatistics> statistics = cache.statistics(phrase, searcher);
    if (statistics.isEmpty()) {
      return null;
    }
    return searcher
        .getSimilarity()
        .scorer(
            boost,
            searcher.collectionStatistics(phrase.getField()),
            statistics.toArray(TermStatistics[]::new));
  }

  private final class KnownWeight extends Weight {
    private final @Nullable SimScorer scores;

    KnownWeight(@Nullable SimScorer scores) {
      super(KnownPhraseQuery.this);
      this.scores = scores;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      if (scores == null) {
        return null;
      }
      ScoredDocs frequencies = cache.get(phrase, leaf);
      NumericDocValues norms = leaf.reader().getNormValues(phrase.getField());
      return frequencies.size() == 0
          ? null
          : new DefaultScorerSupplier(new KnownScorer(frequencies, norms, scores));
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      return RankedQuery.explanation(this, leaf, doc);
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return true;
    }
  }

  private static final class KnownScorer extends DocsScorer {
    private final ScoredDocs.Places places;
    private final @Nullable NumericDocValues norms;
    private final SimScorer scores;
    private final float most;

    KnownScorer(ScoredDocs frequencies, @Nullable NumericDocValues norms, SimScorer scores) {
      this(frequencies.places(), frequencies.most(), norms, scores);
    }

    private KnownScorer(
        ScoredDocs.Places places, float most, @Nullable NumericDocValues norms, SimScorer scores) {
      super(places);
      this.places = places;
      this.norms = norms;
      this.scores = scores;
      this.most = scores.score(most, 1); // the norm of the shortest text
    }

    @Override
    public float score() throws IOException {
      long norm = norms != null && norms.advanceExact(docID()) ? norms.longValue() : 1;
      return scores.score(places.score(), norm);
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      return upTo == docID() ? score() : most;
    }
  }

  @Override
  public String toString(String field) {
    return phrase.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnownPhraseQuery that && phrase.equals(that.phrase);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
