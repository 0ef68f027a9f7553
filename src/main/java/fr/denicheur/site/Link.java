package fr.denicheur.site;

/**
 * Something to click.
 *
 * @param label what it says
 * @param href where it leads: a path of ours
 * @param current whether it leads to where one is
 */
public record Link(String label, String href, boolean current) {
  /** Leads elsewhere. */
  static Link to(String label, String href) {
    return new Link(label, href, false);
  }
}
