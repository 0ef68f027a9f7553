/**
 * Which postings are one, published more than once?
 *
 * <p>Start with {@code Reposts}, the groups of a snapshot. {@code RepostMark} recognises a posting
 * by its text; {@code RepostFinder} groups the postings whose marks agree.
 */
@NullMarked
package fr.denicheur.lucene.repost;

import org.jspecify.annotations.NullMarked;
