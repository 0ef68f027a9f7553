package fr.denicheur.engine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether an indexed posting still is what its file says, without reading it again.
 *
 * @param contentHash a hash of the file's bytes; never blank, no {@code @}
 * @param validUntil the day on which the same bytes begin to mean something else, because a date in
 *     them (such as the end of applications) arrives; {@code null} where there is none
 */
public record Fingerprint(String contentHash, @Nullable LocalDate validUntil) {
  public Fingerprint {
    if (contentHash.isBlank() || contentHash.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "a hash must be neither blank nor hold @; got " + contentHash);
    }
  }

  /** Whether a file with this hash still means today what was indexed. */
  public boolean isCurrent(String hash, LocalDate today) {
    return contentHash.equals(hash) && (validUntil == null || today.isBefore(validUntil));
  }

  /** One line from which {@link #parse} makes this value again. */
  public String encoded() {
    return validUntil == null ? contentHash : contentHash + "@" + validUntil;
  }

  /** Reads what {@link #encoded} wrote. */
  public static Fingerprint parse(String encoded) {
    int at = encoded.indexOf('@');
    return at < 0
        ? new Fingerprint(encoded, null)
        : new Fingerprint(encoded.substring(0, at), LocalDate.parse(encoded.substring(at + 1)));
  }
}
