/**
 * Which postings does a query match, and with which scores?
 *
 * <p>Start with {@code RankedQuery}, the query of a whole question. {@code CoverageQuery} adds up
 * what a posting covers of it, piece by piece: a {@code PieceQuery} knows the ways to say one, and
 * {@code PieceMatches} the postings that hold one of them. What pieces and phrases match is kept
 * from one question to the next.
 *
 * <p>The scores are the same as those of Lucene's own queries over the same parts. What a question
 * means is decided in {@code lucene.question}.
 */
@NullMarked
package fr.denicheur.lucene.scoring;

import org.jspecify.annotations.NullMarked;
