/**
 * What can nobody have thought of that breaks it?
 *
 * <p>A {@link fr.denicheur.fuzz.Target} is fed with bytes and throws where they did harm. Each has
 * a folder of examples, {@code src/test/resources/fuzz/…}: those named {@code seed-…} are ordinary,
 * the others are findings, named after what they once showed; and a dictionary of pieces that mean
 * something to it.
 *
 * <p>{@link fr.denicheur.fuzz.HostileInputTest} feeds every target with its examples and, for a
 * second, with mutations of them. {@link fr.denicheur.fuzz.CoverageGuided} lets Jazzer look for as
 * long as one likes, guided by the branches it reaches:
 *
 * <pre>mvn -Pquick,fuzz test -Dfuzz.target=question -Dfuzz.seconds=600</pre>
 */
@NullMarked
package fr.denicheur.fuzz;

import org.jspecify.annotations.NullMarked;
