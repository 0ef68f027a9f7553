/**
 * What is answered?
 *
 * <p>Start with {@link fr.denicheur.result.Hits}. These values are complete: a page or a program
 * that shows an answer needs neither the index nor the posting's file. They are facts; {@code web}
 * and {@code api} give them French words and JSON. This room looks into {@code posting} only.
 */
@NullMarked
package fr.denicheur.result;

import org.jspecify.annotations.NullMarked;
