package fr.denicheur.query;

import fr.denicheur.posting.Facet;

/**
 * Asks for the values of one facet.
 *
 * @param search the postings among which the values are counted; its page and its order do not
 *     matter
 * @param facet whose values are wanted
 * @param words words of the names of the values wanted, at most {@value SuggestQuery#MAX_LENGTH}
 *     characters; the last one may be unfinished. Blank asks for all values
 */
public record FacetQuery(SearchQuery search, Facet facet, String words) {
  public FacetQuery {
    if (words.length() > SuggestQuery.MAX_LENGTH) {
      throw new InvalidQueryException(
          "fq",
          "fq must have at most " + SuggestQuery.MAX_LENGTH + " characters; got " + words.length());
    }
  }
}
