package fr.denicheur.reading.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what a site generator (Jekyll, Hugo) or a code forge would have replaced in a Markdown
 * text and readers should never see: tags of templates, attribute lists, tables of contents, marks
 * of footnotes and tasks, names of emoji. All methods take time proportional to the text.
 */
final class Leftovers {
  /** Liquid tags and outputs, and Hugo's shortcodes: they open and close so. */
  private static final List<List<String>> TAGS = List.of(List.of("{{", "}}"), List.of("{%", "%}"));

  private static final Pattern COMMENT = Pattern.compile("\\{%-? *comment *-?%}");
  private static final Pattern END_OF_COMMENT = Pattern.compile("\\{%-? *endcomment *-?%}");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");

  /** A table of contents: kramdown's, with the list that it replaces, and those of forges. */
  private static final Pattern CONTENTS =
      Pattern.compile(
          "(?m)^ {0,3}(?:[*+-]|[0-9]{1,9}[.)]) [^\\n]*+\\n {0,8}\\{:toc[^{}\\n]*+}"
              + "|^ {0,3}(?:\\[TOC]|\\[\\[_?TOC_?]])[ \\t]*+$");

  private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*+");

  /** Matches code between backticks too, as the first group, so that it is kept as it is. */
  private static final Pattern IN_LINE =
      Pattern.compile(
          "((?<!`)(`++)[^`]*+\\2(?!`))"
              + "|\\{(?::|[#.][A-Za-z])[^{}]*+}" // an attribute list, of kramdown or pandoc
              + "|\\[\\^[^\\[\\]\\s]{1,50}+]:?+" // a footnote
              + "|(?<![\\p{L}\\p{N}:/]):(?:[a-z][a-z0-9_+-]{1,49}+|[+-]1):(?![\\p{L}\\p{N}/])"); // an emoji

  private static final Pattern TASK =
      Pattern.compile("^([ \\t>]*+(?:[*+-]|[0-9]{1,9}[.)])[ \\t]++)\\[[ xX]](?=[ \\t])");

  private Leftovers() {}

  /** Returns a Markdown text without them. */
  static String removedFrom(String markdown) {
    String text = withoutComments(markdown);
    for (List<String> tag : TAGS) {
      text = withoutTags(text, tag.get(0), tag.get(1));
    }
    return withoutMarks(CONTENTS.matcher(text).replaceAll(""));
  }

  /** A comment that is never closed hides nothing. */
  private static String withoutComments(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Matcher open = COMMENT.matcher(text);
    Matcher close = END_OF_COMMENT.matcher(text);
    int at = 0;
    while (open.find(at) && close.find(open.end())) {
      kept.append(text, at, open.start());
      at = close.end();
    }
    return kept.append(text, at, text.length()).toString();
  }

  /** Removes each tag up to the first end behind it; a tag that holds a blank line is none. */
  private static String withoutTags(String text, String open, String close) {
    StringBuilder kept = new StringBuilder(text.length());
    int at = 0;
    for (int end = text.indexOf(close); end >= 0; end = text.indexOf(close, at)) {
      String before = text.substring(at, end);
      int start = before.lastIndexOf(open);
      boolean isTag =
          start >= 0 && !BLANK_LINE.matcher(before).region(start, before.length()).find();
      kept.append(isTag ? before.substring(0, start) : before + close);
      at = end + close.length();
    }
    return kept.append(text, at, text.length()).toString();
  }

  private static String withoutMarks(String text) {
    List<String> lines = new ArrayList<>();
    boolean isCode = false;
    for (String line : text.split("\n", -1)) {
      boolean isFence = FENCE.matcher(line).matches();
      isCode ^= isFence;
      lines.add(isCode || isFence ? line : withoutMarksIn(line));
    }
    return String.join("\n", lines);
  }

  private static String withoutMarksIn(String line) {
    String listed = TASK.matcher(line).replaceFirst("$1");
    return IN_LINE
        .matcher(listed)
        .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group()));
  }
}
