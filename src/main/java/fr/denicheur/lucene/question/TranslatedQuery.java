package fr.denicheur.lucene.question;

import java.util.List;
import org.apache.lucene.search.Query;

/**
 * A question in Lucene's terms.
 *
 * @param ranking finds and scores
 * @param highlighting names the words to mark, in the fields that carry offsets; terms and phrases
 *     only, so that nothing is left to expand
 * @param highlightingOtherwise names the words of other ways to say the same, to be marked where a
 *     posting holds none of those
 * @param pieces what the free words of the question are taken to mean
 */
public record TranslatedQuery(
    Query ranking, Query highlighting, Query highlightingOtherwise, List<Piece> pieces) {}
