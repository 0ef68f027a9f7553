/**
 * What does every index promise?
 *
 * <p>There are two promises: {@link fr.denicheur.engine.SearchEngine} answers questions, {@link
 * fr.denicheur.engine.PostingKeeper} changes what they find. A class that keeps both is an {@link
 * fr.denicheur.engine.Engine}, named after the library it uses ({@code LuceneEngine}). {@link
 * fr.denicheur.engine.EngineState} lists the situations an engine can be in, and the exceptions
 * here are those that callers must tell apart. Nothing in this room knows how an index is made. It
 * looks into {@code posting}, {@code query} and {@code result}.
 */
@NullMarked
package fr.denicheur.engine;

import org.jspecify.annotations.NullMarked;
