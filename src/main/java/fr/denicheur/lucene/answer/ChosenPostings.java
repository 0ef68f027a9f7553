package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/**
 * Some postings of a snapshot, of which many questions are asked. Only the segments that hold them
 * are searched; new postings lie in the small ones. For one thread.
 */
public final class ChosenPostings {
  private final Snapshot snapshot;
  private final SortedMap<Integer, PostingId> docs = new TreeMap<>();

  private ChosenPostings(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Finds the postings; those that the snapshot lacks answer nothing. */
  public static ChosenPostings of(Set<PostingId> ids, Snapshot snapshot) throws IOException {
    ChosenPostings chosen = new ChosenPostings(snapshot);
    for (PostingId id : ids) {
      OptionalInt doc = snapshot.doc(id);
      doc.ifPresent(found -> chosen.docs.put(found, id));
    }
    return chosen;
  }

  /** Returns those that a query matches. */
  public Set<PostingId> answering(Query query) throws IOException {
    Set<PostingId> answers = new HashSet<>();
    if (docs.isEmpty()) {
      return answers;
    }
    Weight weight = snapshot.createWeight(snapshot.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : snapshot.getLeafContexts()) {
      Map<Integer, PostingId> here =
          docs.subMap(leaf.docBase, leaf.docBase + leaf.reader().maxDoc());
      Scorer scorer = here.isEmpty() ? null : weight.scorer(leaf);
      if (scorer != null) {
        add(answers, here, leaf.docBase, scorer.iterator());
      }
    }
    return answers;
  }

  private static void add(
      Set<PostingId> answers, Map<Integer, PostingId> here, int base, DocIdSetIterator matches)
      throws IOException {
    for (Map.Entry<Integer, PostingId> posting : here.entrySet()) {
      int doc = posting.getKey() - base;
      int next = matches.docID() < doc ? matches.advance(doc) : matches.docID();
      if (next == doc) {
        answers.add(posting.getValue());
      }
    }
  }
}
