package fr.denicheur.reading.text;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/** Checks, completes and resolves the targets of links in a posting. */
final class LinkTarget {
  /** What may begin a target; anything else that names a protocol is no link. */
  static final List<String> PROTOCOLS = List.of("http", "https", "mailto", "tel");

  /**
   * Relative targets only make sense on the posting's own site. The sanitiser checks protocols of
   * whole addresses, so it takes them for addresses of this site, which does not exist (RFC 2606).
   */
  static final String UNKNOWN_SITE = "https://unknown.invalid/";

  /** Leads to another site; a browser looks up an address without a host ("https:?q") on ours. */
  private static final Pattern AWAY = Pattern.compile("(?i)https?://[^/?#]|mailto:|tel:[+(0-9]");

  /** No protocol, no host ("//host"), nothing that browsers drop or turn around. */
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?!//)[^\\\\\\p{Cntrl}\\s:#][^\\\\\\p{Cntrl}:?#]*+(?:[?#][^\\\\\\p{Cntrl}]{0,4000})?");

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}(?:\\?.*+)?");

  /** A host whose protocol the author left out; a name with a dot alone may be a file. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?i)(?:www\\.[^\\s/]+|[a-z0-9-]++(?:\\.[a-z0-9-]{1,63}+){0,8}?\\.[a-z]{2,63}+/).*+");

  private LinkTarget() {}

  /**
   * Completes the targets of a document whose authors left out {@code https:} or {@code mailto:}.
   */
  static void complete(Document document) {
    for (Element link : document.select("a[href]")) {
      String written = link.attr("href").strip();
      if (EMAIL.matcher(written).matches()) {
        link.attr("href", "mailto:" + written);
      } else if (HOST.matcher(written).matches()) {
        link.attr("href", "https://" + written);
      }
    }
  }

  /** Whether a link leads to another site, or to a place on the posting's own site. */
  static boolean isAllowed(Element link) {
    return AWAY.matcher(link.attr("href")).lookingAt() || isRelative(link);
  }

  /** Whether a link leads to a place on the posting's own site. */
  static boolean isRelative(Element link) {
    return RELATIVE.matcher(link.attr("href")).matches();
  }

  /**
   * Resolves the relative targets of a document. If the address of its site is not known, they may
   * lead nowhere, so each link shows its target.
   *
   * @param source the address that they are relative to
   */
  static void resolve(Document document, Optional<URI> source) {
    for (Element link : document.select("a[href]")) {
      if (isRelative(link) && link.hasText()) {
        source.ifPresentOrElse(
            site -> link.attr("href", absolute(link.attr("href"), site)),
            () -> link.after(new TextNode(" (" + link.attr("href") + ")")));
      }
    }
  }

  private static String absolute(String relative, URI site) {
    Element link = new Element(Tag.valueOf("a"), site.toString()).attr("href", relative);
    return link.absUrl("href").replace(" ", "%20");
  }
}
