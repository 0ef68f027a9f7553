/**
 * Which words does an index hold, and which of them did a typed word mean?
 *
 * <p>{@code Vocabulary} is what an engine must know of its words; {@code LuceneVocabulary} reads it
 * from a snapshot. {@code Spelling} corrects questions by it, {@code Typo} says what counts as a
 * typo. Suggestions are made of the same words.
 */
@NullMarked
package fr.denicheur.lucene.spelling;

import org.jspecify.annotations.NullMarked;
