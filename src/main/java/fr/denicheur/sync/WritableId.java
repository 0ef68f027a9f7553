package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The id of a posting that clients may write over the network. It names a file directly in a folder
 * of postings, and no system or editor gives such a name another meaning.
 *
 * @param value letters, digits, {@code .}, {@code -}, {@code _} and {@code ·}, in Unicode form NFC;
 *     1 to {@value #MAX_CHARACTERS} characters, the first not a dot
 */
public record WritableId(String value) {
  /** Longer than any title; a longer name is likely an attack. */
  public static final int MAX_CHARACTERS = 200;

  /** The longest name that common file systems allow. */
  private static final int MAX_NAME_BYTES = 255;

  private static final String EXTENSION = ".md";

  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_·-][\\p{L}\\p{M}\\p{Nd}._·-]*+");

  /** Names that Windows reserves, with any extension: the folder may be shared with Windows. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|(com|lpt)[0-9])(\\..*)?");

  /** Throws an {@link IllegalArgumentException} if the value is no such name. */
  public WritableId {
    if (value.codePointCount(0, value.length()) > MAX_CHARACTERS
        || fileName(value).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          "an id to be written must be at most "
              + MAX_CHARACTERS
              + " characters long, and its file name at most "
              + MAX_NAME_BYTES
              + " bytes");
    }
    if (!ALLOWED.matcher(value).matches() || !Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
      throw new IllegalArgumentException(
          "an id to be written must be one segment of letters, digits, '.', '-', '_' and '·', in"
              + " Unicode form NFC, and must not begin with a dot");
    }
    if (RESERVED.matcher(value).matches() || PostingNames.isPassedOver(fileName(value))) {
      throw new IllegalArgumentException("no posting may be called '" + value + "'");
    }
  }

  /** Returns the id of the posting in the file. */
  public PostingId posting() {
    return new PostingId(value);
  }

  /** Returns the name of the file. */
  String fileName() {
    return fileName(value);
  }

  private static String fileName(String value) {
    return value + EXTENSION;
  }
}
