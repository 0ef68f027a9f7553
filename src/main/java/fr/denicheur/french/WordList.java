package fr.denicheur.french;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Lists of words that lie as text files beside this package: one or more a line, {@code #}
 * comments.
 */
final class WordList {
  /** Function words that say nothing about a posting. */
  static final CharArraySet STOP_WORDS = folded("stop-words.txt");

  /** Product names and terms of the trade that look like inflected French words and are not. */
  static final CharArraySet NAMES = folded("names.txt");

  private WordList() {}

  private static CharArraySet folded(String file) {
    List<String> words =
        lines(file)
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .flatMap(line -> List.of(line.split("\\s+")).stream())
            .map(Folding::fold)
            .toList();
    return CharArraySet.unmodifiableSet(new CharArraySet(words, false));
  }

  private static java.util.stream.Stream<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(WordList.class.getResourceAsStream(file), file)) {
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the word list " + file, e);
    }
  }
}
