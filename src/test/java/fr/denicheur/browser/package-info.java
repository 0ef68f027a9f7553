/**
 * Do the pages work in a real browser?
 *
 * <p>{@link fr.denicheur.browser.Browser} is Debian's Chromium without a window; {@link
 * fr.denicheur.site.SiteServer} is the real server with a real index on a free port; {@link
 * fr.denicheur.browser.HostSite} is another site, on another port and so of another origin. {@link
 * fr.denicheur.browser.Accessibility} and {@link fr.denicheur.browser.HtmlValidator} check pages by
 * the rules of the W3C.
 *
 * <p>A test of this room carries {@link fr.denicheur.browser.NeedsChromium}: without Chromium it is
 * skipped, with one line that says so, or fails if the environment variable {@code
 * DENICHEUR_CHROMIUM} is {@code required}.
 */
@NullMarked
package fr.denicheur.browser;

import org.jspecify.annotations.NullMarked;
