package fr.denicheur.lexicon;

/**
 * What is known about the words of questions.
 *
 * @param synonyms other ways to say the same
 * @param questionWords words that say only that something is looked for
 */
public record Lexicon(Synonyms synonyms, QuestionWords questionWords) {
  /** What comes with Dénicheur; read once. */
  public static final Lexicon BUNDLED = new Lexicon(Synonyms.bundled(), QuestionWords.bundled());
}
