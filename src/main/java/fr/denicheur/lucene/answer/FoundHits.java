package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.HitReader;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.SortOrders;
import fr.denicheur.lucene.repost.MatchedReposts;
import fr.denicheur.result.Hit;
import java.io.IOException;
import org.apache.lucene.search.FieldDoc;

/** Reads found postings as hits. */
final class FoundHits {
  private FoundHits() {}

  /** Returns a found posting as a hit, with what was folded into it. */
  static Hit hit(Snapshot snapshot, FieldDoc found, MatchedReposts reposts) throws IOException {
    HitReader reader = new HitReader(snapshot);
    Hit hit = reader.hit(found.doc, SortOrders.score(found));
    return hit.folding(reader.ids(reposts.foldedInto(found.doc)));
  }
}
