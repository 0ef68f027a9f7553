package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Folding;
import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces misspelt words of a question by the known words they are nearest to.
 *
 * <p>A word that no posting holds is replaced by the nearest known word. A word that few postings
 * hold is replaced if it sounds like a word of many postings, because their authors made the same
 * mistake; if it is only near to such a word, that word is proposed. Words of the lexicon, short
 * words, acronyms and names of startups and technologies are never corrected.
 */
public final class Spelling {
  /** The number of words that are compared between two looks at the clock. */
  private static final int PATIENCE = 1024;

  private final Vocabulary vocabulary;
  private final Lexicon lexicon;
  private final Deadline deadline;

  public Spelling(Vocabulary vocabulary, Lexicon lexicon, Deadline deadline) {
    this.vocabulary = vocabulary;
    this.lexicon = lexicon;
    this.deadline = deadline;
  }

  /**
   * A question with words corrected.
   *
   * @param applied whether it is to be answered instead of the typed one; else it is only proposed
   */
  public record Corrected(Question question, boolean applied) {}

  /**
   * Returns a question with its misspelt words corrected; empty if there are none, or if the
   * question would become longer than a question may be. If some words are surely misspelt, those
   * are corrected and the correction applies; otherwise every other doubtful word is corrected, as
   * a proposal.
   */
  public Optional<Corrected> correct(Question question) throws IOException {
    Map<Integer, String> sure = new HashMap<>();
    Map<Integer, String> doubtful = new HashMap<>();
    for (int i = 0; i < question.clauses().size(); i++) {
      Clause clause = question.clauses().get(i);
      if (isCorrectable(clause)) {
        correct(clause.text(), i, sure, doubtful);
      }
    }
    boolean applied = !sure.isEmpty();
    Question corrected = respelled(question, applied ? sure : doubtful);
    return corrected.equals(question) || !QuestionParser.isShort(corrected.written())
        ? Optional.empty()
        : Optional.of(new Corrected(corrected, applied));
  }

  private static boolean isCorrectable(Clause clause) {
    return clause.kind() == Clause.Kind.WORD
        && !clause.excluded()
        && clause.scope() != Clause.Scope.STARTUP
        && clause.scope() != Clause.Scope.ROLE
        && Typo.mayBeIn(clause.text());
  }

  private void correct(
      String typed, int place, Map<Integer, String> sure, Map<Integer, String> doubtful)
      throws IOException {
    String stem = stem(typed);
    int postings = vocabulary.holding(stem);
    if (stem.isEmpty()
        || postings >= Ranking.CORRECTED_HANDFUL
        || lexicon.stems().contains(stem)
        || vocabulary.isName(stem)) {
      return;
    }
    String folded = Folding.fold(typed);
    Typo typo = new Typo(folded);
    WrittenWord meant = nearest(typo, folded.substring(0, 1), stem, postings);
    if (meant == null && postings == 0) {
      meant = nearest(typo, "", stem, postings);
    }
    if (meant != null) {
      boolean isSure = postings == 0 || typo.cost(meant.folded()) < Ranking.CORRECTED_NEAR;
      (isSure ? sure : doubtful).put(place, meant.text());
    }
  }

  static String stem(String word) {
    return String.join("", StemmedAnalyzer.stems(word));
  }

  /** Returns the best of the words that begin so; null if none is near, or time is up. */
  private @Nullable WrittenWord nearest(Typo typo, String beginning, String stem, int postings)
      throws IOException {
    double limit = postings == 0 ? Ranking.CORRECTED_FAR : Ranking.CORRECTED_NEAR;
    WrittenWord nearest = null;
    double best = Double.MAX_VALUE;
    int compared = 0;
    for (WrittenWord word : vocabulary.beginningWith(beginning)) {
      if (++compared % PATIENCE == 0 && deadline.shouldExit()) {
        return null;
      }
      if (word.postings() >= postings * Ranking.CORRECTED_TIMES_MORE) {
        double cost = typo.cost(word.folded());
        double rank = cost - Ranking.CORRECTED_POPULARITY * Math.log10(word.postings());
        if (cost <= limit && rank < best && !stem(word.text()).equals(stem)) {
          nearest = word;
          best = rank;
        }
      }
    }
    return nearest;
  }

  /**
   * Returns a question with the words at some places replaced. A word whose text does not stand in
   * the question as typed, because signs were dropped from it, is left alone.
   */
  private static Question respelled(Question question, Map<Integer, String> words) {
    StringBuilder written = new StringBuilder();
    List<Clause> clauses = new ArrayList<>(question.clauses());
    int end = 0;
    for (int i = 0; i < clauses.size(); i++) {
      Clause typed = clauses.get(i);
      int start = question.written().indexOf(typed.text(), end);
      if (start >= 0) {
        clauses.set(i, typed.with(words.getOrDefault(i, typed.text())));
        written.append(question.written(), end, start).append(clauses.get(i).text());
        end = start + typed.text().length();
      }
    }
    written.append(question.written().substring(end));
    return new Question(written.toString(), clauses, question.truncated());
  }
}
