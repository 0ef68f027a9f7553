package fr.denicheur.lucene.question;

import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lexicon.Synonyms.Passage;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.spelling.Completions;
import fr.denicheur.lucene.spelling.Vocabulary;
import fr.denicheur.lucene.spelling.WrittenWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what the last word of a question may become: {@code kuber} is said as {@code kubernetes},
 * {@code prod man} as {@code product manager} and in the other ways to say that.
 */
final class Beginnings implements PassageFinder {
  private static final Pattern COMPOUND_MARKS = Pattern.compile("[-.'’]");

  private final Vocabulary vocabulary;
  private final Lexicon lexicon;
  private final boolean isForgiving;

  /**
   * @param isForgiving whether a doubled letter may be missing or too many
   */
  Beginnings(QuestionContext context, boolean isForgiving) {
    this.vocabulary = context.vocabulary();
    this.lexicon = context.lexicon();
    this.isForgiving = isForgiving;
  }

  /** Returns the passages that end with the last word, with the ways to go on. */
  @Override
  public List<Passage> in(List<AnalyzedWord> words) throws IOException {
    String letters = words.isEmpty() ? "" : letters(words.getLast());
    if (letters.length() < Ranking.BEGUN_MIN_LETTERS
        || words.getLast().isAcronym()
        || !letters.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    Map<String, WrittenWord> completions = Completions.of(letters, vocabulary, isForgiving);
    boolean isFinished = isFinished(words.getLast(), completions);
    Nearness nearness = isFinished ? Nearness.LONGER : Nearness.BEGUN;
    int last = words.size() - 1;
    List<Passage> passages = new ArrayList<>();
    completions.entrySet().stream()
        .limit(isFinished ? Ranking.BEGUN_MOST_FINISHED : Ranking.BEGUN_MOST)
        .forEach(completion -> {
          List<String> stem = List.of(completion.getKey());
          Alternative word = new Alternative(stem, completion.getValue().text(), nearness);
          passages.add(new Passage(last, last + 1, List.of(word)));
          if (!isFinished) {
            for (Passage said : lexicon.synonyms().in(stem)) {
              passages.add(new Passage(last, last + 1, said.alternatives()));
            }
          }
        });
    if (!isFinished) {
      passages.addAll(lexicon.synonyms().meant(meant(words, completions)));
    }
    return passages;
  }

  /** A word may mean its own stem and those it begins. */
  private static List<Predicate<String>> meant(
      List<AnalyzedWord> words, Map<String, WrittenWord> completions) {
    List<Predicate<String>> meant = new ArrayList<>();
    for (AnalyzedWord word : words) {
      String letters = letters(word);
      boolean begins = letters.length() >= Ranking.BEGUN_MIN_LETTERS;
      meant.add(stem -> stem.equals(word.term()) || (begins && stem.startsWith(letters)));
    }
    meant.add(meant.removeLast().or(completions::containsKey));
    return meant;
  }

  /** Returns the letters of a word, joined as the index joins them. */
  private static String letters(AnalyzedWord word) {
    return COMPOUND_MARKS.matcher(Folding.fold(word.written())).replaceAll("");
  }

  /**
   * Whether postings hold a word, and either the lexicon knows it ("java") or no completion is in
   * so many times more.
   */
  private boolean isFinished(AnalyzedWord word, Map<String, WrittenWord> completions)
      throws IOException {
    int postings = vocabulary.holding(word.term());
    if (lexicon.stems().contains(letters(word))) {
      return postings > 0;
    }
    for (String stem : completions.keySet()) {
      if (vocabulary.holding(stem) > postings * Ranking.CORRECTED_TIMES_MORE) {
        return false;
      }
    }
    return postings > 0;
  }
}
