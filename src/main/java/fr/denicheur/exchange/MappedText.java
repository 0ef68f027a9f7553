package fr.denicheur.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a posting's text.
 *
 * @param from the paths of its values; of several, each begins a paragraph
 * @param form how they are written
 * @param heading stands above the part if it is not empty; {@code null} if nothing does
 */
record MappedText(List<String> from, Form form, @Nullable String heading) {
  /** How a text is written. */
  enum Form {
    /** Markdown, kept as it is. */
    MARKDOWN,
    /** Lines of text, perhaps with {@code -} or {@code •} before the items of a list. */
    PLAIN,
    /** HTML, perhaps with its signs escaped once more. */
    HTML,
    /** Each value is an item of a list. */
    ITEMS;

    /** The name in a mapping. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  MappedText {
    from = List.copyOf(from);
  }

  /** Returns the part in Markdown; empty if the row says nothing. */
  String markdown(Row row) {
    List<String> values =
        from.stream()
            .flatMap(path -> row.at(path).stream())
            .filter(JsonNode::isValueNode)
            .map(JsonNode::asText)
            .filter(value -> !value.isBlank())
            .toList();
    String body =
        switch (form) {
          case MARKDOWN -> String.join("\n\n", values);
          case PLAIN -> joined(values, Prose::ofLines);
          case HTML -> joined(values, Prose::ofHtml);
          case ITEMS -> values.isEmpty() ? "" : Prose.ofItems(values);
        };
    return body.isBlank() || heading == null ? body : "## " + heading + "\n\n" + body;
  }

  private static String joined(List<String> values, UnaryOperator<String> form) {
    return values.stream().map(form).collect(Collectors.joining("\n"));
  }
}
