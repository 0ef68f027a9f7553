package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Match;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.PostingCounts;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.PhraseQuery;

/**
 * Finds joined and split spellings of one word: {@code open data} and {@code opendata}, {@code télé
 * travail} and {@code télétravail}.
 *
 * <p>No list is needed: a spelling counts where postings hold it.
 */
final class Spacing {
  private final Snapshot snapshot;
  private final PostingCounts counts;
  private final Deadline deadline;

  /**
   * @param deadline after it, no other spelling counts
   */
  Spacing(Snapshot snapshot, Deadline deadline) throws IOException {
    this.snapshot = snapshot;
    this.counts = PostingCounts.of(snapshot);
    this.deadline = deadline;
  }

  /**
   * Returns the words of a question as most postings spell them: two are joined where more postings
   * hold them joined than side by side, and one is split where it is the other way round.
   */
  List<AnalyzedWord> respelled(List<AnalyzedWord> words) throws IOException {
    List<AnalyzedWord> respelled = new ArrayList<>();
    for (AnalyzedWord word : words) {
      String before = respelled.isEmpty() || word.gap() != 1 ? "" : respelled.getLast().term();
      if (!before.isEmpty()
          && counts.of(before + word.term()) > postings(List.of(before, word.term()))) {
        respelled.add(respelled.removeLast().joinedWith(word));
      } else {
        respelled.addAll(split(word));
      }
    }
    return respelled;
  }

  private List<AnalyzedWord> split(AnalyzedWord word) throws IOException {
    for (List<String> halves : counts.halves(word.term())) {
      if (postings(halves) > counts.of(word.term())) {
        return List.of(word.as(halves.getFirst()), AnalyzedWord.ofStem(halves.getLast()));
      }
    }
    return List.of(word);
  }

  /** Returns the pieces of a question that postings also spell otherwise. */
  List<Match> in(List<AnalyzedWord> words) throws IOException {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (i + 1 < words.size() && words.get(i + 1).gap() == 1) {
        addJoined(matches, i, words.get(i).term() + words.get(i + 1).term());
      }
      addSplit(matches, i, words.get(i));
    }
    return matches;
  }

  private void addJoined(List<Match> matches, int at, String joined) throws IOException {
    if (counts.of(joined) > 0) {
      matches.add(new Match(at, at + 2, List.of(alternative(List.of(joined)))));
    }
  }

  private void addSplit(List<Match> matches, int at, AnalyzedWord word) throws IOException {
    for (List<String> halves : counts.halves(word.term())) {
      if (postings(halves) > 0) {
        matches.add(new Match(at, at + 1, List.of(alternative(halves))));
      }
    }
  }

  private static Alternative alternative(List<String> stems) {
    return new Alternative(stems, String.join(" ", stems), Nearness.SAME);
  }

  /** In how many postings words stand side by side. */
  private int postings(List<String> words) throws IOException {
    if (deadline.shouldExit()) {
      return 0;
    }
    String[] terms = words.toArray(String[]::new);
    return Math.max(
        snapshot.count(new PhraseQuery(IndexField.BODY.id(), terms)),
        snapshot.count(new PhraseQuery(IndexField.TITLE_TEXT.id(), terms)));
  }
}
