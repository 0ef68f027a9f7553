package fr.denicheur.lucene;

import org.apache.lucene.search.Query;

/**
 * A question in Lucene's terms.
 *
 * @param ranking finds and scores
 * @param highlighting names the words to mark, in the fields that carry offsets; terms and phrases
 *     only, so that nothing is left to expand
 */
record TranslatedQuery(Query ranking, Query highlighting) {}
