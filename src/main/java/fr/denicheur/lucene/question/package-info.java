/**
 * What does a question mean, as a Lucene query?
 *
 * <p>Start with {@code QueryTranslator}. {@code Interpreter} cuts a question into pieces and finds
 * other ways to say each.
 */
@NullMarked
package fr.denicheur.lucene.question;

import org.jspecify.annotations.NullMarked;
