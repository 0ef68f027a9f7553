/**
 * What does every index promise?
 *
 * <p>{@link fr.denicheur.engine.SearchEngine} is the promise; a class that keeps it is named after
 * what it stands on ({@code LuceneEngine}). Here also lie the faults that a caller must be able to
 * tell apart. Nothing in this room knows how an index is made. It looks into {@code posting},
 * {@code query} and {@code result}.
 */
@NullMarked
package fr.denicheur.engine;

import org.jspecify.annotations.NullMarked;
