package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Folding;
import fr.denicheur.french.FrenchWords;
import fr.denicheur.french.Remembered;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces misspelt words of a question by the known words they are nearest to.
 *
 * <p>A word that no posting holds is replaced by the nearest word that postings hold, if it is
 * likely to be a typo of it. A word that few postings hold is replaced if only a doubled letter
 * sets it apart from a word of many postings, because their authors made the same mistake.
 * Otherwise the nearest word is proposed; it is also only proposed for a word of French, for one
 * that stands in a role or a title, and for one that begins others. Words of the lexicon, short
 * words, acronyms and names of startups and technologies are never corrected.
 */
public final class Spelling {
  /** The number of words that are compared between two looks at the clock. */
  private static final int PATIENCE = 1024;

  /** The most words that are remembered, of those that may go on and of the others. */
  private static final int MAX_REMEMBERED = 5_000;

  private final Vocabulary vocabulary;
  private final Lexicon lexicon;

  /** What finished words were replaced by, and unfinished ones. */
  private final Remembered<Optional<Replacement>> finished = new Remembered<>(MAX_REMEMBERED);

  private final Remembered<Optional<Replacement>> unfinished = new Remembered<>(MAX_REMEMBERED);

  /**
   * Makes the spelling of one snapshot; any number of threads may ask it.
   *
   * @param vocabulary the words of the snapshot
   */
  public Spelling(Vocabulary vocabulary, Lexicon lexicon) {
    this.vocabulary = vocabulary;
    this.lexicon = lexicon;
  }

  /**
   * A question with words corrected.
   *
   * @param applied whether it is to be answered instead of the typed one; else it is only proposed
   * @param missing the typed words that no posting holds and for which others are only proposed
   */
  public record Corrected(Question question, boolean applied, List<String> missing) {}

  /** A word to put in the place of a typed one. */
  private record Replacement(String typed, String meant, boolean isSure, boolean isMissing) {}

  /**
   * Returns a question with its misspelt words corrected; empty if there are none, or if the
   * question would become longer than a question may be. If some words are surely misspelt, those
   * are corrected and the correction applies; otherwise every other doubtful word is corrected, as
   * a proposal.
   *
   * @param isUnfinished whether the last word may go on; it is not corrected if it begins others
   * @param known the stems of further words that are not misspelt
   * @param deadline after it, no more words are compared
   */
  public Optional<Corrected> correct(
      Question question, boolean isUnfinished, Set<String> known, Deadline deadline)
      throws IOException {
    Map<Integer, Replacement> found = new HashMap<>();
    int last = question.clauses().size() - 1;
    for (int i = 0; i <= last; i++) {
      Clause clause = question.clauses().get(i);
      if (isCorrectable(clause) && !known.contains(stem(clause.text()))) {
        int place = i;
        correct(clause.text(), isUnfinished && i == last, deadline)
            .ifPresent(replacement -> found.put(place, replacement));
      }
    }
    boolean applied = found.values().stream().anyMatch(Replacement::isSure);
    found.values().removeIf(replacement -> applied && !replacement.isSure());
    Question corrected = respelled(question, found);
    return corrected.equals(question) || !QuestionParser.isShort(corrected.written())
        ? Optional.empty()
        : Optional.of(new Corrected(corrected, applied, applied ? List.of() : missing(found)));
  }

  private static List<String> missing(Map<Integer, Replacement> found) {
    return found.values().stream().filter(Replacement::isMissing).map(Replacement::typed).toList();
  }

  private static boolean isCorrectable(Clause clause) {
    return clause.kind() == Clause.Kind.WORD
        && !clause.excluded()
        && clause.scope() != Clause.Scope.STARTUP
        && clause.scope() != Clause.Scope.ROLE
        && Typo.mayBeIn(clause.text());
  }

  private Optional<Replacement> correct(String typed, boolean isUnfinished, Deadline deadline)
      throws IOException {
    Remembered<Optional<Replacement>> known = isUnfinished ? unfinished : finished;
    Optional<Replacement> remembered = known.get(typed);
    if (remembered != null) {
      return remembered;
    }
    Optional<Replacement> found = Optional.ofNullable(replacement(typed, isUnfinished, deadline));
    return deadline.hasCut() ? found : known.put(typed, found);
  }

  private @Nullable Replacement replacement(String typed, boolean isUnfinished, Deadline deadline)
      throws IOException {
    String stem = stem(typed);
    int postings = vocabulary.holding(stem);
    if (stem.isEmpty()
        || postings >= Ranking.CORRECTED_HANDFUL
        || lexicon.stems().contains(stem)
        || vocabulary.isName(stem)) {
      return null;
    }
    String folded = Folding.fold(typed);
    boolean begins = Completions.exist(folded, vocabulary);
    if (begins && isUnfinished) {
      return null;
    }
    boolean isWord = FrenchWords.hold(folded) || vocabulary.isTitled(stem);
    boolean isStrange = postings == 0 && !isWord;
    double limit = isStrange ? Ranking.CORRECTED_FAR : Ranking.CORRECTED_NEAR;
    Typo typo = new Typo(folded);
    WrittenWord meant = nearest(typo, folded.substring(0, 1), stem, postings, limit, deadline);
    if (meant == null && isStrange) {
      meant = nearest(typo, "", stem, postings, limit, deadline);
    }
    if (meant == null) {
      return null;
    }
    boolean isLikely =
        postings == 0
            ? typo.isLikely(meant.folded())
            : typo.cost(meant.folded()) <= Ranking.TYPO_DOUBLED_LETTER;
    boolean goesOn = !begins || meant.folded().startsWith(folded);
    return new Replacement(typed, meant.text(), !isWord && isLikely && goesOn, postings == 0);
  }

  static String stem(String word) {
    return String.join("", StemmedAnalyzer.stems(word));
  }

  /** Returns the best of the words that begin so; null if none is near, or time is up. */
  private @Nullable WrittenWord nearest(
      Typo typo, String beginning, String stem, int postings, double limit, Deadline deadline)
      throws IOException {
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
  private static Question respelled(Question question, Map<Integer, Replacement> words) {
    StringBuilder written = new StringBuilder();
    List<Clause> clauses = new ArrayList<>(question.clauses());
    int end = 0;
    for (int i = 0; i < clauses.size(); i++) {
      Clause typed = clauses.get(i);
      int start = question.written().indexOf(typed.text(), end);
      if (start >= 0) {
        Replacement other = words.get(i);
        clauses.set(i, other == null ? typed : typed.with(other.meant()));
        written.append(question.written(), end, start).append(clauses.get(i).text());
        end = start + typed.text().length();
      }
    }
    written.append(question.written().substring(end));
    return new Question(written.toString(), clauses, question.truncated());
  }
}
