/**
 * How is the promise of a search engine kept inside this process?
 *
 * <p>Start with {@link fr.denicheur.lucene.LuceneEngine}, the only type that other rooms use. The
 * rooms below answer one question each: {@code index} (how a posting lies on disk), {@code
 * generation} (where index files lie), {@code question} (what a question means as a Lucene query),
 * {@code spelling} (which words there are), {@code repost} (which postings are one), {@code answer}
 * (how an answer is made) and {@code suggest} (what a person is about to type). Lucene's types
 * never leave these rooms.
 */
@NullMarked
package fr.denicheur.lucene;

import org.jspecify.annotations.NullMarked;
