package fr.denicheur.lucene;

import fr.denicheur.posting.Posting;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
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
record RepostMark(int family, int title, Signature text) {
  /** From this share on, two postings for the same role title are one that was published twice. */
  static final double SAME_TITLE = 0.7;

  /**
   * And with another title. What has 0.8 in common must be folded; this leaves room for the
   * estimate.
   */
  static final double OTHER_TITLE = 0.77;

  /** Returns the mark of a posting; nothing where its text is too short to be recognised. */
  static Optional<RepostMark> of(Posting posting, Analyzer analyzer) {
    int[] runs = WordRuns.of(posting.markdown());
    return runs.length == 0
        ? Optional.empty()
        : Optional.of(
            new RepostMark(
                posting.family().id().hashCode(),
                title(posting.role(), analyzer),
                Signature.of(runs)));
  }

  private static int title(String role, Analyzer analyzer) {
    List<String> words =
        AnalyzedWord.of(analyzer, IndexField.ROLE_TEXT, role).stream()
            .map(AnalyzedWord::term)
            .distinct()
            .sorted()
            .toList();
    return words.hashCode();
  }

  /** How much of the two texts is the same; nothing where the trades differ. */
  double share(RepostMark other) {
    return family == other.family ? text.share(other.text) : 0;
  }

  /** The share from which on one of the two is the other published again. */
  double required(RepostMark other) {
    return title == other.title ? SAME_TITLE : OTHER_TITLE;
  }

  /** Returns a number that is the same in postings of one family whose texts agree in a band. */
  int band(int band) {
    return 31 * text.band(band) + family;
  }

  /** The bytes from which {@link #decode} makes this value again. */
  BytesRef encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Signature.ROWS);
    bytes.putInt(family).putInt(title).put(text.bytes());
    return new BytesRef(bytes.array());
  }

  static RepostMark decode(BytesRef encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length);
    int family = bytes.getInt();
    int title = bytes.getInt();
    byte[] rows = new byte[Signature.ROWS];
    bytes.get(rows);
    return new RepostMark(family, title, Signature.of(rows));
  }
}
