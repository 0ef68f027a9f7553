/**
 * How does a posting lie in the index, and what is a snapshot of it?
 *
 * <p>Start with {@code IndexField}, the list of all fields. {@code PostingDocument} writes a
 * posting, and {@code StoredPostings} reads summaries, bodies and whole postings back. A {@code
 * Snapshot} is the index as it was last published. This room ranks and explains nothing.
 */
@NullMarked
package fr.denicheur.lucene.index;

import org.jspecify.annotations.NullMarked;
