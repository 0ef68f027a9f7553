package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.IndexField;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Finds where in a posting words stand. Serves the hits of one page, in one thread. */
final class Places {
  private final IndexSearcher searcher;
  private final Map<Query, Weight> weights = new HashMap<>();

  Places(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** Whether a posting matches a query. */
  boolean isIn(int doc, Query words) throws IOException {
    return matches(doc, words) != null;
  }

  /** Returns how often a field of a posting holds words. */
  int times(int doc, IndexField field, Query words) throws IOException {
    int times = 0;
    MatchesIterator places = in(doc, field, words);
    while (places != null && places.next()) {
      times++;
    }
    return times;
  }

  /**
   * Returns the places of words in a field of a posting, in order; null if it does not hold them.
   */
  @Nullable MatchesIterator in(int doc, IndexField field, Query words) throws IOException {
    Matches matches = matches(doc, words);
    return matches == null ? null : matches.getMatches(field.id());
  }

  private @Nullable Matches matches(int doc, Query words) throws IOException {
    Weight weight = weights.get(words);
    if (weight == null) {
      weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
      weights.put(words, weight);
    }
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    return weight.matches(leaf, doc - leaf.docBase);
  }
}
