package fr.denicheur.lexicon;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known about the words of questions.
 *
 * @param synonyms other ways to say the same
 * @param questionWords words by which people say that they look for something, rather than what:
 *     "je cherche un poste" asks for nothing yet
 * @param decisiveWords words without which an answer is none: who asks for an internship takes no
 *     job, whatever its subject
 */
public record Lexicon(Synonyms synonyms, WordList questionWords, WordList decisiveWords) {
  /** What comes with Dénicheur; read once. */
  public static final Lexicon BUNDLED =
      new Lexicon(
          Synonyms.bundled(),
          WordList.bundled("question-words.txt"),
          WordList.bundled("decisive-words.txt"));

  /** Knows nothing: words stand for themselves. */
  public static final Lexicon EMPTY = new Lexicon(Synonyms.NONE, WordList.NONE, WordList.NONE);

  /** Returns all words known, as they are written in the files; none of them is misspelled. */
  public Set<String> words() {
    return Stream.of(synonyms.words(), questionWords.words(), decisiveWords.words())
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }
}
