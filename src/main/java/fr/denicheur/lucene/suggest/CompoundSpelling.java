package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.spelling.WrittenWord;
import java.io.IOException;
import java.util.Locale;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds how a compound is written. The index holds {@code rendezvous}, joined, but a person reads
 * {@code rendez-vous}. If a word takes more characters in a text than it has letters, the text is
 * looked up.
 */
final class CompoundSpelling {
  /** The most postings of a stem that are read to find a form of it. */
  private static final int SAMPLES = 3;

  private final Snapshot snapshot;
  private final @Nullable TermsEnum body;

  CompoundSpelling(Snapshot snapshot) throws IOException {
    this.snapshot = snapshot;
    Terms terms = MultiTerms.getTerms(snapshot.reader(), IndexField.BODY.id());
    body = terms == null ? null : terms.iterator();
  }

  /** Returns a word as it stands in a text, in lower case. */
  String of(WrittenWord word, String stem) throws IOException {
    if (body == null || !body.seekExact(new BytesRef(stem))) {
      return word.text();
    }
    PostingsEnum postings = body.postings(null, PostingsEnum.OFFSETS);
    for (int i = 0; i < SAMPLES && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS; i++) {
      postings.nextPosition();
      if (postings.endOffset() - postings.startOffset() == word.text().length()) {
        return word.text();
      }
      String written = written(postings);
      if (joined(written).equals(joined(word.text()))) {
        return written;
      }
    }
    return word.text();
  }

  private String written(PostingsEnum at) throws IOException {
    String text = new StoredPostings(snapshot).body(at.docID());
    return text.substring(at.startOffset(), at.endOffset()).toLowerCase(Locale.ROOT);
  }

  private static String joined(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    word.chars().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
