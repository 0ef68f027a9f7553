package fr.denicheur.reading;

import fr.denicheur.reading.Field.Items;
import fr.denicheur.reading.Field.Text;
import fr.denicheur.reading.Field.Unusable;
import fr.denicheur.reading.Field.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a front matter field that is not valid YAML as its author meant it: the key ends at the
 * first colon, the value at the end of the line, and quotes around the whole value are dropped.
 */
final class LooseField {
  private static final Pattern KEY =
      Pattern.compile("^\\s{0,40}[\"']?([^:\"']{1,60})[\"']?\\s{0,40}:(.*)$");

  private static final Pattern ITEM = Pattern.compile("^\\s*-(?:\\s+(.*))?$");
  private static final Pattern BLOCK_MARK = Pattern.compile("^[|>][-+0-9]{0,2}$");
  private static final Pattern ANCHORED_COLLECTION = Pattern.compile("^(?:&\\S*\\s*)?[\\[{]");

  private final List<String> lines;
  private final int firstLine;
  private final Findings findings;

  private LooseField(List<String> lines, int firstLine, Findings findings) {
    this.lines = lines;
    this.firstLine = firstLine;
    this.findings = findings;
  }

  /**
   * Returns the field of some lines, or nothing if the first line names none.
   *
   * @param refusal the reason why the lines are not read as YAML
   */
  static Optional<Field> read(
      List<String> lines, int firstLine, RefusedYamlException refusal, Findings findings) {
    return new LooseField(lines, firstLine, findings).field(refusal.rule);
  }

  private Optional<Field> field(Rule refusal) {
    Matcher m = KEY.matcher(lines.getFirst());
    if (!Keys.looksLikeField(lines.getFirst()) || !m.find()) {
      return Optional.empty();
    }
    String key = Keys.folded(m.group(1));
    String written = m.group(2).strip();
    int column = lines.getFirst().length() - m.group(2).stripLeading().length() + 1;
    Value value =
        isDropped(refusal, written) ? new Unusable(written, true) : value(key, written, column);
    return Optional.of(new Field(key, firstLine, column, value));
  }

  /** Whether the value is a refused construct, and not a text that looks like one. */
  private static boolean isDropped(Rule refusal, String written) {
    return switch (refusal) {
      case YAML_TAG, YAML_TOO_DEEP -> true;
      case YAML_ANCHOR -> ANCHORED_COLLECTION.matcher(written).find();
      default -> false;
    };
  }

  private Value value(String key, String written, int column) {
    boolean isBlock = BLOCK_MARK.matcher(written).matches();
    String first = isBlock ? "" : scalar(key, written, firstLine, column);
    List<String> items = items(key);
    return first.isEmpty() && !items.isEmpty() ? new Items(items) : new Text(joined(first));
  }

  private List<String> items(String key) {
    List<String> items = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Matcher m = ITEM.matcher(lines.get(i));
      if (m.find() && m.group(1) != null && items.size() < PostingReader.MAX_ITEMS) {
        items.add(scalar(key, m.group(1).strip(), firstLine + i, m.start(1) + 1));
      }
    }
    return items;
  }

  private String joined(String first) {
    StringBuilder text = new StringBuilder(first);
    for (String line : lines.subList(1, lines.size())) {
      if (!line.strip().startsWith("#")) {
        text.append(' ').append(line.strip());
      }
    }
    return text.toString().strip();
  }

  private String scalar(String key, String written, int line, int column) {
    if (written.startsWith("\"") || written.startsWith("'")) {
      return unquoted(written);
    }
    TrailingHash hash = TrailingHash.of(key, written);
    hash.report(key, line, column, findings);
    return hash.kept();
  }

  /** Removes quotes around the whole value: {@code "Dev" senior} keeps its quotes. */
  private static String unquoted(String written) {
    char quote = written.charAt(0);
    int last = written.lastIndexOf(quote);
    String rest = written.substring(last + 1).strip();
    if (last == 0) {
      return rest;
    }
    boolean isWhole = rest.isEmpty() || rest.startsWith("#");
    return isWhole ? written.substring(1, last) : written;
  }
}
