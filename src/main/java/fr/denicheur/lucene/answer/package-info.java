/**
 * How is an answer made of what matches?
 *
 * <p>Start with {@code Searcher}: it finds, ranks, counts, cuts excerpts and gives reasons. {@code
 * SimilarPostings} compares postings.
 */
@NullMarked
package fr.denicheur.lucene.answer;

import org.jspecify.annotations.NullMarked;
