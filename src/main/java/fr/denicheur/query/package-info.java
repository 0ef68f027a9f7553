/**
 * What may be asked?
 *
 * <p>Start with {@link fr.denicheur.query.SearchQuery}, then {@link
 * fr.denicheur.query.QuestionParser}, which turns what a person typed into a {@link
 * fr.denicheur.query.Question} and never fails. The values here refuse what is out of range with an
 * {@link fr.denicheur.query.InvalidQueryException} that names the parameter. They say what is
 * wanted, not how an engine finds it. This room looks into {@code posting} only.
 */
@NullMarked
package fr.denicheur.query;

import org.jspecify.annotations.NullMarked;
