package fr.denicheur.query;

import java.util.List;

/**
 * A typed text, cut into clauses.
 *
 * @param written the text as typed, without control characters and surrounding space
 * @param clauses its pieces in order; empty if it holds nothing to look for, which asks for all
 *     postings
 * @param truncated whether pieces beyond {@link QuestionParser#MAX_CLAUSES} were left out
 */
public record Question(String written, List<Clause> clauses, boolean truncated) {
  /** Asks for all postings. */
  public static final Question ALL = new Question("", List.of(), false);

  public Question {
    clauses = List.copyOf(clauses);
  }

  /** Reads what a person typed; see {@link QuestionParser#parse}. */
  public static Question of(String typed) {
    return QuestionParser.parse(typed);
  }
}
