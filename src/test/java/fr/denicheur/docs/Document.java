package fr.denicheur.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A Markdown file of the repository, as its readers see it. */
public final class Document {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final Path path;
  private final Reading reading = new Reading();

  private Document(Path path) {
    this.path = path;
    try {
      PARSER.parse(Files.readString(path)).accept(reading);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** A fenced block: what stands behind its fence, and its text. */
  public record Block(String info, String text) {}

  /** A cell of a table: the pieces of code in it, and where its links lead. */
  record Cell(List<String> code, List<String> links) {}

  /** Returns the document at a path below the repository. */
  public static Document at(String path) {
    return new Document(Path.of(path));
  }

  /** Returns every document that the repository shows to readers, in the order of their paths. */
  public static List<Document> all() {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      Stream<Path> top =
          Stream.of("README.md", "CHANGELOG.md", "SECURITY.md", "llms.txt").map(Path::of);
      return Stream.concat(top, docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Document::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list docs", e);
    }
  }

  Path path() {
    return path;
  }

  /** Returns the fenced blocks, in order. */
  public List<Block> blocks() {
    return reading.blocks;
  }

  /** Returns the addresses of links and pictures, also of those in HTML. */
  Collection<String> links() {
    return reading.links;
  }

  /** Returns the anchors of the headings, as forges name them. */
  Collection<String> anchors() {
    return reading.tables.keySet();
  }

  /** Returns the rows of the table below a heading, without its first row. */
  List<List<Cell>> table(String anchor) {
    List<List<Cell>> rows = reading.tables.getOrDefault(anchor, List.of());
    if (rows.isEmpty()) {
      throw new AssertionError(path + " has no table below #" + anchor);
    }
    return rows.subList(1, rows.size());
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static final class Reading extends AbstractVisitor {
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final Map<String, List<List<Cell>>> tables = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private List<List<Cell>> rows = new ArrayList<>();

    @Override
    public void visit(FencedCodeBlock block) {
      blocks.add(new Block(block.getInfo(), block.getLiteral()));
    }

    @Override
    public void visit(Heading heading) {
      String anchor = anchor(text(heading));
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      rows = new ArrayList<>();
      tables.put(before == 0 ? anchor : anchor + "-" + before, rows);
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(HtmlBlock block) {
      readHtml(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline inline) {
      readHtml(inline.getLiteral());
    }

    private void readHtml(String html) {
      for (Element element : Jsoup.parseBodyFragment(html).select("[href], [src], [srcset]")) {
        for (String name : List.of("href", "src", "srcset")) {
          if (element.hasAttr(name)) {
            links.add(element.attr(name));
          }
        }
      }
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow) {
        List<Cell> row = new ArrayList<>();
        for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
          row.add(cell(cell));
        }
        rows.add(row);
      }
      visitChildren(node);
    }

    private static Cell cell(Node node) {
      List<String> code = new ArrayList<>();
      List<String> links = new ArrayList<>();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Code piece) {
              code.add(piece.getLiteral());
            }

            @Override
            public void visit(Link link) {
              links.add(link.getDestination());
            }
          });
      return new Cell(code, links);
    }

    private static String text(Node node) {
      StringBuilder text = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text piece) {
              text.append(piece.getLiteral());
            }

            @Override
            public void visit(Code piece) {
              text.append(piece.getLiteral());
            }
          });
      return text.toString();
    }

    private static String anchor(String heading) {
      return heading
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N} _-]", "")
          .replace(' ', '-');
    }
  }
}
