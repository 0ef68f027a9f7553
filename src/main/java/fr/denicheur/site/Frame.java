package fr.denicheur.site;

/**
 * What stands around every page.
 *
 * @param settings what the owner says of the site
 * @param messages what pages say
 */
public record Frame(SiteSettings settings, Messages messages) {
  /** Returns a text as it is written. */
  public String text(String key) {
    return messages.text(key);
  }

  /** Returns a text with its places filled. */
  public String text(String key, Object... values) {
    return messages.text(key, values);
  }
}
