package fr.denicheur.lucene.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** Walks through the terms of several fields at once, in order, each term once. */
public final class MergedTerms {
  private final List<TermsEnum> unfinished = new ArrayList<>();
  private final List<TermsEnum> standing = new ArrayList<>();

  private MergedTerms() {}

  public static MergedTerms of(IndexReader reader, IndexField... fields) throws IOException {
    MergedTerms merged = new MergedTerms();
    for (IndexField field : fields) {
      Terms terms = MultiTerms.getTerms(reader, field.id());
      if (terms != null) {
        TermsEnum walk = terms.iterator();
        if (walk.next() != null) {
          merged.unfinished.add(walk);
        }
      }
    }
    return merged;
  }

  /** Goes to the next term; returns false after the last. */
  public boolean next() throws IOException {
    for (TermsEnum walk : standing) {
      if (walk.next() == null) {
        unfinished.remove(walk);
      }
    }
    standing.clear();
    BytesRef least = null;
    for (TermsEnum walk : unfinished) {
      int order = least == null ? -1 : walk.term().compareTo(least);
      if (order < 0) {
        least = walk.term();
        standing.clear();
      }
      if (order <= 0) {
        standing.add(walk);
      }
    }
    return least != null;
  }

  /** The term. */
  public String term() throws IOException {
    return standing.getFirst().term().utf8ToString();
  }

  /** The fields that hold it, each standing at the term. */
  public List<TermsEnum> fields() {
    return standing;
  }
}
