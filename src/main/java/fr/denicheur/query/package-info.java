/**
 * What may be asked?
 *
 * <p>Start with {@link fr.denicheur.query.SearchQuery}, then {@link
 * fr.denicheur.query.QuestionParser}, which turns any typed text of at most {@value
 * fr.denicheur.query.QuestionParser#MAX_CHARACTERS} characters into a {@link
 * fr.denicheur.query.Question}. A value out of range is an {@link
 * fr.denicheur.query.InvalidQueryException} that names the parameter. Queries do not say how an
 * engine finds anything. This room looks into {@code posting} only.
 */
@NullMarked
package fr.denicheur.query;

import org.jspecify.annotations.NullMarked;
