/**
 * Where do index files lie, and how is a damaged index replaced?
 *
 * <p>Start with {@code Generations}: the generation that answers and the one that is written.
 * {@code Generation} opens one Lucene index, and is the one place that acquires and releases a
 * snapshot. {@code IndexFolder} names the generation in use. {@code IndexFault} tells damaged files
 * from files out of reach, and words a fault for the operator.
 */
@NullMarked
package fr.denicheur.lucene.generation;

import org.jspecify.annotations.NullMarked;
