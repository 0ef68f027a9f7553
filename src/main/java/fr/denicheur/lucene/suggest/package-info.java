/**
 * What is a person about to type?
 *
 * <p>Start with {@code Suggester}, which chooses from the names and words that {@code
 * DictionaryReader} gathers from a snapshot.
 */
@NullMarked
package fr.denicheur.lucene.suggest;

import org.jspecify.annotations.NullMarked;
