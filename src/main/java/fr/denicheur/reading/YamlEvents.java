package fr.denicheur.reading;

import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Parses a YAML text into events, and refuses anchors, aliases, tags and deep nesting. Only
 * SnakeYAML's parser is used: nothing composes nodes, resolves types or makes objects.
 */
final class YamlEvents {
  /** The one tag that says nothing new of a field: programs write it before dates. */
  private static final String TIMESTAMP = "tag:yaml.org,2002:timestamp";

  private final List<String> lines;

  /** The code points of line {@code current}, cached because each value in it is looked at. */
  private int[] points = {};

  private int current = -1;
  private final int firstLine;
  private final Parser events;
  private int depth;

  YamlEvents(List<String> lines, int firstLine) {
    this.lines = lines;
    this.firstLine = firstLine;
    this.events = new ParserImpl(new StreamReader(String.join("\n", lines)), new LoaderOptions());
  }

  /** Returns the next event that is neither the beginning nor the end of a document. */
  Event nextContent() throws RefusedYamlException {
    Event event = next();
    while (event.is(Event.ID.StreamStart)
        || event.is(Event.ID.DocumentStart)
        || event.is(Event.ID.DocumentEnd)) {
      event = next();
    }
    return event;
  }

  /** Returns the next event; refuses anchors, aliases, other tags and values nested too deep. */
  Event next() throws RefusedYamlException {
    Event event = nextOrRefuse();
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw refuse(Rule.YAML_ANCHOR, event);
    }
    if (isTagged(event)) {
      throw refuse(Rule.YAML_TAG, event);
    }
    depth += depthOf(event);
    if (depth > PostingReader.MAX_DEPTH) {
      throw refuse(Rule.YAML_TOO_DEEP, event);
    }
    return event;
  }

  /** Skips the rest of a node whose first event was returned. */
  void skip(Event first) throws RefusedYamlException {
    int outside = depth - depthOf(first);
    while (depth > outside) {
      next();
    }
  }

  /** Skips the rest of a node, then the rest of the collection it is in. */
  void skipRest(Event.ID end, Event node) throws RefusedYamlException {
    skip(node);
    for (Event event = next(); !event.is(end); event = next()) {
      skip(event);
    }
  }

  /** Refuses a quoted value with lines that look like fields: its end quote must be missing. */
  void refuseSwallowedFields(ScalarEvent scalar) throws RefusedYamlException {
    int last = Math.min(scalar.getEndMark().getLine(), lines.size() - 1);
    for (int i = scalar.getStartMark().getLine() + 1; i <= last; i++) {
      boolean isPart = i < last || scalar.getEndMark().getColumn() > 0;
      if (isPart && Keys.isKnownField(lines.get(i)) && lines.get(i).indexOf(' ') != 0) {
        throw new RefusedYamlException(
            Rule.YAML_SYNTAX, line(scalar), column(scalar), "guillemet non fermé");
      }
    }
  }

  /** Returns the rest of a line if it is a comment, perhaps after a comma; else empty. */
  String commentBehind(Mark mark) {
    if (mark.getLine() != current) {
      current = mark.getLine();
      points = current < lines.size() ? lines.get(current).codePoints().toArray() : new int[0];
    }
    int at = afterSpace(mark.getColumn());
    int sign = at < points.length && points[at] == ',' ? afterSpace(at + 1) : at;
    return sign < points.length && points[sign] == '#'
        ? new String(points, mark.getColumn(), points.length - mark.getColumn())
        : "";
  }

  private int afterSpace(int column) {
    int at = column;
    while (at < points.length && Character.isWhitespace(points[at])) {
      at++;
    }
    return at;
  }

  RefusedYamlException refuse(Rule rule, Event event) {
    return new RefusedYamlException(rule, line(event), column(event), "");
  }

  /** Returns the line of the file in which an event begins, from 1. */
  int line(Event event) {
    return firstLine + event.getStartMark().getLine();
  }

  /** Returns the column in which an event begins, from 1. */
  int column(Event event) {
    return event.getStartMark().getColumn() + 1;
  }

  private Event nextOrRefuse() throws RefusedYamlException {
    try {
      return events.getEvent();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      int line = mark == null ? 0 : mark.getLine();
      int column = mark == null ? 0 : mark.getColumn() + 1;
      boolean isTab = e.getProblem() != null && e.getProblem().contains("'\\t(TAB)'");
      Rule rule = isTab ? Rule.YAML_TAB : Rule.YAML_SYNTAX;
      throw new RefusedYamlException(rule, firstLine + line, column, reason(e));
    } catch (YAMLException | NumberFormatException e) { // SnakeYAML cannot parse \UFFFFFFFF
      throw new RefusedYamlException(Rule.YAML_SYNTAX, firstLine, 0, "caractère interdit");
    }
  }

  /** Translates the parser's reason: authors read French. */
  private static String reason(MarkedYAMLException e) {
    String problem = Objects.requireNonNullElse(e.getProblem(), "");
    if (problem.startsWith("mapping values")) {
      return "« : » au milieu de la valeur";
    }
    return problem.contains("cannot start")
        ? "la valeur commence par un signe réservé"
        : "écriture ambiguë";
  }

  private static boolean isTagged(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag() != null && !scalar.getTag().equals(TIMESTAMP);
      case CollectionStartEvent collection -> collection.getTag() != null;
      default -> false;
    };
  }

  private static int depthOf(Event event) {
    return switch (event.getEventId()) {
      case SequenceStart, MappingStart -> 1;
      case SequenceEnd, MappingEnd -> -1;
      default -> 0;
    };
  }
}
