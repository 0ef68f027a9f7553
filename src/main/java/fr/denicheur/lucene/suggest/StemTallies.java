package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.MergedTerms;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
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
  private final FixedBitSet counted;
  private int all;
  private int stillOpen;

  private StemTallies(IndexReader reader) throws IOException {
    live = MultiBits.getLiveDocs(reader);
    open = new FixedBitSet(Math.max(1, reader.maxDoc()));
    counted = new FixedBitSet(Math.max(1, reader.maxDoc()));
    PostingsEnum openPostings =
        MultiTerms.getTermPostingsEnum(
            reader, IndexField.OPEN.id(), new BytesRef("true"), PostingsEnum.NONE);
    if (openPostings != null) {
      open.or(openPostings);
    }
  }

  /** Returns the tally of each of these stems that a posting holds. */
  static Map<String, Tally> of(IndexReader reader, Set<String> stems) throws IOException {
    StemTallies tallies = new StemTallies(reader);
    Map<String, Tally> found = HashMap.newHashMap(stems.size());
    MergedTerms terms =
        MergedTerms.of(reader, IndexField.BODY, IndexField.TITLE_TEXT, IndexField.ROLE_TEXT);
    while (terms.next()) {
      String stem = terms.term();
      if (stems.contains(stem)) {
        found.put(stem, tallies.count(terms.fields()));
      }
    }
    found.values().removeIf(tally -> tally.all() == 0);
    return found;
  }

  private Tally count(List<TermsEnum> fields) throws IOException {
    boolean mayRepeat = fields.size() > 1;
    if (mayRepeat) {
      counted.clear();
    }
    all = 0;
    stillOpen = 0;
    for (TermsEnum field : fields) {
      Snapshot.eachLive(
          live,
          field.postings(null, PostingsEnum.NONE),
          doc -> {
            if (!(mayRepeat && counted.getAndSet(doc))) {
              all++;
              stillOpen += open.get(doc) ? 1 : 0;
            }
          });
    }
    return new Tally(all, stillOpen);
  }
}
