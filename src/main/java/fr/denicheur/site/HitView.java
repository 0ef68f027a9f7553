package fr.denicheur.site;

import fr.denicheur.posting.Summary;
import java.util.List;

/**
 * A posting in a list.
 *
 * @param href its page
 * @param titleHtml its title as HTML, in which only {@code <mark>} is markup
 * @param posting what else is shown of it
 * @param passagesHtml excerpts as HTML, in which only {@code <mark>} is markup
 * @param also when else it was published
 * @param more how many times beyond those
 * @param why reasons it was found
 * @param shared the words it shares with another posting
 */
public record HitView(
    String href,
    String titleHtml,
    Summary posting,
    List<String> passagesHtml,
    List<Link> also,
    int more,
    List<String> why,
    List<String> shared) {}
