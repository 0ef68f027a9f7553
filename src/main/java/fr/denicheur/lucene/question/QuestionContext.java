package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.Vocabulary;
import fr.denicheur.rule.Guidance;
import fr.denicheur.rule.OwnerRules;
import org.apache.lucene.search.IndexSearcher;

/**
 * Everything that answering one question needs.
 *
 * @param snapshot the index to search
 * @param vocabulary the words of the index
 * @param stopping searches the same segments, and throws {@code ExitingReaderException} once the
 *     deadline has passed
 * @param deadline the time at which work for this question stops
 * @param ranking the numbers that decide the order of postings
 * @param rules what the owner has decided
 * @param guidance what of it holds for the question, and the meanings of words
 * @param phrases the cached places of phrases, shared by all questions
 * @param pieces the matches of the question's pieces
 */
public record QuestionContext(
    Snapshot snapshot,
    IndexSearcher stopping,
    Vocabulary vocabulary,
    Deadline deadline,
    Ranking ranking,
    OwnerRules rules,
    Guidance guidance,
    PhraseCache phrases,
    PieceReader pieces) {

  /** Makes the context of a question that was not read yet: what always holds guides it. */
  public QuestionContext(
      Snapshot snapshot,
      IndexSearcher stopping,
      Vocabulary vocabulary,
      Deadline deadline,
      Ranking ranking,
      OwnerRules rules,
      PhraseCache phrases,
      PieceReader pieces) {
    this(snapshot, stopping, vocabulary, deadline, ranking, rules, rules.always(), phrases, pieces);
  }

  /** The meanings of words. */
  public Lexicon lexicon() {
    return guidance.lexicon();
  }

  /** Returns the same with what holds for a question. */
  public QuestionContext guided(Guidance other) {
    return new QuestionContext(
        snapshot, stopping, vocabulary, deadline, ranking, rules, other, phrases, pieces);
  }
}
