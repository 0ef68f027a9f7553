package fr.denicheur.lucene.question;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;

/**
 * The scorer of a part of a question, with the part's importance. It has no two-phase iterator: the
 * iterator itself confirms each match.
 */
final class ConfirmedScorer extends Scorer {
  private final Scorer scorer;
  private final DocIdSetIterator matches;
  private final float importance;
  private float most;

  ConfirmedScorer(Scorer scorer, float importance) {
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

  /** Returns the importance that the current posting covers: all of it, or some of its words. */
  float covered() throws IOException {
    return scorer instanceof PieceQuery.PieceScorer piece
        ? importance * piece.covered()
        : importance;
  }

  /** Returns the highest score the part can have in the current posting, and remembers it. */
  float knowMost() throws IOException {
    most = scorer.getMaxScore(docID());
    return most;
  }

  /** What {@link #knowMost} returned last. */
  float most() {
    return most;
  }

  @Override
  public float score() throws IOException {
    return scorer.score();
  }
}
