package fr.denicheur.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting in a list.
 *
 * @param href its page
 * @param titleHtml its title as HTML, in which only {@code <mark>} is markup
 * @param open whether candidates may still apply
 * @param junior whether beginners are welcome
 * @param family its trade
 * @param startup the product that recruits
 * @param month as a machine reads it: {@code 2021-12}
 * @param monthText as a person does
 * @param passagesHtml excerpts as HTML, in which only {@code <mark>} is markup
 * @param also when else it was published
 * @param more how many times beyond those
 * @param why reasons it was found
 * @param shared the words it shares with another posting
 */
public record HitView(
    String href,
    String titleHtml,
    boolean open,
    boolean junior,
    String family,
    @Nullable String startup,
    @Nullable String month,
    @Nullable String monthText,
    List<String> passagesHtml,
    List<Link> also,
    int more,
    List<String> why,
    List<String> shared) {}
