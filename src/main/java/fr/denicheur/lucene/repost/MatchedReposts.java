package fr.denicheur.lucene.repost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Records which members of {@link Reposts} a search found. Of each group, the newest member found
 * is shown with the best score of all members found; the others are folded into it.
 */
public final class MatchedReposts {
  private final Reposts reposts;
  private final FixedBitSet matched;
  private final float[] best;

  public MatchedReposts(Reposts reposts) {
    this.reposts = reposts;
    this.matched = new FixedBitSet(reposts.memberCount());
    this.best = new float[reposts.groupCount()];
  }

  /**
   * Records that a member was found.
   *
   * @param score 0 or more
   */
  public void add(int member, float score) {
    matched.set(member);
    int group = reposts.group(member);
    best[group] = Math.max(best[group], score);
  }

  /** Records all members that another part of the same search found. */
  public void addAll(MatchedReposts other) {
    matched.or(other.matched);
    for (int group = 0; group < best.length; group++) {
      best[group] = Math.max(best[group], other.best[group]);
    }
  }

  /** Returns the postings to show, one a group, in the order of the index. */
  public int[] shown() {
    int[] shown = new int[reposts.groupCount()];
    int count = 0;
    int last = -1;
    for (int member = next(0); member >= 0; member = next(member + 1)) {
      if (reposts.group(member) != last) {
        last = reposts.group(member);
        shown[count++] = reposts.doc(member);
      }
    }
    int[] docs = Arrays.copyOf(shown, count);
    Arrays.sort(docs);
    return docs;
  }

  /** Returns the score with which a posting is shown for its group. */
  public float score(int doc) {
    return best[reposts.group(reposts.member(doc))];
  }

  /** Returns the other found members of a posting's group, newest first; mostly none. */
  public List<Integer> foldedInto(int doc) {
    List<Integer> folded = new ArrayList<>();
    int shown = reposts.member(doc);
    if (shown >= 0) {
      int member = next(shown + 1);
      for (; isIn(reposts.group(shown), member); member = next(member + 1)) {
        folded.add(reposts.doc(member));
      }
    }
    return folded;
  }

  private boolean isIn(int group, int member) {
    return member >= 0 && reposts.group(member) == group;
  }

  private int next(int member) {
    int next = member < matched.length() ? matched.nextSetBit(member) : -1;
    return next == DocIdSetIterator.NO_MORE_DOCS ? -1 : next;
  }
}
