package fr.denicheur.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A resource file of the lexicon: {@code key: value, value} a line, {@code #} begins a comment.
 *
 * @param name the file's name, for messages
 * @param text its whole text
 */
record LexiconFile(String name, String text) {

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

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replaceFirst("#.*", "").strip();
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
    List<String> values =
        Arrays.stream(line.substring(colon + 1).split(","))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    return new Entry(name, number, line.substring(0, colon).strip(), values);
  }

  /** Returns a short hash of the text. */
  String fingerprint() {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
