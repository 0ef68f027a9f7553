/**
 * What do people see of a text?
 *
 * <p>Start with {@link fr.denicheur.reading.text.MarkdownText}: Markdown of any content goes in,
 * plain lines for the index and safe HTML for pages come out. {@code HtmlPage} makes Markdown of a
 * page in HTML, {@code Leftovers} removes what a site generator would have replaced, {@code
 * Comments} what authors commented out, {@code LinkTarget} checks links, and {@link
 * fr.denicheur.reading.text.CleanText} removes invisible characters.
 *
 * <p>This room promises: what is shown is what is found. No text runs a script, loads a file or
 * links to a forbidden address. Reading takes time proportional to the length of the text.
 *
 * <p>It looks into no other room.
 */
@NullMarked
package fr.denicheur.reading.text;

import org.jspecify.annotations.NullMarked;
