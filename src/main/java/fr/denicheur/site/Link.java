package fr.denicheur.site;

import fr.denicheur.query.SearchQuery;

/**
 * A link on a page to another page of this site.
 *
 * @param label its text
 * @param href a public path, perhaps with a query string
 * @param current whether it leads to the page that contains it
 */
public record Link(String label, String href, boolean current) {
  /** Returns a link to another page. */
  static Link to(String label, String href) {
    return new Link(label, href, false);
  }

  /** Returns a link to a search. */
  static Link to(String label, SearchQuery query, Frame frame) {
    return to(label, frame.at(SearchAddress.of(query)));
  }
}
