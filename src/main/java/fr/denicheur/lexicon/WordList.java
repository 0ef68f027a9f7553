package fr.denicheur.lexicon;

import fr.denicheur.french.Stems;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that have something in common, by a file that lists them: one or more a line, in any
 * gender, number and case, with or without accents.
 */
public final class WordList {
  /** Holds no word. */
  static final WordList NONE = new WordList(Set.of());

  private final Set<String> words;
  private final Set<String> stems;

  private WordList(Set<String> words) {
    this.words = Set.copyOf(words);
    this.stems =
        words.stream().flatMap(word -> Stems.of(word).stream()).collect(Collectors.toSet());
  }

  /** Returns a list that comes with Dénicheur. */
  static WordList bundled(String file) {
    return new WordList(
        LexiconFile.bundled(file).lines().stream()
            .flatMap(line -> LexiconFile.split(line, ' ').stream())
            .collect(Collectors.toSet()));
  }

  /** Returns the words, as they are written in the file. */
  Set<String> words() {
    return words;
  }

  /** Whether a stem is one of these words. */
  public boolean contains(String stem) {
    return stems.contains(stem);
  }
}
