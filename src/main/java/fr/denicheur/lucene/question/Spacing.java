package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lexicon.Synonyms.Passage;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.spelling.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds joined and split spellings of one word: {@code open data} and {@code opendata}, {@code télé
 * travail} and {@code télétravail}.
 *
 * <p>No list is needed: a spelling counts if postings hold it.
 */
final class Spacing implements PassageFinder {
  private final Vocabulary vocabulary;
  private final Deadline deadline;

  /**
   * @param deadline after it, other spellings are no longer counted
   */
  Spacing(Vocabulary vocabulary, Deadline deadline) {
    this.vocabulary = vocabulary;
    this.deadline = deadline;
  }

  /**
   * Returns the words of a question as most postings spell them: joins two words if more postings
   * hold them joined than side by side, and splits a word in the opposite case.
   */
  List<AnalyzedWord> respelled(List<AnalyzedWord> words) throws IOException {
    List<AnalyzedWord> respelled = new ArrayList<>();
    for (AnalyzedWord word : words) {
      String before = respelled.isEmpty() || word.gap() != 1 ? "" : respelled.getLast().term();
      if (!before.isEmpty()
          && vocabulary.holding(before + word.term()) > postings(List.of(before, word.term()))) {
        respelled.add(respelled.removeLast().joinedWith(word));
      } else {
        respelled.addAll(split(word));
      }
    }
    return respelled;
  }

  private List<AnalyzedWord> split(AnalyzedWord word) throws IOException {
    for (List<String> halves : vocabulary.halves(word.term())) {
      if (postings(halves) > vocabulary.holding(word.term())) {
        return word.splitInto(halves);
      }
    }
    return List.of(word);
  }

  /** Returns the pieces of a question that postings also spell otherwise. */
  @Override
  public List<Passage> in(List<AnalyzedWord> words) throws IOException {
    List<Passage> matches = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (i + 1 < words.size() && words.get(i + 1).gap() == 1) {
        addJoined(matches, i, words.get(i).term() + words.get(i + 1).term());
      }
      addSplit(matches, i, words.get(i));
    }
    return matches;
  }

  private void addJoined(List<Passage> matches, int at, String joined) throws IOException {
    if (vocabulary.holding(joined) > 0) {
      matches.add(new Passage(at, at + 2, List.of(alternative(List.of(joined)))));
    }
  }

  private void addSplit(List<Passage> matches, int at, AnalyzedWord word) throws IOException {
    for (List<String> halves : vocabulary.halves(word.term())) {
      if (postings(halves) > 0) {
        matches.add(new Passage(at, at + 1, List.of(alternative(halves))));
      }
    }
  }

  private static Alternative alternative(List<String> stems) {
    return new Alternative(stems, String.join(" ", stems), Nearness.SAME);
  }

  /** Returns how many postings hold words side by side. */
  private int postings(List<String> words) throws IOException {
    return deadline.shouldExit() ? 0 : vocabulary.sideBySide(words);
  }
}
