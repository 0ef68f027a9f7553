package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.posting.Posting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * Recognises a posting that is published again, by its role family, role title and text.
 *
 * <p>Postings of two families are never one, however alike their texts: teams recruit for several
 * roles with one description. Inside a family, a repost often words its title anew ("Dev",
 * "développeur·se web"). But so do two openings of one team (front, back), whose texts share about
 * 0.75; so under another title, more of the text must be the same.
 *
 * @param family a number that is the same for postings of one role family
 * @param title a number that is the same for role titles that have the same words
 * @param text the signature of the body as written
 */
public record RepostMark(int family, int title, Signature text) {
  /** Returns the mark of a posting; empty if its text is too short to be recognised. */
  public static Optional<RepostMark> of(Posting posting) {
    int family = posting.family().id().hashCode();
    return Signature.of(posting.markdown())
        .map(text -> new RepostMark(family, title(posting.role()), text));
  }

  /** Returns the mark of an indexed posting; empty if its text is too short to be recognised. */
  public static Optional<RepostMark> read(Snapshot snapshot, int doc) throws IOException {
    return new StoredPostings(snapshot).find(IndexField.REPOST_MARK, doc).map(RepostMark::decode);
  }

  private static int title(String role) {
    List<String> words =
        AnalyzedWord.of(IndexField.ROLE_TEXT, role).stream()
            .map(AnalyzedWord::term)
            .distinct()
            .sorted()
            .toList();
    return words.hashCode();
  }

  /** Returns the share of text that is the same, 0 to 1; 0 if the role families differ. */
  public double share(RepostMark other) {
    return family == other.family ? text.share(other.text) : 0;
  }

  /** Returns the least share of text that makes this posting and another one. */
  public double required(RepostMark other) {
    return title == other.title ? Ranking.REPOST_SAME_TITLE : Ranking.REPOST_OTHER_TITLE;
  }

  /** Returns a number that postings of one family share if their texts agree in a band. */
  public int band(int band) {
    return 31 * text.band(band) + family;
  }

  /** Returns the index field that keeps this mark. */
  public IndexableField field() {
    return new BinaryDocValuesField(IndexField.REPOST_MARK.id(), encoded());
  }

  /** Returns the bytes that {@link #decode} reads. */
  public BytesRef encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Signature.ROWS);
    bytes.putInt(family).putInt(title).put(text.bytes());
    return new BytesRef(bytes.array());
  }

  public static RepostMark decode(BytesRef encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length);
    int family = bytes.getInt();
    int title = bytes.getInt();
    byte[] rows = new byte[Signature.ROWS];
    bytes.get(rows);
    return new RepostMark(family, title, Signature.of(rows));
  }
}
