package fr.denicheur.site;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of another site copies.
 *
 * @param frame what stands around it
 * @param title what the browser calls it
 * @param base the address of this service, or what stands for it
 * @param placeholder what to replace in the lines; {@code null} where the address is known
 * @param script the path of the newest script
 * @param fixed the path of the script of now
 * @param integrity what a browser compares that script with
 */
public record EmbedPage(
    Frame frame,
    String title,
    String base,
    @Nullable String placeholder,
    String script,
    String fixed,
    String integrity) {

  /** Returns the lines that follow updates of this service. */
  public String newestLines() {
    return "<script src=\"" + base + script + "\" async></script>\n" + element();
  }

  /** Returns the lines that allow one version of the script alone. */
  public String fixedLines() {
    return String.join(
        "\n",
        "<script src=\"" + base + fixed + "\"",
        "  integrity=\"" + integrity + "\"",
        "  crossorigin=\"anonymous\" async></script>",
        element());
  }

  /** Returns what a policy for content must allow. */
  public String policyLines() {
    String origin = base.replaceFirst("^(https?://[^/]+).*$", "$1");
    return "script-src " + origin + "\nconnect-src " + origin;
  }

  /** What stands inside is shown where scripts are off, refused or gone. */
  private String element() {
    return String.join(
        "\n",
        "<denicheur-search>",
        "  <form action=\"" + base + "/\">",
        "    <input type=\"search\" name=\"q\" aria-label=\""
            + frame.text("embed.fallback")
            + "\">",
        "    <button>" + frame.text("search.submit") + "</button>",
        "  </form>",
        "</denicheur-search>");
  }
}
