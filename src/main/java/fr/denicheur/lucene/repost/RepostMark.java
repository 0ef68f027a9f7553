package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
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
 * What tells whether one posting is another published again: its trade, its role's title and its
 * text.
 *
 * <p>Postings of two families are never one, however alike their texts: teams recruit for several
 * roles with one description. Inside a family a repost often words its title anew ("Dev",
 * "développeur·se web"), but so do two openings of one team (front, back), whose texts have about
 * 0.75 in common; so another title asks for more of the text.
 *
 * @param family a number that stands for the trade
 * @param title a number that is the same for role titles that have the same words
 * @param text the signature of the body as written
 */
public record RepostMark(int family, int title, Signature text) {
  /** From this share on, two postings for the same role title are one that was published twice. */
  public static final double SAME_TITLE = 0.7;

  /**
   * And with another title. What has 0.8 in common must be folded; this leaves room for the
   * estimate.
   */
  public static final double OTHER_TITLE = 0.77;

  /** Returns the mark of a posting; nothing where its text is too short to be recognised. */
  public static Optional<RepostMark> of(Posting posting) {
    int[] runs = WordRuns.of(posting.markdown());
    return runs.length == 0
        ? Optional.empty()
        : Optional.of(
            new RepostMark(
                posting.family().id().hashCode(), title(posting.role()), Signature.of(runs)));
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

  /** How much of the two texts is the same; nothing where the trades differ. */
  public double share(RepostMark other) {
    return family == other.family ? text.share(other.text) : 0;
  }

  /** The share from which on one of the two is the other published again. */
  public double required(RepostMark other) {
    return title == other.title ? SAME_TITLE : OTHER_TITLE;
  }

  /** Returns a number that is the same in postings of one family whose texts agree in a band. */
  public int band(int band) {
    return 31 * text.band(band) + family;
  }

  /** The field of the index that keeps this mark. */
  public IndexableField field() {
    return new BinaryDocValuesField(IndexField.REPOST_MARK.id(), encoded());
  }

  /** The bytes from which {@link #decode} makes this value again. */
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
