package fr.denicheur.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the version of the file that an indexed posting was read from, and of what a catalogue
 * said of its startup. A comparison with both shows whether it must be read again.
 *
 * @param contentHash a hash of the file's bytes; never blank, no {@code @}
 * @param validUntil the moment at which the same bytes begin to mean something else, because a date
 *     in them (such as the end of applications) arrives; {@code null} if there is no such date
 * @param problems how many problems the file had when it was read; not negative
 * @param startup the slug of the startup that the file names; {@code null} if it names none
 * @param described a hash of what the catalogue says of the startup; empty if it says nothing; no
 *     {@code @}
 */
public record Fingerprint(
    String contentHash,
    @Nullable Instant validUntil,
    int problems,
    @Nullable String startup,
    String described) {
  private static final String SEPARATOR = "@";

  /** The number of its parts. The last one, a slug, may itself hold the separator. */
  private static final int PARTS = 5;

  public Fingerprint {
    if (contentHash.isBlank() || contentHash.contains(SEPARATOR)) {
      throw new IllegalArgumentException(
          "a hash must be neither blank nor hold @; got " + contentHash);
    }
    if (problems < 0) {
      throw new IllegalArgumentException("problems must not be negative; got " + problems);
    }
    if (described.contains(SEPARATOR)) {
      throw new IllegalArgumentException("a hash must not hold @; got " + described);
    }
  }

  /** Makes the fingerprint of a file of whose startup no catalogue speaks. */
  public Fingerprint(String contentHash, @Nullable Instant validUntil, int problems) {
    this(contentHash, validUntil, problems, null, "");
  }

  /** Whether a file with this hash need not be read again now. */
  public boolean isCurrent(String hash, Instant now) {
    return contentHash.equals(hash) && (validUntil == null || now.isBefore(validUntil));
  }

  /** Returns this value as one line, which {@link #parse} reads. */
  public String encoded() {
    String moment = validUntil == null ? "" : validUntil.toString();
    return String.join(
        SEPARATOR,
        contentHash,
        moment,
        Integer.toString(problems),
        described,
        startup == null ? "" : startup);
  }

  /** Returns the value that {@link #encoded} wrote. */
  public static Fingerprint parse(String encoded) {
    String[] parts = encoded.split(SEPARATOR, PARTS);
    Instant moment = parts[1].isEmpty() ? null : Instant.parse(parts[1]);
    String startup = parts[4].isEmpty() ? null : parts[4];
    return new Fingerprint(parts[0], moment, Integer.parseInt(parts[2]), startup, parts[3]);
  }
}
