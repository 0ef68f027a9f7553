/**
 * Which postings are one, published more than once?
 *
 * <p>Start with {@code Reposts}. {@code RepostMark} recognises a posting by its text; {@code
 * RepostFolding} lets any collector see a group as one posting.
 */
@NullMarked
package fr.denicheur.lucene.repost;

import org.jspecify.annotations.NullMarked;
