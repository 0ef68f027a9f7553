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

  /** Whether the text ends with a letter or digit of a free word. */
  public boolean endsInWord() {
    if (clauses.isEmpty() || truncated) {
      return false;
    }
    Clause last = clauses.getLast();
    return last.isFree()
        && written.endsWith(last.text())
        && Character.isLetterOrDigit(written.codePointBefore(written.length()));
  }
}
