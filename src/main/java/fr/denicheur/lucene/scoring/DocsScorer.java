package fr.denicheur.lucene.scoring;

import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;

/** Scores the documents that an iterator gives, each of which matches. */
abstract class DocsScorer extends Scorer {
  private final DocIdSetIterator docs;

  DocsScorer(DocIdSetIterator docs) {
    this.docs = docs;
  }

  @Override
  public final int docID() {
    return docs.docID();
  }

  @Override
  public final DocIdSetIterator iterator() {
    return docs;
  }
}
