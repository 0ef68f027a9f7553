package fr.denicheur.posting;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The name of a posting: its path below the postings folder, with {@code /} between folders and
 * without the extension of a posting, such as {@code .md}.
 *
 * <p>Ids come from files named by hand and may hold spaces, accents, {@code ·} or {@code @}. They
 * are kept in Unicode form NFC, so that a name written on macOS (NFD) is the same id.
 *
 * @param value 1 to {@value #MAX_BYTES} bytes in UTF-8, no control character
 */
public record PostingId(String value) implements Comparable<PostingId> {
  /** An id is one term of the index, far below Lucene's limit of 32,766 bytes. */
  public static final int MAX_BYTES = 1024;

  public PostingId {
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
    if (value.isBlank() || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "an id must hold a visible character and no control character; got '" + value + "'");
    }
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "an id must be at most " + MAX_BYTES + " bytes long; got " + bytes);
    }
  }

  /** Orders ids by their characters, which is the order ties are listed in. */
  @Override
  public int compareTo(PostingId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
