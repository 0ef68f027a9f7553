package fr.denicheur.reading.text;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.Parser;

/**
 * Takes the words out of the closed comments of a Markdown text. For its author a comment ends at
 * its {@code -->}; for CommonMark one that begins inside a paragraph ends with the paragraph, so
 * the words behind a blank line would be shown. Comments in code are code, and stay.
 */
final class Comments {
  private static final String OPEN = "<!--";
  private static final String CLOSE = "-->";

  /** Stands for a comment, so that blocks begin and end as if it held no blank line. */
  private static final String EMPTY = "<!-- -->";

  /** A comment that holds half of some code makes the rest be parsed again; authors write none. */
  private static final int MAX_PARSES = 5;

  private final Parser parser;
  private String text;

  /** What stands before it holds no comment any more. */
  private int done;

  private Comments(String text, Parser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * Returns a Markdown text whose closed comments are empty.
   *
   * @param parser includes the source spans of blocks and inlines
   */
  static String emptied(String markdown, Parser parser) {
    if (!markdown.contains(OPEN) || !markdown.contains(CLOSE)) {
      return markdown;
    }
    Comments comments = new Comments(markdown, parser);
    boolean isDone = false;
    for (int parses = 0; parses < MAX_PARSES && !isDone; parses++) {
      isDone = comments.areEmptied();
    }
    return comments.text;
  }

  /**
   * Empties comments up to the first that holds the beginning of code; returns whether none did.
   */
  private boolean areEmptied() {
    NavigableMap<Integer, Integer> code = code();
    StringBuilder kept = new StringBuilder(text.length());
    int at = 0;
    int open = text.indexOf(OPEN, done);
    int end = endOf(open);
    boolean isSplit = false;
    while (end > 0 && !isSplit) {
      Map.Entry<Integer, Integer> around = code.floorEntry(open);
      if (around != null && around.getValue() > open) {
        end = around.getValue();
        kept.append(text, at, end);
      } else if (open > 0 && text.charAt(open - 1) == '\\') {
        end = open + OPEN.length();
        kept.append(text, at, end);
      } else {
        kept.append(text, at, open).append(EMPTY);
        Map.Entry<Integer, Integer> last = code.lowerEntry(end);
        isSplit = last != null && last.getKey() > open && last.getValue() > end;
      }
      at = end;
      open = text.indexOf(OPEN, at);
      end = endOf(open);
    }
    done = kept.length();
    text = kept.append(text, at, text.length()).toString();
    return !isSplit;
  }

  /** Returns the offset behind a comment; 0 if it is none or never closed. */
  private int endOf(int open) {
    int close = open < 0 ? -1 : text.indexOf(CLOSE, open + 2); // "<!-->" is whole
    return close < 0 ? 0 : close + CLOSE.length();
  }

  /** Returns the offsets at which code begins, each with the offset behind its end. */
  private NavigableMap<Integer, Integer> code() {
    NavigableMap<Integer, Integer> code = new TreeMap<>();
    parser
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Code span) {
                add(span);
              }

              @Override
              public void visit(FencedCodeBlock block) {
                add(block);
              }

              @Override
              public void visit(IndentedCodeBlock block) {
                add(block);
              }

              private void add(Node node) {
                List<SourceSpan> lines = node.getSourceSpans();
                SourceSpan last = lines.getLast();
                code.put(lines.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
              }
            });
    return code;
  }
}
