package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.scoring.PhraseCache;
import fr.denicheur.lucene.scoring.PieceReader;
import fr.denicheur.lucene.scoring.RankedQuery;
import fr.denicheur.lucene.scoring.Suitability;
import fr.denicheur.lucene.spelling.Vocabulary;
import fr.denicheur.rule.Guidance;
import fr.denicheur.rule.OwnerRules;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

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

  /**
   * Returns the query of the question.
   *
   * @param demanded must match, and gives the score
   * @param preferred queries that add to the score if they match too, the cheapest first
   * @param suitability the factor
   */
  public RankedQuery ranked(Query demanded, List<Query> preferred, Suitability suitability) {
    return new RankedQuery(demanded, preferred, suitability, pieces, deadline, stopping);
  }

  /** Returns the same with what holds for a question. */
  public QuestionContext guided(Guidance other) {
    return new QuestionContext(
        snapshot, stopping, vocabulary, deadline, ranking, rules, other, phrases, pieces);
  }
}
