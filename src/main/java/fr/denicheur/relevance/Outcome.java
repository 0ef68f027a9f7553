package fr.denicheur.relevance;

import fr.denicheur.posting.PostingId;
import java.util.List;
import java.util.OptionalInt;

/**
 * What came of asking one query.
 *
 * @param answer the postings that came, best first, at most {@link Measures#DEPTH}
 */
public record Outcome(JudgedQuery query, List<PostingId> answer, Measures measures) {
  public Outcome {
    answer = List.copyOf(answer);
  }

  static Outcome of(JudgedQuery query, List<PostingId> answer) {
    return new Outcome(query, answer, Measures.of(query, answer));
  }

  /** Returns a posting's rank from 1; nothing where it did not come. */
  public OptionalInt rank(PostingId posting) {
    List<PostingId> bare = answer.stream().map(JudgedQuery::bare).toList();
    int index = bare.indexOf(JudgedQuery.bare(posting));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }

  /** Returns the judged postings that the first page lacks: best grade first, then by id. */
  public List<PostingId> missed() {
    return query.atLeast(1).stream()
        .filter(posting -> rank(posting).orElse(Integer.MAX_VALUE) > Measures.FIRST_PAGE)
        .toList();
  }
}
