/**
 * What do people look at?
 *
 * <p>Start with {@link fr.denicheur.site.Site}: it reads the requests for pages, asks the engine
 * and answers. Each page is a public record with a method {@code of}, which collects all that the
 * page shows; {@link fr.denicheur.site.Theme} turns it into HTML. {@link fr.denicheur.site.Frame}
 * holds what all pages need: the texts ({@link fr.denicheur.site.Messages}), the style sheet and
 * script ({@link fr.denicheur.site.Assets}), and what the owner of the site decides ({@link
 * fr.denicheur.site.SiteSettings}).
 *
 * <p>Programs read {@link fr.denicheur.site.FeedRoute}, {@link fr.denicheur.site.OpenSearchRoutes}
 * and {@link fr.denicheur.site.CrawlerRoutes}. Pages of other sites load {@link
 * fr.denicheur.site.SearchBox}, a script without dependencies.
 *
 * <p>Promises: pages work with links and forms alone; every state of a page has an address; text
 * from a posting or a request is escaped for the place it stands in; pages load nothing from
 * another host; absolute addresses come from the settings, never from a request. The public records
 * are the contract with the authors of themes (docs/THEMING.md). This room looks into {@code web},
 * {@code engine} and {@code reading}, and what they see.
 */
@NullMarked
package fr.denicheur.site;

import org.jspecify.annotations.NullMarked;
