/**
 * What do people look at?
 *
 * <p>Start with {@link fr.denicheur.site.Site}, which names the pages and everything they load.
 * What a template shows is a record that knows all it needs; {@link fr.denicheur.site.Templates}
 * turns it into HTML, {@link fr.denicheur.site.Messages} words it, {@link fr.denicheur.site.Assets}
 * holds the style sheet and the script. {@link fr.denicheur.site.SiteSettings} says what only the
 * owner of a site knows.
 *
 * <p>Those who come back without looking find {@link fr.denicheur.site.FeedRoute}, {@link
 * fr.denicheur.site.OpenSearchRoutes} and {@link fr.denicheur.site.CrawlerRoutes}; other sites load
 * {@link fr.denicheur.site.SearchBox}, a script that stands alone.
 *
 * <p>Promises: everything works with links and forms alone; every state has an address; what comes
 * from a posting or a person is escaped for the place it stands in; nothing is loaded from another
 * host; no absolute address is made of what a request says. Public records are what templates see,
 * those of other people included. This room looks into {@code web}, {@code engine} and {@code
 * reading}, and what they see.
 */
@NullMarked
package fr.denicheur.site;

import org.jspecify.annotations.NullMarked;
