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
  /** A phrase of compounds has more; the first ones are likeliest. */
  private static final int MOST_SPELLINGS = 8;

  private static final List<List<String>> NONE = List.of();

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
      if (!respelled.isEmpty()
          && joined(respelled.getLast(), word)
              > postings(List.of(respelled.getLast().term(), word.term()))) {
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
      if (i + 1 < words.size() && joined(words.get(i), words.get(i + 1)) > 0) {
        String joined = words.get(i).term() + words.get(i + 1).term();
        matches.add(new Passage(i, i + 2, List.of(alternative(List.of(joined)))));
      }
      addSplit(matches, i, words.get(i));
      if (i > 0) {
        addOrdinal(matches, i - 1, words.get(i - 1), words.get(i));
      }
    }
    return matches;
  }

  /** An ordinal after a name may be written as a number: {@code Paris 12e}, {@code Paris 12}. */
  private void addOrdinal(List<Passage> matches, int at, AnalyzedWord name, AnalyzedWord ordinal)
      throws IOException {
    if (!ordinal.parts().isEmpty() && ordinal.tellingParts().isEmpty()) {
      List<String> said = List.of(name.term(), ordinal.parts().getFirst().term());
      if (postings(said) > 0) {
        matches.add(new Passage(at, at + 2, List.of(alternative(said))));
      }
    }
  }

  /** Returns how many postings hold two words as one; two numbers are never one. */
  private int joined(AnalyzedWord word, AnalyzedWord next) throws IOException {
    return next.gap() != 1 || (word.isNumber() && next.isNumber())
        ? 0
        : vocabulary.holding(word.term() + next.term());
  }

  private void addSplit(List<Passage> matches, int at, AnalyzedWord word) throws IOException {
    List<String> apart = word.apart().stream().map(AnalyzedWord::term).toList();
    if (!apart.isEmpty() && postings(apart) > 0) {
      matches.add(new Passage(at, at + 1, List.of(alternative(apart))));
    }
    for (List<String> halves : vocabulary.halves(word.term())) {
      if (postings(halves) > 0) {
        matches.add(new Passage(at, at + 1, List.of(alternative(halves))));
      }
    }
  }

  /**
   * Returns the ways in which postings may spell a phrase, as typed first: compounds joined or in
   * parts, words split, two words joined. A phrase without words has none.
   */
  List<List<AnalyzedWord>> spellings(List<AnalyzedWord> phrase) throws IOException {
    List<List<AnalyzedWord>> spellings = new ArrayList<>();
    if (!phrase.isEmpty()) {
      spell(phrase, List.of(), spellings);
    }
    return spellings;
  }

  private void spell(
      List<AnalyzedWord> left, List<AnalyzedWord> said, List<List<AnalyzedWord>> spellings)
      throws IOException {
    if (spellings.size() >= MOST_SPELLINGS) {
      return;
    }
    if (left.isEmpty()) {
      spellings.add(said);
      return;
    }
    AnalyzedWord word = left.getFirst();
    List<AnalyzedWord> later = left.subList(1, left.size());
    List<AnalyzedWord> apart = word.apart();
    if (!apart.isEmpty()) {
      spell(later, plus(said, apart), spellings);
    }
    if (apart.isEmpty() || vocabulary.holding(word.term()) > 0) {
      spell(later, plus(said, List.of(word)), spellings);
    }
    for (List<String> halves : apart.isEmpty() ? vocabulary.halves(word.term()) : NONE) {
      if (postings(halves) > 0) {
        spell(later, plus(said, word.splitInto(halves)), spellings);
      }
    }
    if (!later.isEmpty() && joined(word, later.getFirst()) > 0) {
      AnalyzedWord joined = word.joinedWith(later.getFirst());
      spell(later.subList(1, later.size()), plus(said, List.of(joined)), spellings);
    }
  }

  private static List<AnalyzedWord> plus(List<AnalyzedWord> said, List<AnalyzedWord> more) {
    List<AnalyzedWord> all = new ArrayList<>(said);
    all.addAll(more);
    return all;
  }

  private static Alternative alternative(List<String> stems) {
    return new Alternative(stems, String.join(" ", stems), Nearness.SAME);
  }

  /** Returns how many postings hold words side by side. */
  private int postings(List<String> words) throws IOException {
    return deadline.shouldExit() ? 0 : vocabulary.sideBySide(words);
  }
}
