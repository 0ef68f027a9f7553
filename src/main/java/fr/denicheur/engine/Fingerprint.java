package fr.denicheur.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the version of the file that an indexed posting was read from. A comparison with the
 * file shows whether it must be read again.
 *
 * @param contentHash a hash of the file's bytes; never blank, no {@code @}
 * @param validUntil the moment at which the same bytes begin to mean something else, because a date
 *     in them (such as the end of applications) arrives; {@code null} if there is no such date
 * @param problems how many problems the file had when it was read; not negative
 */
public record Fingerprint(String contentHash, @Nullable Instant validUntil, int problems) {
  private static final String SEPARATOR = "@";

  public Fingerprint {
    if (contentHash.isBlank() || contentHash.contains(SEPARATOR)) {
      throw new IllegalArgumentException(
          "a hash must be neither blank nor hold @; got " + contentHash);
    }
    if (problems < 0) {
      throw new IllegalArgumentException("problems must not be negative; got " + problems);
    }
  }

  /** Whether a file with this hash need not be read again now. */
  public boolean isCurrent(String hash, Instant now) {
    return contentHash.equals(hash) && (validUntil == null || now.isBefore(validUntil));
  }

  /** Returns this value as one line, which {@link #parse} reads. */
  public String encoded() {
    String moment = validUntil == null ? "" : validUntil.toString();
    return String.join(SEPARATOR, contentHash, moment, Integer.toString(problems));
  }

  /** Returns the value that {@link #encoded} wrote. */
  public static Fingerprint parse(String encoded) {
    String[] parts = encoded.split(SEPARATOR, -1);
    Instant moment = parts[1].isEmpty() ? null : Instant.parse(parts[1]);
    return new Fingerprint(parts[0], moment, Integer.parseInt(parts[2]));
  }
}
