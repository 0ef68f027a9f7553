package fr.denicheur.relevance;

import fr.denicheur.posting.PostingId;
import java.util.List;
import java.util.OptionalInt;

/**
 * The answer to one judged query, with its measures.
 *
 * @param query a measurable query
 * @param answer the postings found, best first, at most {@link Measures#DEPTH}
 */
public record Outcome(JudgedQuery query, List<PostingId> answer, Measures measures) {
  public Outcome {
    answer = List.copyOf(answer);
  }

  /** Returns a posting's rank from 1; empty if the answer does not contain it. */
  public OptionalInt rank(PostingId posting) {
    int index = answer.stream().map(JudgedQuery::bare).toList().indexOf(JudgedQuery.bare(posting));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }

  /**
   * Returns the postings graded 1 or more that are not on the first page: best first, then by id.
   */
  public List<PostingId> missed() {
    return query.atLeast(1).stream()
        .filter(posting -> rank(posting).orElse(Integer.MAX_VALUE) > Measures.FIRST_PAGE)
        .toList();
  }
}
