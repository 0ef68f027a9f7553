package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** The weight of a query that matches postings that hold any of its parts. */
final class PartsWeight extends Weight {
  private final List<Weight> parts;
  private final List<Float> shares;
  private final boolean isBest;

  /**
   * @param shares what each part covers of the query, above 0
   * @param isBest whether the best part counts; else what the parts cover adds up, and their scores
   */
  PartsWeight(
      Query query,
      List<Query> parts,
      List<Float> shares,
      boolean isBest,
      IndexSearcher searcher,
      float boost)
      throws IOException {
    super(query);
    this.parts = new ArrayList<>(parts.size());
    for (Query part : parts) {
      this.parts.add(part.createWeight(searcher, ScoreMode.COMPLETE, boost));
    }
    this.shares = shares;
    this.isBest = isBest;
  }

  /** Reads the matches of a piece in a segment; one that just matches covers all of it. */
  static PieceMatches read(Weight weight, LeafReaderContext leaf) throws IOException {
    return weight instanceof PartsWeight inner
        ? inner.read(leaf)
        : PieceMatches.whole(ScoredDocs.read(weight.scorer(leaf)));
  }

  private PieceMatches read(LeafReaderContext leaf) throws IOException {
    List<PieceMatches> matches = new ArrayList<>(parts.size());
    for (Weight part : parts) {
      matches.add(read(part, leaf));
    }
    return PieceMatches.joined(matches, shares, isBest);
  }

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
    Scorer scorer = read(leaf).scored().scorer();
    return scorer == null ? null : new DefaultScorerSupplier(scorer);
  }

  @Override
  public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
    return RankedQuery.explanation(this, leaf, doc);
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return parts.stream().allMatch(part -> part.isCacheable(leaf));
  }
}
