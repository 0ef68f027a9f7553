package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.query.Clause;
import fr.denicheur.rule.Guidance;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A question as a Lucene query.
 *
 * @param ranking finds and scores the answers
 * @param related finds the answers and the postings that hold too little to be one; {@code null} if
 *     every posting that holds a word is an answer
 * @param shares scores the same postings by the share of the question that they cover, 0 to 1;
 *     {@code null} if this decides nothing
 * @param phrases for each clause that is no free word, the ways to spell its words, as typed first
 * @param pieces the meaning of the question's free words, without those of its conditions, and
 *     without the ways to say them that no posting holds
 * @param conditions what it asks of the conditions of the work
 * @param missingTrade the words that name a trade, if no posting recruits for it
 * @param guidance what the owner has decided about the answers
 */
public record TranslatedQuery(
    Query ranking,
    @Nullable Query related,
    @Nullable Query shares,
    Map<Clause, List<List<AnalyzedWord>>> phrases,
    List<Piece> pieces,
    List<AskedCondition> conditions,
    @Nullable String missingTrade,
    Guidance guidance) {
  public TranslatedQuery {
    phrases = Map.copyOf(phrases);
    pieces = List.copyOf(pieces);
    conditions = List.copyOf(conditions);
  }

  /** Whether the free words are stop words alone, which are looked for as written. */
  public boolean isOfStopWords() {
    return pieces.isEmpty() && conditions.isEmpty();
  }

  /** The pieces, and those of the words in which conditions are said. */
  public List<Piece> said() {
    return Stream.concat(
            pieces.stream(), conditions.stream().flatMap(asked -> asked.said().stream()))
        .toList();
  }

  /** The trades that persons have whom the question names. */
  public Set<RoleFamily> trades() {
    return persons().flatMap(named -> named.trades().keySet().stream()).collect(Collectors.toSet());
  }

  /** The trade that most words of the question name; {@code null} if none does. */
  public @Nullable RoleFamily trade() {
    return persons()
        .max(Comparator.comparingInt(named -> named.end() - named.start()))
        .flatMap(named -> named.trades().entrySet().stream().max(Map.Entry.comparingByValue()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private Stream<Named> persons() {
    return pieces.stream().flatMap(piece -> piece.trades().stream()).filter(Named::isPerson);
  }
}
