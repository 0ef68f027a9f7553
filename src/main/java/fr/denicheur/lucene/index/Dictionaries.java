package fr.denicheur.lucene.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/**
 * The terms of an index, by segment and field. Each is opened once, because to open it costs more
 * than to look a term up. For one thread.
 */
public final class Dictionaries {
  private final List<LeafReaderContext> leaves;
  private final List<Map<String, TermsEnum>> opened = new ArrayList<>();

  public Dictionaries(IndexReader reader) {
    leaves = reader.leaves();
    leaves.forEach(leaf -> opened.add(new HashMap<>()));
  }

  /** Returns the terms of a field in a segment; the next call may move them to another term. */
  public TermsEnum of(LeafReaderContext leaf, String field) throws IOException {
    Map<String, TermsEnum> ofLeaf = opened.get(leaf.ord);
    TermsEnum terms = ofLeaf.get(field);
    if (terms == null) {
      terms = Terms.getTerms(leaf.reader(), field).iterator();
      ofLeaf.put(field, terms);
    }
    return terms;
  }

  /** Returns how many postings hold a term, as {@link IndexReader#docFreq} does. */
  public int docFreq(Term term) throws IOException {
    int postings = 0;
    for (LeafReaderContext leaf : leaves) {
      TermsEnum terms = of(leaf, term.field());
      postings += terms.seekExact(term.bytes()) ? terms.docFreq() : 0;
    }
    return postings;
  }
}
