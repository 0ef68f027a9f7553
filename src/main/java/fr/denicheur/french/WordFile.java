package fr.denicheur.french;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;

/**
 * A resource file of words that people edit. A {@code #} at the beginning of a line or after a
 * space starts a comment, so {@code c#} may stand in a file.
 *
 * @param text the whole file, comments included
 */
public record WordFile(String text) {
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  /** Reads a file that lies beside a class. */
  public static WordFile beside(Class<?> neighbour, String name) {
    try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
      return new WordFile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the word file " + name, e);
    }
  }

  /** Returns the lines that hold words, without comments and surrounding space. */
  public List<String> lines() {
    return text.lines()
        .map(line -> line.indexOf('#') < 0 ? line : COMMENT.matcher(line).replaceFirst(""))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Returns the words of all lines; spaces divide words. */
  public List<String> words() {
    return lines().stream().flatMap(line -> split(line, " ").stream()).toList();
  }

  /** Returns the pieces of a text between separators, stripped; empty pieces are left out. */
  public static List<String> split(String text, String separator) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int end = 0; end >= 0; start = end + separator.length()) {
      end = text.indexOf(separator, start);
      String piece = (end < 0 ? text.substring(start) : text.substring(start, end)).strip();
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
    }
    return List.copyOf(pieces);
  }

  /** Returns the words of all lines as the stemming chain compares them. */
  CharArraySet folded() {
    List<String> folded = words().stream().map(Folding::fold).toList();
    return CharArraySet.unmodifiableSet(new CharArraySet(folded, false));
  }
}
