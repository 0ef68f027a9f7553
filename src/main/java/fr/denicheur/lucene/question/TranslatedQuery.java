package fr.denicheur.lucene.question;

import fr.denicheur.posting.RoleFamily;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * A question as a Lucene query.
 *
 * @param ranking finds and scores
 * @param pieces the meaning of the question's free words
 * @param trades the trades that the question names
 */
public record TranslatedQuery(Query ranking, List<Piece> pieces, Set<RoleFamily> trades) {
  public TranslatedQuery {
    pieces = List.copyOf(pieces);
    trades = Set.copyOf(trades);
  }
}
