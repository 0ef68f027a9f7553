package fr.denicheur.reading;

import fr.denicheur.reading.PostingFile.Syntax;
import fr.denicheur.reading.text.CleanText;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Divides a posting file into front matter and body, even if the {@code ---} are missing or
 * misplaced. Not every {@code ---} opens a front matter: it may be a rule across the page.
 *
 * <p>A front matter is made of lines that look like fields ({@link Keys}). A doubtful line counts
 * as text, because text can be searched and an unknown field cannot.
 */
final class PostingSplitter {
  /** Two fields at the top of a file are a front matter, even without {@code ---}. */
  private static final int FIELDS_THAT_TELL = 2;

  private final String[] lines;
  private final Findings findings;

  PostingSplitter(String text, Findings findings) {
    this.lines = text.split("\n", -1);
    this.findings = findings;
  }

  /** Whether it begins as postings do: with front matter, or with a heading above sentences. */
  boolean beginsLikeAPosting() {
    int first = nextVisible(0);
    if (first < lines.length && Fence.HEADING.matcher(lines[first]).find()) {
      return Arrays.stream(lines).anyMatch(line -> Fence.SENTENCE.matcher(line).find());
    }
    return first < lines.length && (Keys.isKnownField(lines[first]) || Fence.opens(lines[first]));
  }

  PostingFile split() {
    int first = nextVisible(0);
    if (first < lines.length && Fence.OPENING.matcher(lines[first]).find()) {
      return opened(first);
    }
    if (first < lines.length && Fence.TOML_OPENING.matcher(lines[first]).find()) {
      return toml(first);
    }
    if (first < lines.length && Fence.JSON_OPENING.matcher(lines[first]).find()) {
      return json(first);
    }
    if (first < lines.length && Keys.isKnownField(lines[first])) {
      return unopened(first);
    }
    return late(first);
  }

  /** Divides a file that begins with {@code ---}, which may also be a rule across the page. */
  private PostingFile opened(int fence) {
    int start = fence + 1;
    int close = nextFence(start);
    boolean isClosed = close < lines.length && textBegins(start, close) == close;
    if (isTooLong(start, endOfFields(start)) || (isClosed && isTooLong(start, close))) {
      return tooLong(start, isClosed ? close : lines.length);
    }
    if (!isClosed) {
      return unclosed(start);
    }
    if (nextVisible(start) == close) {
      findings.add(Rule.FRONT_MATTER_EMPTY, fence + 1, 0, "");
      return cut(start, start, close + 1);
    }
    return hasField(start, close) ? closed(0, start, close) : cut(start, close, 0);
  }

  /** Divides a file that begins with {@code +++}. */
  private PostingFile toml(int fence) {
    int start = fence + 1;
    int close = next(start, line -> Fence.TOML_END.matcher(line).find());
    if (close == lines.length
        || Arrays.stream(lines, start, close).noneMatch(l -> Fence.TOML_LINE.matcher(l).find())) {
      return missing();
    }
    return isTooLong(start, close)
        ? tooLong(start, close)
        : new PostingFile(
            Syntax.TOML,
            joined(start, close),
            start + 1,
            joined(close + 1, lines.length),
            close + 2,
            Draft.named(lines));
  }

  /** Divides a file that begins with an object of JSON, which ends with its last brace. */
  private PostingFile json(int start) {
    int depth = 0;
    for (int i = start, length = 0; i < lines.length; i++) {
      length += lines[i].length();
      if (length > PostingReader.MAX_FRONT_MATTER) {
        break;
      }
      depth += Fence.braces(lines[i]);
      if (depth == 0) {
        return cut(start, i + 1, i + 1);
      }
    }
    return missing();
  }

  private PostingFile closed(int before, int start, int close) {
    warnOfSecond(close + 1);
    String frontMatter = joined(start, close);
    String prefix = before == 0 ? "" : joined(0, before) + "\n\n";
    return new PostingFile(
        Syntax.YAML,
        frontMatter,
        start + 1,
        prefix + joined(close + 1, lines.length),
        close + 2,
        Draft.named(lines));
  }

  private PostingFile unclosed(int start) {
    int end = endOfKnownFields(start);
    if (end == start) {
      return missing();
    }
    findings.add(Rule.FRONT_MATTER_NOT_CLOSED, end + 1, 0, end < lines.length ? lines[end] : "");
    return cut(start, end, end);
  }

  private PostingFile tooLong(int start, int close) {
    int end = start;
    for (int size = 0; end < close && size <= PostingReader.MAX_FRONT_MATTER; end++) {
      size += lines[end].length() + 1;
    }
    findings.add(Rule.FRONT_MATTER_TOO_LONG, start, 0, "");
    return cut(start, start, close < lines.length ? close + 1 : end);
  }

  /**
   * Divides a file that begins with a field: the opening {@code ---} is missing, perhaps both are.
   */
  private PostingFile unopened(int first) {
    int end = endOfKnownFields(first);
    int close = nextVisible(end);
    boolean isClosed = close < lines.length && isFence(close);
    if (isTooLong(first, end)) {
      return tooLong(first, isClosed ? close : lines.length);
    }
    if (!isClosed && fields(first, end) < FIELDS_THAT_TELL) {
      return missing();
    }
    findings.add(Rule.FRONT_MATTER_NOT_OPENED, first + 1, 0, lines[first]);
    if (!isClosed) {
      findings.add(Rule.FRONT_MATTER_NOT_CLOSED, end + 1, 0, end < lines.length ? lines[end] : "");
    }
    return cut(first, end, isClosed ? close + 1 : end);
  }

  /** Divides a file that begins with text; a front matter may follow. */
  private PostingFile late(int first) {
    int last = Math.min(lines.length, Fence.LAST_LINE_TO_OPEN);
    for (int fence = first + 1; fence < last; fence++) {
      int close = isFence(fence) ? nextFence(fence + 1) : lines.length;
      if (close < lines.length && isFrontMatter(fence + 1, close)) {
        findings.add(Rule.TEXT_BEFORE_FRONT_MATTER, first + 1, 0, lines[first]);
        return closed(fence, fence + 1, close);
      }
    }
    return missing();
  }

  private boolean isFrontMatter(int start, int close) {
    int field = nextVisible(start);
    return Keys.isKnownField(lines[field])
        && textBegins(start, close) == close
        && Arrays.stream(lines, start, close).anyMatch(Keys::isTellingField)
        && !isTooLong(start, close);
  }

  private PostingFile missing() {
    if (nextVisible(0) < lines.length) {
      findings.add(Rule.FRONT_MATTER_MISSING, 1, 0, "");
    }
    return cut(0, 0, 0);
  }

  private void warnOfSecond(int from) {
    int first = nextVisible(from);
    if (first < lines.length && Keys.isTellingField(lines[first])) {
      int close = nextVisible(endOfKnownFields(first));
      if (close < lines.length && isFence(close)) {
        findings.add(Rule.SECOND_FRONT_MATTER, first + 1, 0, lines[first]);
      }
    }
  }

  /** Returns the line at which text begins between two {@code ---}, after an empty line. */
  private int textBegins(int start, int close) {
    for (int i = start + 1; i < close; i++) {
      if (isBlank(i - 1) && !isBlank(i) && !mayHoldField(lines[i])) {
        return i;
      }
    }
    return close;
  }

  private boolean hasField(int start, int close) {
    return Arrays.stream(lines, start, close)
        .anyMatch(line -> Keys.looksLikeField(line) || line.startsWith("{"));
  }

  private int fields(int start, int end) {
    return (int) Arrays.stream(lines, start, end).filter(Keys::isTellingField).count();
  }

  private int endOfFields(int start) {
    return next(start, line -> isFence(line) || !mayHoldField(line));
  }

  private static boolean mayHoldField(String line) {
    return Keys.looksLikeField(line) || Keys.belongsToField(line);
  }

  /**
   * Returns the line after the last known field; unknown ones may stand between. After a blank line
   * only a field that decides counts, because no text holds such a line.
   */
  private int endOfKnownFields(int start) {
    int end = start;
    for (int i = start;
        i < lines.length && !isFence(i) && !isBlank(i) && mayBeField(i, start);
        i++) {
      end = endsField(i, end, start) ? i + 1 : end;
    }
    for (int i = end; i < lines.length && end > start && mayStandBetweenFields(i); i++) {
      end = Keys.isDecidingField(lines[i]) ? i + 1 : end;
    }
    return end;
  }

  private boolean mayStandBetweenFields(int i) {
    boolean isIndented = lines[i].startsWith(" ") || lines[i].startsWith("\t");
    return isBlank(i) || (!isIndented && Keys.looksLikeField(lines[i]));
  }

  private boolean mayBeField(int i, int start) {
    return Keys.looksLikeField(lines[i]) || mayFollowField(i, start);
  }

  private boolean endsField(int i, int end, int start) {
    return Keys.isKnownField(lines[i]) || (i == end && mayFollowField(i, start));
  }

  private boolean mayFollowField(int i, int start) {
    return i > start && !lines[i].startsWith("#") && Keys.belongsToField(lines[i]);
  }

  private boolean isTooLong(int start, int end) {
    int length = Arrays.stream(lines, start, end).mapToInt(line -> line.length() + 1).sum();
    return length > PostingReader.MAX_FRONT_MATTER;
  }

  private PostingFile cut(int start, int end, int body) {
    return new PostingFile(
        Syntax.YAML,
        joined(start, end),
        start + 1,
        joined(body, lines.length),
        body + 1,
        Draft.named(lines));
  }

  private String joined(int start, int end) {
    return start >= end ? "" : String.join("\n", Arrays.asList(lines).subList(start, end));
  }

  private int nextVisible(int from) {
    return next(from, line -> !CleanText.isBlank(line));
  }

  private int nextFence(int from) {
    return next(from, line -> isFence(line));
  }

  private int next(int from, Predicate<String> wanted) {
    return Fence.next(lines, from, wanted);
  }

  private boolean isFence(int i) {
    return isFence(lines[i]);
  }

  private static boolean isFence(String line) {
    return Fence.YAML.matcher(line).find();
  }

  private boolean isBlank(int i) {
    return CleanText.isBlank(lines[i]);
  }
}
