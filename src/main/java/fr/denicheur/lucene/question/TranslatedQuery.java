package fr.denicheur.lucene.question;

import java.util.List;
import org.apache.lucene.search.Query;

/**
 * A question as Lucene queries.
 *
 * @param ranking finds and scores
 * @param highlighting the words to mark, as terms, phrases and prefixes in the fields that carry
 *     offsets
 * @param highlightingOtherWays other ways to say them, to mark if a posting holds none of the words
 * @param pieces the meaning of the question's free words
 */
public record TranslatedQuery(
    Query ranking, Query highlighting, Query highlightingOtherWays, List<Piece> pieces) {}
