package fr.denicheur.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses answers for those who ask for it. */
final class Gzip {
  private static final Pattern WEIGHT_ZERO = Pattern.compile("; *q *= *0(\\.0*)? *$");

  private Gzip() {}

  /**
   * Whether a caller wants gzip.
   *
   * @param acceptEncoding the header; {@code null} where there is none
   */
  static boolean isAccepted(@Nullable String acceptEncoding) {
    if (acceptEncoding != null) {
      for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
        if (coding.strip().startsWith("gzip")) {
          return !WEIGHT_ZERO.matcher(coding).find();
        }
      }
    }
    return false;
  }

  static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
    try (OutputStream gzip = new FastGzip(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return compressed.toByteArray();
  }

  /** JSON shrinks to a quarter at the fastest level; the higher ones cost more than a search. */
  private static final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8 * 1024;

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
