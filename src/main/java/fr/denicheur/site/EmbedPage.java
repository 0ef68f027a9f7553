package fr.denicheur.site;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page with the lines of HTML that owners of other sites copy to show the search box.
 *
 * @param frame the texts and what stands around every page
 * @param title the name of the page in the browser
 * @param base the address of this service, or an example if it is not known
 * @param placeholder the example to replace in the lines; {@code null} if the address is known
 * @param script the path of the newest script
 * @param fixed the path of this version of the script
 * @param integrity the digest that a browser compares this version with
 */
public record EmbedPage(
    Frame frame,
    String title,
    String base,
    @Nullable String placeholder,
    String script,
    String fixed,
    String integrity) {
  private static final String PLACEHOLDER = "https://offres.exemple.fr";

  static EmbedPage of(SearchBox box, Frame frame) {
    Optional<String> base = frame.settings().baseUrl().map(URI::toString);
    return new EmbedPage(
        frame,
        frame.pageTitle(List.of(frame.text("embed.title"))),
        base.orElse(PLACEHOLDER),
        base.isPresent() ? null : PLACEHOLDER,
        SearchBox.PATH,
        box.fixedPath(),
        box.integrity());
  }

  /** Returns the lines of HTML that load the newest script. */
  public String newestLines() {
    return "<script src=\"" + base + script + "\" async></script>\n" + element();
  }

  /** Returns the lines of HTML that load this version of the script and no other. */
  public String fixedLines() {
    return String.join(
        "\n",
        "<script src=\"" + base + fixed + "\"",
        "  integrity=\"" + integrity + "\"",
        "  crossorigin=\"anonymous\" async></script>",
        element());
  }

  /** Returns the directives that the other site must add to its content security policy. */
  public String policyLines() {
    String origin = base.replaceFirst("^(https?://[^/]+).*$", "$1");
    return "script-src " + origin + "\nconnect-src " + origin;
  }

  /** The form inside the element is shown if the script is off, blocked or missing. */
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
