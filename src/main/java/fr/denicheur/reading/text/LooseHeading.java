package fr.denicheur.reading.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Extends the Markdown parser to accept headings without a space after the {@code ##}, such as
 * {@code ###La startup}. A line with one {@code #} stays text, because {@code #dev} is a word.
 */
final class LooseHeading extends AbstractBlockParser {
  private static final Pattern START = Pattern.compile("^(#{2,6})(?=[^#\\s])");
  private static final Pattern END = Pattern.compile("(?<!#)#{1,6}\\s*$");

  private final Heading heading = new Heading();
  private final SourceLine content;

  private LooseHeading(int level, SourceLine content) {
    heading.setLevel(level);
    this.content = content;
  }

  @Override
  public Block getBlock() {
    return heading;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    return BlockContinue.none();
  }

  @Override
  public void parseInlines(InlineParser inlineParser) {
    inlineParser.parse(SourceLines.of(content), heading);
  }

  /** Begins a heading if the line holds one; the Markdown parser calls it for each line. */
  static BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
    CharSequence line = state.getLine().getContent();
    int start = state.getNextNonSpaceIndex();
    Matcher m = START.matcher(line).region(start, line.length());
    return state.getIndent() < 4 && m.find() ? heading(state.getLine(), m) : BlockStart.none();
  }

  private static BlockStart heading(SourceLine line, Matcher start) {
    CharSequence all = line.getContent();
    Matcher end = END.matcher(all).region(start.end(), all.length());
    SourceLine content = line.substring(start.end(), end.find() ? end.start() : all.length());
    return BlockStart.of(new LooseHeading(start.group(1).length(), content)).atIndex(all.length());
  }
}
