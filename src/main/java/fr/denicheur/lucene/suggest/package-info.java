/**
 * What is a person about to type?
 *
 * <p>Start with {@code Suggester}. It chooses from a {@code SuggestionDictionary}, which holds the
 * names and words of a snapshot; {@code LatestDictionary} keeps the latest one.
 */
@NullMarked
package fr.denicheur.lucene.suggest;

import org.jspecify.annotations.NullMarked;
