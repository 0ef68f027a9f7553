/**
 * Do the README and the documents say what is so?
 *
 * <p>{@link fr.denicheur.docs.Document} is one Markdown file: its blocks, tables, links and
 * anchors. The commands that the documents show are run by {@code fr.denicheur.cli.ReadmeTest}, and
 * the site that is made of them is opened by {@code fr.denicheur.browser.DocsSiteTest}.
 */
@NullMarked
package fr.denicheur.docs;

import org.jspecify.annotations.NullMarked;
