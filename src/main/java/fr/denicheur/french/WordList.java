package fr.denicheur.french;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Lists of words that lie as text files beside this package: one or more a line, {@code #}
 * comments.
 */
final class WordList {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Function words that say nothing about a posting. */
  static final CharArraySet STOP_WORDS = folded("stop-words.txt");

  /** Product names and terms of the trade that look like inflected French words and are not. */
  static final CharArraySet NAMES = folded("names.txt");

  private WordList() {}

  /** Returns the words of a file that has two a line: the first with the second. */
  static Map<String, String> pairs(String file) {
    Map<String, String> pairs = new HashMap<>();
    lines(file).forEach(words -> pairs.put(words.getFirst(), words.getLast()));
    return Map.copyOf(pairs);
  }

  private static CharArraySet folded(String file) {
    List<String> words = lines(file).flatMap(List::stream).toList();
    return CharArraySet.unmodifiableSet(new CharArraySet(words, false));
  }

  /** Returns the words of every line that has some, folded. */
  private static Stream<List<String>> lines(String file) {
    try (InputStream in = Objects.requireNonNull(WordList.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> Folding.fold(line.replaceFirst("#.*", "")).strip())
          .filter(line -> !line.isEmpty())
          .map(line -> SPACES.splitAsStream(line).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the word list " + file, e);
    }
  }
}
