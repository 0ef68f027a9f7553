package fr.denicheur.query;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;

/**
 * Asks an engine for the postings that most resemble a given one.
 *
 * @param model the posting to compare with
 * @param filter the facet values that hits must have
 * @param size hits wanted, 1 to {@value Page#MAX_SIZE}
 */
public record SimilarQuery(Model model, Filter filter, int size) {
  /** Number of hits if the client sets none. */
  public static final int DEFAULT_SIZE = 5;

  /** The posting to compare with. */
  public sealed interface Model {
    /** A posting of the index. */
    record Indexed(PostingId id) implements Model {}

    /** A posting that is not in the index, such as a pasted draft. */
    record Draft(Posting posting) implements Model {}
  }

  public SimilarQuery {
    if (size < 1 || size > Page.MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 1 and " + Page.MAX_SIZE + "; got " + size);
    }
  }

  /** Asks for postings like one of the index. */
  public static SimilarQuery to(PostingId id) {
    return new SimilarQuery(new Model.Indexed(id), Filter.NONE, DEFAULT_SIZE);
  }

  /** Asks for postings like one that is not in the index. */
  public static SimilarQuery to(Posting draft) {
    return new SimilarQuery(new Model.Draft(draft), Filter.NONE, DEFAULT_SIZE);
  }

  /** Returns this query with another filter and number of hits. */
  public SimilarQuery with(Filter otherFilter, int otherSize) {
    return new SimilarQuery(model, otherFilter, otherSize);
  }
}
