package fr.denicheur.exchange;

import fr.denicheur.reading.text.HtmlFragment;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Writes texts of other systems as Markdown: their signs mean themselves, their lines stay. */
final class Prose {
  private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

  private static final Pattern BULLET = Pattern.compile("^\\s{0,20}[-*•·–▪◦]\\s{1,20}(?=\\S)");

  /** A tag, such as {@code <p>} or {@code </ul>}. */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,1000}>");

  private static final Pattern ESCAPED_TAG = Pattern.compile("&lt;/?[A-Za-z]");

  private Prose() {}

  /** Returns lines of text as paragraphs and lists. */
  static String ofLines(String text) {
    Document document = new Document();
    @Nullable Node block = null;
    for (String line : text.lines().toList()) {
      Matcher bullet = BULLET.matcher(line);
      if (line.isBlank()) {
        block = null;
      } else if (bullet.find()) {
        block = item(block instanceof BulletList list ? list : begun(document), line, bullet);
      } else {
        block = paragraph(block, document, line.strip());
      }
    }
    return RENDERER.render(document);
  }

  private static BulletList begun(Document document) {
    BulletList list = new BulletList();
    list.setMarker("-");
    list.setTight(true);
    document.appendChild(list);
    return list;
  }

  private static Node item(BulletList list, String line, Matcher bullet) {
    add(list, line.substring(bullet.end()).strip());
    return list;
  }

  private static void add(BulletList list, String text) {
    ListItem item = new ListItem();
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(new Text(text));
    item.appendChild(paragraph);
    list.appendChild(item);
  }

  private static Node paragraph(@Nullable Node block, Document document, String line) {
    if (block instanceof Paragraph begun) {
      begun.appendChild(new HardLineBreak());
      begun.appendChild(new Text(line));
      return begun;
    }
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(new Text(line));
    document.appendChild(paragraph);
    return paragraph;
  }

  /** Returns texts as the items of a list. */
  static String ofItems(List<String> texts) {
    Document document = new Document();
    BulletList list = begun(document);
    texts.forEach(text -> add(list, text.strip().replace('\n', ' ')));
    return RENDERER.render(document);
  }

  /** Returns HTML as Markdown; a text without a tag is read as lines. */
  static String ofHtml(String html) {
    String whole = ESCAPED_TAG.matcher(html).find() ? Parser.unescapeEntities(html, false) : html;
    return TAG.matcher(whole).find()
        ? HtmlFragment.markdown(whole)
        : ofLines(Parser.unescapeEntities(whole, false));
  }
}
