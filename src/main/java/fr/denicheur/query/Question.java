package fr.denicheur.query;

import java.util.List;

/**
 * A typed text, cut into clauses by {@link QuestionParser#parse}.
 *
 * @param written the text as typed, without invisible characters and surrounding spaces
 * @param clauses its parts in order; empty if the text has no letter and no digit, which asks for
 *     all postings
 * @param truncated whether pieces beyond {@link QuestionParser#MAX_CLAUSES} were left out
 */
public record Question(String written, List<Clause> clauses, boolean truncated) {
  public Question {
    clauses = List.copyOf(clauses);
  }
}
