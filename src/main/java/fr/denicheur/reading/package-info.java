/**
 * What does a file of a posting say, and what is wrong with it?
 *
 * <p>Start with {@link fr.denicheur.reading.PostingReader}: bytes go in, a {@code Posting} and a
 * list of {@link fr.denicheur.reading.Problem}s come out. On the way {@code FileText} decodes,
 * {@code PostingFile} tells the YAML front matter from the text, {@code FrontMatterReader} reads
 * the one and {@link fr.denicheur.reading.MarkdownText} the other.
 *
 * <p>It promises that a file which can be decoded becomes a posting, that nothing an author wrote
 * is dropped without a problem that names line, rule, value and remedy, that no input makes it
 * throw, and that reading takes time in proportion to the size of a file. It opens no file itself:
 * size and kind of files are the concern of {@code sync}. It looks into {@code posting} and {@code
 * lexicon}.
 */
@NullMarked
package fr.denicheur.reading;

import org.jspecify.annotations.NullMarked;
