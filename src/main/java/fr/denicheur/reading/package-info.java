/**
 * How does a file become a posting and a list of problems?
 *
 * <p>Start with {@link fr.denicheur.reading.PostingReader}: bytes go in, a {@code Posting} and a
 * list of {@link fr.denicheur.reading.Problem}s come out. On the way {@code FileText} decodes the
 * bytes, {@code PostingSplitter} divides the YAML front matter from the text, {@code
 * FrontMatterReader} reads the front matter, and {@link fr.denicheur.reading.text.MarkdownText}
 * reads the text.
 *
 * <p>This room promises: every file that can be decoded becomes a posting. If a part of a file is
 * dropped, a problem names its line, rule, value and remedy. No input makes the reader throw.
 * Reading takes time proportional to the size of the file.
 *
 * <p>It opens no file: {@code sync} does, and checks size and kind first. It looks into {@code
 * posting} and {@code lexicon}, and leaves the text to its inner room {@code reading.text}.
 */
@NullMarked
package fr.denicheur.reading;

import org.jspecify.annotations.NullMarked;
