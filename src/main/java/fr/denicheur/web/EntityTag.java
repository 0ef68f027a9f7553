package fr.denicheur.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The tag by which a client learns whether the answer it has is still current.
 *
 * <p>The time a search took is left out, since it differs from one answer to the next. So the tag
 * is weak, and the same whether the answer is compressed or not. Only a posting, which editors may
 * replace, has a strong tag.
 */
public final class EntityTag {
  private static final byte[] TOOK = "\"tookMs\":".getBytes(StandardCharsets.US_ASCII);

  /** The field comes after the question, which is at most 500 characters long. */
  private static final int TOOK_BEFORE = 4 * 1024;

  private EntityTag() {}

  /** Returns the tag of a body, as the header {@code ETag} holds it. */
  public static String of(byte[] body) {
    int from = endOfTook(body);
    int to = from;
    while (to < body.length && from > 0 && body[to] != ',') {
      to++;
    }
    return "W/\"" + Long.toHexString(sum(body, from, to)) + '"';
  }

  /**
   * Returns the tag of a body that shows a known version of a posting: a strong one, which also
   * names that version to {@link Precondition}.
   *
   * @param version letters and digits
   * @param isCompressed whether the body is sent compressed
   */
  public static String of(byte[] body, String version, boolean isCompressed) {
    String shown = Long.toHexString(sum(body, 0, 0));
    return '"' + version + '.' + shown + (isCompressed ? "-gzip" : "") + '"';
  }

  /**
   * Whether the client has this answer.
   *
   * @param ifNoneMatch the header, a list of tags or {@code *}; {@code null} if there is none
   */
  public static boolean matches(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && (ifNoneMatch.strip().equals("*")
            || ifNoneMatch.contains(tag.substring(tag.indexOf('"'))));
  }

  /** Inside a string a quotation mark is escaped, so these bytes can only be the field. */
  private static int endOfTook(byte[] body) {
    int last = Math.min(body.length, TOOK_BEFORE) - TOOK.length;
    for (int at = 0; at <= last; at++) {
      if (Arrays.equals(body, at, at + TOOK.length, TOOK, 0, TOOK.length)) {
        return at + TOOK.length;
      }
    }
    return 0;
  }

  /** Two checksums that the processor computes itself, together 64 bits. */
  private static long sum(byte[] body, int from, int to) {
    return sum(new CRC32C(), body, from, to) << 32 | sum(new CRC32(), body, from, to);
  }

  private static long sum(Checksum sum, byte[] body, int from, int to) {
    sum.update(body, 0, from);
    sum.update(body, to, body.length - to);
    return sum.getValue();
  }
}
