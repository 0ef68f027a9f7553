/**
 * What is a person about to type?
 *
 * <p>Start with {@code Suggestions}, which keeps the latest {@code SuggestionDictionary}: the names
 * and words of a snapshot. {@code Suggester} chooses from it.
 */
@NullMarked
package fr.denicheur.lucene.suggest;

import org.jspecify.annotations.NullMarked;
