package fr.denicheur.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * Reads a JSON document: a list of rows, or an object that holds one under a name that the mapping
 * gives ({@code @graph}, {@code resultats}), or else is the only row. A list is read item by item,
 * so the document may be longer than the memory.
 */
record JsonDocument(String file, Mapping mapping) implements Rows {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Reads one value of many. */
  private static final JsonMapper ITEM = new JsonMapper();

  @Override
  public void each(Reader text, Consumer<Row> rows, Consumer<Problem> refused) throws IOException {
    try (JsonParser parser = ITEM.createParser(text)) {
      try {
        read(parser, rows);
      } catch (JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        refused.accept(RowRule.JSON_CUT_SHORT.problem(file, line, "", e.getOriginalMessage()));
      }
    }
  }

  private void read(JsonParser parser, Consumer<Row> rows) throws IOException {
    while (parser.nextToken() != null) {
      switch (parser.currentToken()) {
        case START_ARRAY -> items(parser, rows);
        case START_OBJECT -> object(parser, rows);
        default -> rows.accept(new Row(line(parser), ITEM.readTree(parser)));
      }
    }
  }

  private void items(JsonParser parser, Consumer<Row> rows) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = line(parser);
      JsonNode item = ITEM.readTree(parser);
      mapping.rowsIn(item).forEach(fields -> rows.accept(new Row(line, fields)));
    }
  }

  /** Reads the fields of an object; a list of rows among them is not kept. */
  private void object(JsonParser parser, Consumer<Row> rows) throws IOException {
    int line = line(parser);
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    boolean isList = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && mapping.lists().contains(name)) {
        items(parser, rows);
        isList = true;
      } else {
        rest.set(name, ITEM.readTree(parser));
      }
    }
    if (!isList) {
      mapping.rowsIn(rest).forEach(fields -> rows.accept(new Row(line, fields)));
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
