package fr.denicheur.lucene.scoring;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Reads the matches of the pieces of one question that {@link PieceCache} lacks. For one thread.
 */
public final class PieceReader {
  /**
   * Postings of a segment in which all places of two words are found as fast as those of a page.
   */
  private static final int SMALL = 1024;

  private final PieceCache cache;
  private final IndexSearcher searcher;
  private final Map<Query, Weight> weights = new HashMap<>();

  /**
   * @param searcher ends the reading after the deadline; what it has read of a segment until then
   *     is not kept
   */
  public PieceReader(PieceCache cache, IndexSearcher searcher) {
    this.cache = cache;
    this.searcher = searcher;
  }

  /** Returns the matches of a piece in a segment of the searcher. */
  PieceMatches read(Query piece, LeafReaderContext leaf) throws IOException {
    PieceMatches known = cache.get(piece, leaf.ord);
    if (known != null) {
      return known;
    }
    return cache.put(piece, leaf.ord, PartsWeight.read(weight(piece), leaf));
  }

  /**
   * Returns the scorer of a piece in a segment; null if nothing matches. A phrase is read for all
   * postings of a segment only if these are few.
   */
  @Nullable Scorer scorer(Query piece, LeafReaderContext leaf) throws IOException {
    return isPhrase(piece) && leaf.reader().maxDoc() > SMALL
        ? weight(piece).scorer(leaf)
        : read(piece, leaf).scored().scorer();
  }

  private static boolean isPhrase(Query query) {
    return query instanceof PhraseQuery
        || (query instanceof BoostQuery boosted && isPhrase(boosted.getQuery()));
  }

  private Weight weight(Query piece) throws IOException {
    Weight weight = weights.get(piece);
    if (weight == null) {
      weight = searcher.createWeight(searcher.rewrite(piece), ScoreMode.COMPLETE, 1);
      weights.put(piece, weight);
    }
    return weight;
  }
}
