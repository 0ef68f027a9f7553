package fr.denicheur.reading;

import fr.denicheur.reading.Field.Items;
import fr.denicheur.reading.Field.Text;
import fr.denicheur.reading.Field.Unusable;
import fr.denicheur.reading.Field.Value;
import fr.denicheur.reading.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads the fields of a YAML text from the parser's events, so that it converts no scalar, follows
 * no alias and loads no class. One object reads one text.
 */
final class YamlFields {
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,20}");

  private final YamlEvents events;
  private final Findings findings;

  private YamlFields(YamlEvents events, Findings findings) {
    this.events = events;
    this.findings = findings;
  }

  /**
   * Returns the fields of a YAML mapping in their order, duplicates included.
   *
   * @param lines the text
   * @param firstLine the line of the file in which the text begins, from 1
   * @throws RefusedYamlException if it is not YAML, or YAML with a refused construct; then no
   *     problem is listed
   */
  static List<Field> read(List<String> lines, int firstLine, Findings findings)
      throws RefusedYamlException {
    Findings apart = findings.apart();
    List<Field> fields = new YamlFields(new YamlEvents(lines, firstLine), apart).document();
    findings.addAll(apart);
    return fields;
  }

  private List<Field> document() throws RefusedYamlException {
    List<Field> fields = new ArrayList<>();
    Event root = events.nextContent();
    if (root.is(Event.ID.StreamEnd)) {
      return fields;
    }
    if (!(root instanceof MappingStartEvent)) {
      events.skip(root);
      throw events.refuse(Rule.ROOT_NOT_A_MAPPING, root);
    }
    for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
      field(key, fields);
    }
    refuseSecondDocument();
    return fields;
  }

  private void refuseSecondDocument() throws RefusedYamlException {
    Event next = events.nextContent();
    if (!next.is(Event.ID.StreamEnd)) {
      report(Rule.SEVERAL_DOCUMENTS, next, "");
    }
  }

  private void field(Event keyEvent, List<Field> fields) throws RefusedYamlException {
    String key = keyEvent instanceof ScalarEvent scalar ? Keys.folded(scalar.getValue()) : "";
    events.skip(keyEvent);
    Event valueEvent = events.next();
    Value value = value(key, valueEvent);
    if (key.isEmpty() || INTEGER.matcher(key).matches()) {
      report(Rule.KEY_NOT_TEXT, keyEvent, key);
    } else {
      fields.add(new Field(key, events.line(keyEvent), events.column(valueEvent), value));
    }
  }

  private Value value(String key, Event event) throws RefusedYamlException {
    if (event instanceof ScalarEvent scalar) {
      return new Text(text(key, scalar));
    }
    if (event instanceof SequenceStartEvent start) {
      return items(key, start);
    }
    return new Unusable(shown(event), false);
  }

  /** Returns the rest of a node as text: {@code ville : Lyon, étages : 2, 3}. */
  private String shown(Event first) throws RefusedYamlException {
    if (first instanceof ScalarEvent scalar) {
      return scalar.getValue();
    }
    boolean isMapping = first instanceof MappingStartEvent;
    List<String> parts = new ArrayList<>();
    for (Event e = events.next(); !isEnd(e); e = events.next()) {
      parts.add(isMapping ? shown(e) + " : " + shown(events.next()) : shown(e));
    }
    return String.join(", ", parts);
  }

  private static boolean isEnd(Event event) {
    return event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd);
  }

  private Items items(String key, SequenceStartEvent start) throws RefusedYamlException {
    List<String> items = new ArrayList<>();
    Event event = events.next();
    while (!event.is(Event.ID.SequenceEnd)) {
      if (items.size() == PostingReader.MAX_ITEMS) {
        report(Rule.LIST_TOO_LONG, event, "", key, PostingReader.MAX_ITEMS);
        events.skipRest(Event.ID.SequenceEnd, event);
        return new Items(items);
      }
      item(key, event, items);
      event = events.next();
    }
    if (start.isFlow()) {
      reportComment(key, event);
    }
    return new Items(items);
  }

  /** Lists the comment behind a list in brackets: YAML drops it, and it may hold an item. */
  private void reportComment(String key, Event end) {
    String comment = events.commentBehind(end.getEndMark()).replaceFirst("#", "").strip();
    if (Keys.isProse(key) && !comment.isEmpty()) {
      report(Rule.COMMENT_IN_TEXT, end, comment, key);
    }
  }

  private void item(String key, Event event, List<String> items) throws RefusedYamlException {
    if (event instanceof ScalarEvent scalar) {
      items.add(text(key, scalar));
    } else if (Keys.isList(key)) {
      report(
          Rule.WRONG_TYPE, event, "", key, "des textes dans sa liste", "une liste ou des champs");
      events.skip(event);
    } else {
      items.add(shown(event));
    }
  }

  /** Returns a scalar together with the text that YAML cut from it at a {@code #}. */
  private String text(String key, ScalarEvent scalar) throws RefusedYamlException {
    events.refuseSwallowedFields(scalar);
    if (!scalar.isPlain()) {
      reportInvisible(scalar);
      return scalar.getValue();
    }
    Mark end = scalar.getEndMark();
    TrailingHash hash = TrailingHash.of(key, events.commentBehind(end));
    hash.report(key, events.line(scalar), events.column(scalar), findings);
    return hash.kept().startsWith("#")
        ? (scalar.getValue() + " " + hash.kept()).strip()
        : scalar.getValue();
  }

  /** Lists characters that a file must not hold but may write as an escape: {@code "\0"}. */
  private void reportInvisible(ScalarEvent scalar) {
    int[] invisible = scalar.getValue().codePoints().filter(CleanText::isUnprintable).toArray();
    if (invisible.length > 0) {
      String code = String.format(Locale.ROOT, "%04X", invisible[0]);
      report(Rule.CONTROL_CHARACTER, scalar, "", invisible.length, code);
    }
  }

  private void report(Rule rule, Event event, String value, Object... details) {
    findings.add(rule, events.line(event), events.column(event), value, details);
  }
}
