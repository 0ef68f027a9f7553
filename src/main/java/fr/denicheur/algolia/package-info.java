/**
 * What do Algolia's clients ask, and what do they expect?
 *
 * <p>Start with {@link fr.denicheur.algolia.Algolia}, which names the routes below {@code /1/}. A
 * request becomes a {@link fr.denicheur.algolia.ClientSearch}, whose filters {@link
 * fr.denicheur.algolia.ClientFilters} and {@link fr.denicheur.algolia.FilterText} read; {@link
 * fr.denicheur.algolia.SearchBatch} asks the engine at once what several requests ask; {@link
 * fr.denicheur.algolia.ResultJson} and {@link fr.denicheur.algolia.HitJson} write the answer.
 * {@link fr.denicheur.algolia.Attribute} is the table of names on the wire.
 *
 * <p>Promises: unmodified clients of that wire get what their widgets need, from the same engine
 * and within the same limits as the programs of {@code api}. What has no meaning here (analytics,
 * rules, personalisation) is ignored; a filter that cannot be honoured is refused in words. This
 * room ranks nothing. It looks into {@code web}, {@code engine} and what they see.
 */
@NullMarked
package fr.denicheur.algolia;

import org.jspecify.annotations.NullMarked;
