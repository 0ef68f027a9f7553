package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Counts the postings that hold a stem in their title, role or text, each posting once. */
final class StemTallies {
  private final @Nullable Bits live;
  private final FixedBitSet open;

  /** For each document, the number of the stem for which it was counted last. */
  private final int[] counted;

  private int number;
  private int all;
  private int stillOpen;

  private StemTallies(IndexReader reader) throws IOException {
    live = MultiBits.getLiveDocs(reader);
    open = new FixedBitSet(Math.max(1, reader.maxDoc()));
    counted = new int[reader.maxDoc()];
    PostingsEnum openPostings =
        MultiTerms.getTermPostingsEnum(
            reader, IndexField.OPEN.id(), new BytesRef("true"), PostingsEnum.NONE);
    if (openPostings != null) {
      open.or(openPostings);
    }
  }

  /** Returns the tally of each of these stems that a posting holds. */
  static Map<String, Tally> of(Snapshot snapshot, Set<String> stems) throws IOException {
    StemTallies tallies = new StemTallies(snapshot.reader());
    Map<String, Tally> found = HashMap.newHashMap(stems.size());
    TermsEnum terms = snapshot.terms(IndexField.BODY, IndexField.TITLE_TEXT, IndexField.ROLE_TEXT);
    PostingsEnum postings = null;
    while (terms.next() != null) {
      String stem = terms.term().utf8ToString();
      if (stems.contains(stem)) {
        postings = terms.postings(postings, PostingsEnum.NONE);
        found.put(stem, tallies.count(postings));
      }
    }
    found.values().removeIf(tally -> tally.all() == 0);
    return found;
  }

  private Tally count(PostingsEnum postings) throws IOException {
    number++;
    all = 0;
    stillOpen = 0;
    Snapshot.eachLive(
        live,
        postings,
        doc -> {
          if (counted[doc] != number) {
            counted[doc] = number;
            all++;
            stillOpen += open.get(doc) ? 1 : 0;
          }
        });
    return new Tally(all, stillOpen);
  }
}
