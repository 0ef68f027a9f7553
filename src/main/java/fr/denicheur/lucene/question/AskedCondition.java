package fr.denicheur.lucene.question;

import fr.denicheur.lucene.question.Piece.Stress;
import fr.denicheur.posting.Condition;
import java.util.List;

/**
 * What a question asks of one kind of condition.
 *
 * @param any the conditions of which an answer meets one: CDI or CDD; or all excluded
 * @param stress its part in the question
 * @param said their words: a posting that says them may meet one; empty if they are numbers with
 *     units, which say something else elsewhere
 */
public record AskedCondition(List<Condition> any, Stress stress, List<Piece> said) {
  public AskedCondition {
    any = List.copyOf(any);
    said = List.copyOf(said);
  }

  /** Whether an answer meets none of them. */
  boolean excluded() {
    return any.stream().allMatch(Condition::excluded);
  }
}
