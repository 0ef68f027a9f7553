/**
 * What is answered?
 *
 * <p>Start with {@link fr.denicheur.result.Hits}. These values are complete: a page that shows an
 * answer needs neither the index nor the posting's file. Their shape on the wire is decided
 * elsewhere. This room looks into {@code posting} only.
 */
@NullMarked
package fr.denicheur.result;

import org.jspecify.annotations.NullMarked;
