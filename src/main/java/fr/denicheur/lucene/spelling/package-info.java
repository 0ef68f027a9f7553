/**
 * Which words does the index hold, and which of them did a typed word mean?
 *
 * <p>Start with {@code Spelling}.
 */
@NullMarked
package fr.denicheur.lucene.spelling;

import org.jspecify.annotations.NullMarked;
