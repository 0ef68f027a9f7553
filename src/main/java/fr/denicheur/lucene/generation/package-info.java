/**
 * Where do index files lie, and how is a damaged index replaced?
 *
 * <p>Start with {@code Generations}: the generation that answers and the one that is written.
 * {@code IndexFolder} names the one in use; {@code Damage} recognises files that are not what was
 * written.
 */
@NullMarked
package fr.denicheur.lucene.generation;

import org.jspecify.annotations.NullMarked;
