package fr.denicheur.reading.text;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * A Markdown text, converted to plain words for the index and to safe HTML for people. Both come
 * from one sanitised document, so a search finds only words that people see. Immutable.
 *
 * <p>The sanitised document holds headings, paragraphs, lists, tables, quotes, code and links: to
 * {@code http}, {@code https}, {@code mailto} and {@code tel}, and relative ones. It holds no
 * image, script, style or comment, and nothing that the site generator of its author would have
 * replaced.
 */
public final class MarkdownText {
  /** The longest text that is read: 1 Mi. A posting is a few pages. */
  public static final int MAX_CHARACTERS = 1 << 20;

  /** Tables have hundreds of cells; a few kilobytes can ask for a million empty ones. */
  private static final int MAX_CELLS = 20_000;

  private static final List<Extension> INLINE =
      List.of(StrikethroughExtension.create(), AutolinkExtension.create());

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.builder().maxCells(MAX_CELLS).build(), INLINE.get(0), INLINE.get(1));

  private static final Parser PARSER = parser(EXTENSIONS);

  /** Parses texts with more cells: the rows of their tables stay lines of text. */
  private static final Parser PARSER_WITHOUT_TABLES = parser(INLINE);

  /** Notes where blocks and inlines stand, which only texts with comments need. */
  private static final Parser PLACING_PARSER =
      builder(INLINE).includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  private static final HtmlRenderer RENDERER = renderer(false);

  /** Shows the tags of raw HTML as the characters they are. */
  private static final HtmlRenderer ESCAPING_RENDERER = renderer(true);

  /** Markdown nests 100 deep at most. Deeper raw HTML would take too much time. */
  private static final int MAX_DEPTH = 128;

  /** Tables nested in tables cost quadratic time; only an attacker writes so many tags. */
  private static final int MAX_RAW_TAGS = 2000;

  private static final Safelist ALLOWED = allowed();

  private final Document document;

  private MarkdownText(Document document) {
    this.document = document;
  }

  /**
   * Reads a text of any content.
   *
   * @param markdown at most {@link #MAX_CHARACTERS} characters
   * @throws IllegalArgumentException if it is longer
   */
  public static MarkdownText of(String markdown) {
    if (markdown.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "a text must be at most "
              + MAX_CHARACTERS
              + " characters long; got "
              + markdown.length());
    }
    String written = Comments.emptied(Leftovers.removedFrom(markdown), PLACING_PARSER);
    String closed = OpenMarkup.withoutComment(written);
    long rawTags = closed.chars().filter(c -> c == '<').count();
    HtmlRenderer renderer = rawTags > MAX_RAW_TAGS ? ESCAPING_RENDERER : RENDERER;
    String html = OpenMarkup.withoutElements(renderer.render(tree(closed)));
    Document document = cleaned(parsed(html));
    Siblings.unwrap(
        document.select("a[href]").stream().filter(link -> !LinkTarget.isAllowed(link)).toList());
    document.outputSettings().prettyPrint(false);
    return new MarkdownText(document);
  }

  private static Node tree(String markdown) {
    Node tree;
    try {
      tree = PARSER.parse(markdown);
    } catch (IllegalArgumentException e) { // it has too many cells
      tree = PARSER_WITHOUT_TABLES.parse(markdown);
    }
    tree.accept(new LinksAndImages(markdown.length()));
    return tree;
  }

  private static Parser parser(List<Extension> extensions) {
    return builder(extensions).build();
  }

  /** CommonMark limits nesting by default, which keeps the time of hostile input linear. */
  private static Parser.Builder builder(List<Extension> extensions) {
    return Parser.builder().extensions(extensions).customBlockParserFactory(LooseHeading::tryStart);
  }

  private static HtmlRenderer renderer(boolean escaping) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(escaping)
        .sanitizeUrls(true)
        .urlSanitizer(new DefaultUrlSanitizer(LinkTarget.PROTOCOLS))
        .build();
  }

  private static Document parsed(String html) {
    Document document = Document.createShell(LinkTarget.UNKNOWN_SITE);
    Element body = document.body();
    body.appendChildren(
        org.jsoup.parser.Parser.htmlParser()
            .setMaxDepth(MAX_DEPTH)
            .parseFragmentInput(DroppedTags.spaced(html), body, LinkTarget.UNKNOWN_SITE));
    LinkTarget.complete(document);
    return document;
  }

  /**
   * Returns the visible words: one line for each paragraph, heading, list item and row of a table,
   * without markup and without the targets of links.
   */
  public String plain() {
    return PlainLines.of(document.body());
  }

  /** Returns the words of the first heading that holds words. */
  public Optional<String> firstHeading() {
    return document.body().select("h1, h2, h3, h4, h5, h6").stream()
        .map(PlainLines::of)
        .map(CleanText::line)
        .filter(heading -> !heading.isEmpty())
        .findFirst();
  }

  /**
   * Returns this text with its relative links resolved. If the address of their site is not known,
   * each shows its target, because it may lead nowhere.
   *
   * @param source the address that they are relative to
   */
  public MarkdownText linkedFrom(Optional<URI> source) {
    Document resolved = document.clone();
    LinkTarget.resolve(resolved, source);
    return new MarkdownText(resolved);
  }

  /** Returns HTML that is safe to show on any page. */
  public String html() {
    return document.body().html();
  }

  /**
   * Returns HTML that is safe to show below a heading of the page. The levels of its headings
   * follow without a gap, and no link or heading is empty. A link that is still relative is text,
   * because it would lead to a place on the site of that page.
   *
   * @param highest the level of its highest headings, 1 to 6
   */
  public String html(int highest) {
    return new BelowHeading(document.clone(), highest).html();
  }

  /** Returns a document with the elements and attributes alone that are shown. */
  static Document cleaned(Document document) {
    DroppedTags.divide(document);
    return new Cleaner(ALLOWED).clean(document);
  }

  /** Whether an element is shown as such, and not only its content. */
  static boolean isKept(Element element) {
    return ALLOWED.isSafeTag(element.normalName());
  }

  private static Safelist allowed() {
    return Safelist.none()
        .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code")
        .addTags("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td")
        .addTags("a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "q")
        .addAttributes("a", "href", "title")
        .addAttributes("ol", "start")
        .addAttributes("th", "align")
        .addAttributes("td", "align")
        .addProtocols("a", "href", LinkTarget.PROTOCOLS.toArray(String[]::new))
        .preserveRelativeLinks(true)
        .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");
  }
}
