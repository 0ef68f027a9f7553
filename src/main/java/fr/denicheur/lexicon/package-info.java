/**
 * What do the words of the trade mean?
 *
 * <p>{@link fr.denicheur.lexicon.RoleFamilies} finds the trade that a role belongs to. {@link
 * fr.denicheur.lexicon.Lexicon} knows what the words of a question mean and how much they say.
 * {@link fr.denicheur.lexicon.ConditionReader} reads contract, telework, place, days, duration,
 * experience and technologies from a posting; {@link fr.denicheur.lexicon.AskedConditions} reads
 * them from a question.
 *
 * <p>The knowledge is in commented text files beside this package. People who know the trade can
 * edit them without knowing Java. This room looks into {@code posting} and {@code french}.
 */
@NullMarked
package fr.denicheur.lexicon;

import org.jspecify.annotations.NullMarked;
