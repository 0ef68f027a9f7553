/**
 * What do the words of the trade mean?
 *
 * <p>{@link fr.denicheur.lexicon.RoleFamilies} says which trade a role belongs to; {@link
 * fr.denicheur.lexicon.Lexicon} what the words of a question mean and how much they say. What is
 * known lies in text files beside this package, with comments, to be edited by people who know the
 * trade and need not know Java. This room looks into {@code posting} and {@code french}.
 */
@NullMarked
package fr.denicheur.lexicon;

import org.jspecify.annotations.NullMarked;
