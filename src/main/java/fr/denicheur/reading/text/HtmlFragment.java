package fr.denicheur.reading.text;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes a piece of HTML as Markdown that a person can edit. It keeps headings, paragraphs, lists,
 * quotes, code, links and emphasis; a row of a table becomes a paragraph.
 */
public final class HtmlFragment {
  private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

  /** Tags that close each other cost quadratic time; only an attacker writes so many. */
  static final int MAX_TAGS = 2_000;

  private static final Pattern TAG = Pattern.compile("<[^<>]{0,1000}>");

  /** Levels of nested elements; a text needs a dozen. */
  private static final int MAX_DEPTH = 64;

  /** Stands between the cells of a row. */
  private static final String CELLS = " — ";

  private static final Set<String> BLOCKS =
      Set.of(
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "hr",
          "blockquote",
          "pre",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "tr");

  private HtmlFragment() {}

  /**
   * Returns the Markdown that shows what a browser shows of the HTML. HTML with more than {@value
   * #MAX_TAGS} tags becomes one paragraph of its words.
   */
  public static String markdown(String html) {
    long tags = html.chars().filter(c -> c == '<').count();
    return written(tags > MAX_TAGS ? TAG.matcher(html).replaceAll(" ") : html);
  }

  private static String written(String html) {
    org.jsoup.nodes.Document parsed = org.jsoup.nodes.Document.createShell(LinkTarget.UNKNOWN_SITE);
    parsed
        .body()
        .appendChildren(
            org.jsoup.parser.Parser.htmlParser()
                .setMaxDepth(MAX_DEPTH)
                .parseFragmentInput(
                    DroppedTags.spaced(html), parsed.body(), LinkTarget.UNKNOWN_SITE));
    Document markdown = new Document();
    blocks(MarkdownText.cleaned(parsed).body(), markdown);
    return RENDERER.render(markdown);
  }

  private static void blocks(Element from, Node into) {
    Paragraph line = new Paragraph();
    for (org.jsoup.nodes.Node child : from.childNodes()) {
      if (child instanceof Element element && isBlock(element)) {
        close(line, into);
        line = new Paragraph();
        block(element, into);
      } else {
        inline(child, line);
      }
    }
    close(line, into);
  }

  /** Whether an element is a block or holds one. */
  private static boolean isBlock(Element element) {
    return element.stream().anyMatch(one -> BLOCKS.contains(one.normalName()));
  }

  private static void close(Node line, Node into) {
    while (line.getLastChild() instanceof HardLineBreak last) {
      last.unlink();
    }
    if (line.getLastChild() instanceof Text last) {
      last.setLiteral(last.getLiteral().stripTrailing());
    }
    if (line.getFirstChild() != null) {
      into.appendChild(line);
    }
  }

  private static void block(Element element, Node into) {
    String name = element.normalName();
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        Heading heading = new Heading();
        heading.setLevel(name.charAt(1) - '0');
        heading.appendChild(new Text(element.text()));
        if (element.hasText()) {
          into.appendChild(heading);
        }
      }
      case "hr" -> into.appendChild(new ThematicBreak());
      case "pre" -> code(element, into);
      case "blockquote" -> nested(element, into, new BlockQuote());
      case "ul", "ol" -> list(element, into);
      case "tr" -> row(element, into);
      default -> blocks(element, into);
    }
  }

  private static void nested(Element element, Node into, Block block) {
    blocks(element, block);
    if (block.getFirstChild() != null) {
      into.appendChild(block);
    }
  }

  private static void code(Element element, Node into) {
    FencedCodeBlock code = new FencedCodeBlock();
    code.setFenceCharacter("`");
    code.setLiteral(element.wholeText().stripTrailing() + "\n");
    into.appendChild(code);
  }

  private static void list(Element element, Node into) {
    ListBlock list = element.nameIs("ol") ? new OrderedList() : new BulletList();
    if (list instanceof OrderedList ordered) {
      ordered.setMarkerStartNumber(1);
      ordered.setMarkerDelimiter(".");
    } else {
      ((BulletList) list).setMarker("-");
    }
    list.setTight(true);
    element.children().forEach(item -> nested(item, list, new ListItem()));
    if (list.getFirstChild() != null) {
      into.appendChild(list);
    }
  }

  private static void row(Element element, Node into) {
    String cells = String.join(CELLS, element.children().eachText());
    if (!cells.isBlank()) {
      Paragraph line = new Paragraph();
      line.appendChild(new Text(cells));
      into.appendChild(line);
    }
  }

  private static void inline(org.jsoup.nodes.Node node, Node line) {
    if (node instanceof TextNode text) {
      text(text.text(), line);
    } else if (node instanceof Element element) {
      element(element, line);
    }
  }

  private static void element(Element element, Node line) {
    switch (element.normalName()) {
      case "br" -> {
        if (line.getLastChild() != null) {
          line.appendChild(new HardLineBreak());
        }
      }
      case "strong", "b" -> emphasis(element, line, () -> new StrongEmphasis("**"));
      case "em", "i" -> emphasis(element, line, () -> new Emphasis("*"));
      case "code" -> line.appendChild(new Code(element.text()));
      case "a" -> link(element, line);
      default -> element.childNodes().forEach(child -> inline(child, line));
    }
  }

  private static void link(Element element, Node line) {
    Link link = new Link(element.attr("href"), null);
    text(element.text(), link);
    boolean isShown = link.getFirstChild() != null && element.hasAttr("href");
    if (isShown) {
      line.appendChild(link);
    } else {
      element.childNodes().forEach(child -> inline(child, line));
    }
  }

  /** Emphasises a text if Markdown can: else its stars would be shown. */
  private static void emphasis(Element element, Node line, Supplier<Node> kind) {
    String text = element.text().strip();
    boolean isText = element.childNodes().stream().allMatch(TextNode.class::isInstance);
    if (isText && !text.isEmpty() && isMarked(element, text)) {
      Node emphasis = kind.get();
      emphasis.appendChild(new Text(text));
      line.appendChild(emphasis);
    } else {
      element.childNodes().forEach(child -> inline(child, line));
    }
  }

  /** The rule of flanking (CommonMark, section 6.2): a sign must not lie between star and word. */
  private static boolean isMarked(Element element, String text) {
    return isMarked(element.previousSibling(), -1, text.charAt(0))
        && isMarked(element.nextSibling(), 0, text.charAt(text.length() - 1));
  }

  private static boolean isMarked(org.jsoup.nodes.@Nullable Node neighbour, int at, char edge) {
    if (!(neighbour instanceof TextNode text)) {
      return neighbour == null || neighbour.nameIs("br");
    }
    String whole = text.getWholeText();
    if (whole.isEmpty()) {
      return false;
    }
    char beside = whole.charAt(at < 0 ? whole.length() - 1 : 0);
    return Character.isLetterOrDigit(edge) || !Character.isLetterOrDigit(beside);
  }

  /** Adds a text; no line begins with a space. */
  private static void text(String text, Node line) {
    Node last = line.getLastChild();
    boolean isFirst = last == null || last instanceof HardLineBreak;
    String shown = isFirst ? text.stripLeading() : text;
    if (!shown.isEmpty()) {
      line.appendChild(new Text(shown));
    }
  }
}
