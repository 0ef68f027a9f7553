package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.posting.RoleFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A question as Lucene queries.
 *
 * @param ranking finds and scores the answers
 * @param related finds the answers and the postings that hold too little to be one; {@code null} if
 *     every posting that holds a word is an answer
 * @param highlighting the words to mark, as terms, phrases and prefixes in the fields that carry
 *     offsets
 * @param highlightingOtherWays other ways to say them, to mark if a posting holds none of the words
 * @param pieces the meaning of the question's free words
 * @param missingTrade the words that name a trade, if no posting recruits for it
 */
public record TranslatedQuery(
    Query ranking,
    @Nullable Query related,
    Query highlighting,
    Query highlightingOtherWays,
    List<Piece> pieces,
    @Nullable String missingTrade) {

  /** The trade that most words of the question name; {@code null} if none does. */
  public @Nullable RoleFamily trade() {
    return pieces.stream()
        .flatMap(piece -> piece.trades().stream())
        .filter(Named::isPerson)
        .max(Comparator.comparingInt(named -> named.end() - named.start()))
        .flatMap(named -> named.trades().entrySet().stream().max(Map.Entry.comparingByValue()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
