package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The id of a posting that may be written over the network: the name of a file, directly in a
 * folder of postings, that no system and no editor takes for anything else.
 *
 * @param value letters, digits, {@code .}, {@code -}, {@code _} and {@code ·}, in Unicode form NFC;
 *     1 to {@value #MAX_CHARACTERS} characters, the first not a dot
 */
public record WritableId(String value) {
  /** Longer than any title; beyond it names are built to overflow something. */
  public static final int MAX_CHARACTERS = 200;

  /** What file systems allow for a name. */
  private static final int MAX_NAME_BYTES = 255;

  private static final String EXTENSION = ".md";

  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_·-][\\p{L}\\p{M}\\p{Nd}._·-]*+");

  /** Names that Windows keeps for itself, with any ending: a folder may be shared with it. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|(com|lpt)[0-9])(\\..*)?");

  /** Refuses what is no such name with an {@link IllegalArgumentException}. */
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

  /** The posting that the file is. */
  public PostingId posting() {
    return new PostingId(value);
  }

  /** The name of the file. */
  String fileName() {
    return fileName(value);
  }

  private static String fileName(String value) {
    return value + EXTENSION;
  }
}
