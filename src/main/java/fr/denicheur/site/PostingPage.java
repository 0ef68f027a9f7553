package fr.denicheur.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting, for people.
 *
 * @param frame what stands around it
 * @param title what the browser calls it
 * @param description its beginning, for those who show a link to it
 * @param name what the posting is called
 * @param open whether candidates may still apply
 * @param junior whether beginners are welcome
 * @param facts what its author says of it, beside the text
 * @param bodyHtml its text as sanitised HTML, whose highest heading is an {@code h2}
 * @param back leads to the search it was found by
 * @param address its absolute address, where the site has one
 * @param history when else it was published, newest first
 * @param again leads to its newest publication that is open, where this one is filled; {@code null}
 *     where there is none
 * @param openSimilar open postings like it, where it is filled
 * @param similar postings like it
 * @param jsonLd its description for search engines, in which nothing can end a script element;
 *     {@code null} where there is none
 */
public record PostingPage(
    Frame frame,
    String title,
    String description,
    String name,
    boolean open,
    boolean junior,
    List<Fact> facts,
    String bodyHtml,
    Link back,
    @Nullable String address,
    List<Link> history,
    @Nullable Link again,
    List<HitView> openSimilar,
    List<HitView> similar,
    @Nullable String jsonLd) {

  /**
   * Something its author says.
   *
   * @param label what it is about
   * @param text what is said
   * @param href where it leads, a web or e-mail address; {@code null} where it leads nowhere
   */
  public record Fact(String label, String text, @Nullable String href) {}
}
