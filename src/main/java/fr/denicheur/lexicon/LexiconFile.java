package fr.denicheur.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A resource file of the lexicon: {@code key: value, value} a line, {@code #} begins a comment.
 *
 * @param name the file's name, for messages
 * @param text its whole text
 */
record LexiconFile(String name, String text) {
  /** A comment begins a line or stands after a space: {@code c#} is none. */
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  /**
   * One line of the file.
   *
   * @param key what stands before the colon
   * @param values what stands after it, between commas
   */
  record Entry(String file, int line, String key, List<String> values) {
    /** Returns the fault to throw where this line's key is wrong. */
    IllegalStateException fault(String rule) {
      return new IllegalStateException(file + ", line " + line + ": '" + key + "' " + rule);
    }
  }

  static LexiconFile bundled(String name) {
    try (InputStream in =
        Objects.requireNonNull(LexiconFile.class.getResourceAsStream(name), name)) {
      return new LexiconFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lexicon " + name, e);
    }
  }

  /** Returns the lines that say something, without comments and surrounding space. */
  List<String> lines() {
    return text.lines().map(LexiconFile::withoutComment).filter(line -> !line.isEmpty()).toList();
  }

  private static String withoutComment(String line) {
    return COMMENT.matcher(line).replaceFirst("").strip();
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i));
      if (!line.isEmpty()) {
        entries.add(entry(line, i + 1));
      }
    }
    return entries;
  }

  private Entry entry(String line, int number) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new Entry(name, number, line, List.of()).fault("must be a key, a colon and values");
    }
    List<String> values = split(line.substring(colon + 1), ',');
    return new Entry(name, number, line.substring(0, colon).strip(), values);
  }

  /** Returns the pieces of a text between separators, without surrounding space; none is empty. */
  static List<String> split(String text, char separator) {
    return Pattern.compile(String.valueOf(separator), Pattern.LITERAL)
        .splitAsStream(text)
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  /** Returns a short hash of the text. */
  String fingerprint() {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
