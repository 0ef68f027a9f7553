/**
 * How is a posting stored in the index, and which numbers decide how postings match and rank?
 *
 * <p>Start with {@code IndexField}, the list of all fields. {@code PostingDocument} writes a
 * posting, and {@code StoredPostings} reads summaries, bodies and whole postings back. A {@code
 * Snapshot} is the index as it was last published. {@code Ranking} holds the numbers by which the
 * other rooms match and rank; this room ranks and explains nothing itself.
 */
@NullMarked
package fr.denicheur.lucene.index;

import org.jspecify.annotations.NullMarked;
