package fr.denicheur.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search, for people.
 *
 * @param frame what stands around it
 * @param title what the browser calls it
 * @param heading what was looked for
 * @param typed what stands in the search field
 * @param hidden what the form sends along, by name
 * @param address its own, with all that was chosen
 * @param status how many postings there are
 * @param notices what a person should know of the answer
 * @param correction another spelling
 * @param chips what is chosen, each to be removed
 * @param clear leads to the same words with nothing chosen; {@code null} where nothing is
 * @param facets what can be chosen
 * @param sorts the orders there are
 * @param first the rank of the first hit
 * @param hits the postings, best first
 * @param pager leads to more of them
 * @param nothing what to try, where there are none
 */
public record SearchPage(
    Frame frame,
    String title,
    String heading,
    String typed,
    Map<String, String> hidden,
    String address,
    String status,
    List<String> notices,
    @Nullable CorrectionLine correction,
    List<Link> chips,
    @Nullable String clear,
    List<FacetGroup> facets,
    List<Link> sorts,
    int first,
    List<HitView> hits,
    Pager pager,
    @Nullable Advice nothing) {

  /** The address of its feed, which begins with the newest whatever page this is. */
  public String feed() {
    return FeedRoute.PATH + address.substring(1).replaceFirst("[?&]page=[0-9]+$", "");
  }

  /**
   * Another spelling.
   *
   * @param applied whether it was searched instead of what was typed
   * @param words the other spelling
   * @param link leads to what was not searched
   */
  public record CorrectionLine(boolean applied, String words, Link link) {}

  /**
   * What may lead further where nothing was found.
   *
   * @param wider searches with less that narrows them
   * @param words searches for other words
   */
  public record Advice(List<Link> wider, List<Link> words) {}
}
