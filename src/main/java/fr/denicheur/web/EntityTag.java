package fr.denicheur.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Computes the header {@code ETag} of an answer, with which clients ask whether it is still
 * current.
 *
 * <p>The tag does not depend on the time a search took, nor on compression, so it is a weak one.
 * Only a posting, which editors may replace, has a strong tag.
 */
public final class EntityTag {
  private static final byte[] TOOK = "\"tookMs\":".getBytes(StandardCharsets.US_ASCII);

  /** Bytes to search for the field: before it stands the question, at most 500 characters long. */
  private static final int TOOK_BEFORE = 4 * 1024;

  private EntityTag() {}

  /** Returns the weak tag of a body. */
  public static String of(byte[] body) {
    int from = endOfTook(body);
    int to = from;
    while (to < body.length && from > 0 && body[to] != ',') {
      to++;
    }
    return "W/\"" + Long.toHexString(sum(body, from, to)) + '"';
  }

  /**
   * Returns the strong tag of a posting's body; {@link Precondition} reads the version from it.
   *
   * @param version the version of the posting: letters and digits
   * @param isCompressed whether the body is sent compressed
   */
  public static String of(byte[] body, String version, boolean isCompressed) {
    String shown = Long.toHexString(sum(body, 0, 0));
    return '"' + version + '.' + shown + (isCompressed ? "-gzip" : "") + '"';
  }

  /**
   * Whether the client has the answer with this tag.
   *
   * @param ifNoneMatch the header {@code If-None-Match}: a list of tags, or {@code *}
   */
  public static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(tag.substring(tag.indexOf('"')));
  }

  /** JSON escapes a quotation mark inside a string, so these bytes can only be the field. */
  private static int endOfTook(byte[] body) {
    int last = Math.min(body.length, TOOK_BEFORE) - TOOK.length;
    for (int at = 0; at <= last; at++) {
      if (Arrays.equals(body, at, at + TOOK.length, TOOK, 0, TOOK.length)) {
        return at + TOOK.length;
      }
    }
    return 0;
  }

  /** Returns 64 bits from two checksums for which processors have instructions. */
  private static long sum(byte[] body, int from, int to) {
    return sum(new CRC32C(), body, from, to) << 32 | sum(new CRC32(), body, from, to);
  }

  private static long sum(Checksum sum, byte[] body, int from, int to) {
    sum.update(body, 0, from);
    sum.update(body, to, body.length - to);
    return sum.getValue();
  }
}
