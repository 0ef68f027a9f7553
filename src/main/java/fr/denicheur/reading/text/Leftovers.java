package fr.denicheur.reading.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what a site generator (Jekyll, Hugo, Eleventy, Docusaurus) or a code forge would have
 * replaced in a Markdown text and readers should never see: tags of templates, attribute lists,
 * tables of contents, marks of footnotes and tasks, names of emoji, imports of components. All
 * methods take time proportional to the text.
 */
public final class Leftovers {
  /** Tags and outputs of Liquid, Nunjucks, Handlebars and EJS, and Hugo's shortcodes. */
  private static final List<List<String>> TAGS =
      List.of(List.of("{{{", "}}}"), List.of("{{", "}}"), List.of("{%", "%}"), List.of("<%", "%>"));

  private static final Pattern COMMENT = Pattern.compile("\\{%-? *comment *-?%}");
  private static final Pattern END_OF_COMMENT = Pattern.compile("\\{%-? *endcomment *-?%}");
  private static final Pattern RAW = Pattern.compile("\\{%-? *(?:raw|verbatim) *-?%}");
  private static final Pattern END_OF_RAW = Pattern.compile("\\{%-? *end(?:raw|verbatim) *-?%}");

  /** A comment of Nunjucks; it holds no brace, or an attribute list could begin one. */
  private static final Pattern SHORT_COMMENT = Pattern.compile("\\{#[^{}]{0,2000}?#}");

  /** The first and last line of a container of Docusaurus or pandoc, and its title. */
  private static final Pattern CONTAINER =
      Pattern.compile(
          "^([ \\t>]{0,40}):{3,40}[ \\t]{0,40}(?:[a-z][a-z0-9-]{0,40}(?![^ \\t\\[{])|)"
              + "(?:\\{[^{}]{0,200}}|)[ \\t]{0,40}(?:\\[([^\\[\\]]{0,200})]|)");

  /** A component that a page imports, or a side effect. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:[\\w$*{}, ]{1,200} from )?([\"'])[^\"'\\s]{1,200}\\1;?[ \\t\\r]*+$");

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
    String text = withoutTags(markdown);
    boolean mayHoldContents = text.contains("{:toc") || text.contains("TOC");
    return withoutMarks(mayHoldContents ? CONTENTS.matcher(text).replaceAll("") : text);
  }

  /** Returns a text without the tags of templates and without comments in them. */
  public static String withoutTags(String text) {
    if (text.indexOf('{') < 0 && !text.contains("<%")) {
      return text;
    }
    String said = inParts(text, COMMENT, END_OF_COMMENT, all -> all, hidden -> "");
    return inParts(said, RAW, END_OF_RAW, Leftovers::withoutTagsIn, literal -> literal);
  }

  private static String withoutTagsIn(String written) {
    String text = written;
    for (List<String> tag : TAGS) {
      text = withoutTags(text, tag.get(0), tag.get(1));
    }
    return SHORT_COMMENT.matcher(text).replaceAll("");
  }

  /** Replaces what stands outside and inside of pairs of tags; one that never closes is none. */
  private static String inParts(
      String text,
      Pattern opening,
      Pattern closing,
      UnaryOperator<String> outside,
      UnaryOperator<String> inside) {
    StringBuilder kept = new StringBuilder(text.length());
    Matcher open = opening.matcher(text);
    Matcher close = closing.matcher(text);
    int at = 0;
    while (open.find(at) && close.find(open.end())) {
      kept.append(outside.apply(text.substring(at, open.start())));
      kept.append(inside.apply(text.substring(open.end(), close.start())));
      at = close.end();
    }
    return kept.append(outside.apply(text.substring(at))).toString();
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
      boolean isFence = mayBeFence(line) && FENCE.matcher(line).matches();
      isCode ^= isFence;
      lines.add(isCode || isFence ? line : withoutMarksIn(line));
    }
    return String.join("\n", lines);
  }

  private static boolean mayBeFence(String line) {
    return line.contains("```") || line.contains("~~~");
  }

  private static String withoutMarksIn(String line) {
    if (line.startsWith("import ") && IMPORT.matcher(line).find()) {
      return "";
    }
    if (line.contains(":::")) {
      Matcher container = CONTAINER.matcher(line);
      if (container.find()) {
        String title = Objects.requireNonNullElse(container.group(2), "");
        String rest = line.substring(container.end()).replace(":::", "");
        return container.group(1) + title + rest + "\n";
      }
    }
    String listed = line.indexOf('[') < 0 ? line : TASK.matcher(line).replaceFirst("$1");
    return mayHoldMark(listed)
        ? IN_LINE
            .matcher(listed)
            .replaceAll(
                found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group()))
        : listed;
  }

  /** Whether a line holds the beginning of a mark; most do not, and are spared the pattern. */
  private static boolean mayHoldMark(String line) {
    for (int i = 0; i + 1 < line.length(); i++) {
      char next = line.charAt(i + 1);
      boolean isBeginning =
          switch (line.charAt(i)) {
            case '{' -> true;
            case '[' -> next == '^';
            case ':' -> (next >= 'a' && next <= 'z') || next == '+' || next == '-';
            default -> false;
          };
      if (isBeginning) {
        return true;
      }
    }
    return false;
  }
}
