package fr.denicheur.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The encoding of a text file, found by its bytes: a byte order mark decides; a file that is UTF-8
 * from end to end is UTF-8; any other is Windows-1252, which French versions of Excel write.
 *
 * @param charset the encoding
 * @param mark how many bytes the byte order mark has; 0 if there is none
 */
record Encoding(Charset charset, int mark) {
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int BUFFER = 1 << 16;

  /** Returns the encoding of a file; one that the operator names need not be found. */
  static Encoding of(Path file, Charset named) {
    return new Encoding(named, marked(file).mark());
  }

  /**
   * Finds the encoding of a file, which is read once for it.
   *
   * @throws UnusableFileException if the file is mostly UTF-8, but not everywhere: to read it as
   *     Windows-1252 would spoil every accent
   */
  static Encoding of(Path file) {
    Encoding marked = marked(file);
    if (marked.mark() > 0) {
      return marked;
    }
    Utf8Check check = new Utf8Check();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[BUFFER];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        check.take(bytes, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    if (check.isMixed()) {
      throw new UnusableFileException(
          file
              + " is neither UTF-8 (wrong from byte "
              + check.firstWrong()
              + " on) nor"
              + " Windows-1252; repair it, or name its encoding with --encoding");
    }
    return new Encoding(check.isUtf8() ? StandardCharsets.UTF_8 : WINDOWS, 0);
  }

  /** Returns what the first bytes say; without a mark, UTF-8. */
  private static Encoding marked(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(3);
      int two = first.length < 2 ? 0 : (first[0] & 0xFF) << 8 | (first[1] & 0xFF);
      if (two == 0xFFFE) {
        return new Encoding(StandardCharsets.UTF_16LE, 2);
      }
      if (two == 0xFEFF) {
        return new Encoding(StandardCharsets.UTF_16BE, 2);
      }
      boolean isMarked = first.length == 3 && two == 0xEFBB && (first[2] & 0xFF) == 0xBF;
      return new Encoding(StandardCharsets.UTF_8, isMarked ? 3 : 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Opens a file, behind its byte order mark.
   *
   * @param progress counts the bytes that were read
   */
  Reader open(Path file, CountedBytes.Progress progress) throws IOException {
    InputStream in =
        new BufferedInputStream(new CountedBytes(Files.newInputStream(file), progress), BUFFER);
    in.skipNBytes(mark);
    return new BufferedReader(
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
        BUFFER);
  }
}
