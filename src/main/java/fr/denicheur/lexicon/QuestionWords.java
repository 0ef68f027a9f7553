package fr.denicheur.lexicon;

import fr.denicheur.french.Stems;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words by which people say that they look for something, rather than what, by the list of {@code
 * question-words.txt}: "je cherche un poste" asks for nothing yet.
 */
public final class QuestionWords {
  private static final String FILE = "question-words.txt";

  private final Set<String> stems;

  private QuestionWords(Set<String> stems) {
    this.stems = stems;
  }

  /** Returns the words that come with Dénicheur. */
  public static QuestionWords bundled() {
    return new QuestionWords(
        LexiconFile.bundled(FILE).lines().stream()
            .flatMap(line -> Stems.of(line).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a stem is one of these words. */
  public boolean contains(String stem) {
    return stems.contains(stem);
  }
}
