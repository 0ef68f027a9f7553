package fr.denicheur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Formats each log event as one line. A fault is followed by its causes and their first stack
 * frames. Characters that could begin a line or move the cursor are escaped; long texts are cut.
 */
final class LogLines extends Formatter {
  /** Characters of a message; a sentence with a path and a remedy is shorter. */
  static final int MAX_MESSAGE = 1_000;

  /** Stack frames shown of each cause; the outer ones only show the way through the server. */
  private static final int FRAMES = 12;

  /** Characters of a trace: a few causes with their frames. */
  private static final int MAX_TRACE = 8_000;

  private final boolean json;

  LogLines(boolean json) {
    this.json = json;
  }

  @Override
  public String format(LogRecord event) {
    String message = cut(escaped(formatMessage(event)), MAX_MESSAGE);
    String trace = trace(event.getThrown());
    return (json ? json(event, message, trace) : text(event, message, trace)) + "\n";
  }

  private static String text(LogRecord event, String message, String trace) {
    String line = time(event) + " " + level(event) + " " + source(event) + ": " + message;
    return trace.isEmpty() ? line : line + " | " + trace;
  }

  private static String json(LogRecord event, String message, String trace) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", time(event));
    line.put("level", level(event));
    line.put("source", source(event));
    line.put("message", message);
    if (!trace.isEmpty()) {
      line.put("trace", trace);
    }
    return line.toString();
  }

  private static String time(LogRecord event) {
    return event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String level(LogRecord event) {
    String name = event.getLevel().getName();
    return switch (name) {
      case "SEVERE" -> "ERROR";
      case "WARNING" -> "WARN";
      default -> name;
    };
  }

  private static String source(LogRecord event) {
    String name = Objects.requireNonNullElse(event.getLoggerName(), "");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String trace(@Nullable Throwable thrown) {
    String causes =
        Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
            .limit(FRAMES)
            .map(LogLines::cause)
            .collect(Collectors.joining(" | caused by "));
    return cut(escaped(causes), MAX_TRACE);
  }

  private static String cause(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < ", cut(String.valueOf(cause), MAX_MESSAGE) + " at ", ""));
  }

  /** Escapes controls, line ends and direction marks, as in {@code \\u001b}. */
  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> append(line, (char) c));
    return line.toString();
  }

  private static void append(StringBuilder line, char c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          line.append("\\u").append(HexFormat.of().toHexDigits(c));
      default -> line.append(c);
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
