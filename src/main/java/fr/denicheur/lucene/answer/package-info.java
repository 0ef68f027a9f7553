/**
 * How do matching postings become an answer?
 *
 * <p>Start with {@code Searcher}: it finds, ranks and counts postings, cuts excerpts and gives
 * reasons. {@code SimilarPostings} compares postings.
 */
@NullMarked
package fr.denicheur.lucene.answer;

import org.jspecify.annotations.NullMarked;
