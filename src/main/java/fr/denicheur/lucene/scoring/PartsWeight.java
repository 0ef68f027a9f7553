package fr.denicheur.lucene.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
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
    Source source = source(weight, leaf);
    if (source == null) {
      return new PieceMatches.Builder(0).built();
    }
    int maxDoc = leaf.reader().maxDoc();
    Window window = new Window(maxDoc);
    PieceMatches.Builder read = new PieceMatches.Builder((int) Math.min(source.cost(), maxDoc));
    for (int doc = source.next(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = source.next()) {
      window.begin = doc;
      source.addTo(window, 1, false);
      window.moveTo(read);
    }
    return read.built();
  }

  /** Returns the matches of a query in a segment; null if there are none. */
  private static @Nullable Source source(Weight weight, LeafReaderContext leaf) throws IOException {
    if (weight instanceof PartsWeight all) {
      return all.parts(leaf);
    }
    Scorer scorer = weight.scorer(leaf);
    return scorer == null ? null : One.of(scorer);
  }

  private @Nullable Source parts(LeafReaderContext leaf) throws IOException {
    List<Source> sources = new ArrayList<>(parts.size());
    List<Float> shared = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Source source = source(parts.get(i), leaf);
      if (source != null) {
        sources.add(source);
        shared.add(shares.get(i));
      }
    }
    return sources.isEmpty()
        ? null
        : new Parts(sources, shared, isBest, new Window(leaf.reader().maxDoc()));
  }

  /** What some postings in a row cover of a query, and their scores. */
  private static final class Window {
    private final float[] scores;
    private final float[] shares;

    /** The first of the postings. */
    private int begin;

    Window(int maxDoc) {
      int size = Math.min(maxDoc, CoverageScorer.WINDOW);
      scores = new float[size];
      shares = new float[size];
    }

    int end() {
      return begin + scores.length;
    }

    void add(int doc, float score, float share, boolean isBest) {
      int at = doc - begin;
      scores[at] = isBest ? Math.max(scores[at], score) : scores[at] + score;
      shares[at] = isBest ? Math.max(shares[at], share) : shares[at] + share;
    }

    void addTo(Window other, float share, boolean isBest) {
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] > 0) {
          other.add(begin + i, scores[i], share * shares[i], isBest);
        }
      }
      clear();
    }

    void moveTo(PieceMatches.Builder read) {
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] > 0) {
          read.add(begin + i, scores[i], shares[i]);
        }
      }
      clear();
    }

    private void clear() {
      Arrays.fill(scores, 0);
      Arrays.fill(shares, 0);
    }
  }

  /** Gives the matches of a query in one segment, in order. */
  private interface Source {
    /** The first posting that was not given yet. */
    int next();

    /** About how many postings match, as {@link DocIdSetIterator#cost} estimates it. */
    long cost();

    /** Adds the matches of a window to it, or the best of them. */
    void addTo(Window window, float share, boolean isBest) throws IOException;
  }

  /** A part that has no parts. */
  private record One(Scorer scorer, long cost, DocAndFloatFeatureBuffer some) implements Source {
    static One of(Scorer scorer) throws IOException {
      DocIdSetIterator matches = scorer.iterator();
      matches.nextDoc();
      return new One(scorer, matches.cost(), new DocAndFloatFeatureBuffer());
    }

    @Override
    public int next() {
      return scorer.docID();
    }

    @Override
    public void addTo(Window window, float share, boolean isBest) throws IOException {
      do {
        scorer.nextDocsAndScores(window.end(), null, some);
        for (int i = 0; i < some.size; i++) {
          window.add(some.docs[i], some.features[i], share, isBest);
        }
      } while (some.size > 0);
    }
  }

  /** All parts of a query. */
  private record Parts(List<Source> sources, List<Float> shares, boolean best, Window own)
      implements Source {
    @Override
    public int next() {
      int next = DocIdSetIterator.NO_MORE_DOCS;
      for (Source source : sources) {
        next = Math.min(next, source.next());
      }
      return next;
    }

    @Override
    public long cost() {
      return sources.stream().mapToLong(Source::cost).sum();
    }

    @Override
    public void addTo(Window window, float share, boolean isBest) throws IOException {
      own.begin = window.begin;
      for (int i = 0; i < sources.size(); i++) {
        sources.get(i).addTo(own, shares.get(i), best);
      }
      own.addTo(window, share, isBest);
    }
  }

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
    Scorer scorer = read(this, leaf).scored().scorer();
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
