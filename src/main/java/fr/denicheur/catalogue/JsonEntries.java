package fr.denicheur.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a catalogue in JSON: our own list, or the document of JSON:API that beta.gouv.fr publishes
 * ({@code /api/v2.7/startups.json} and earlier ones). Items are read one by one, because most of
 * their text is not needed.
 */
final class JsonEntries {
  /** A template of the site makes the file, and does not escape what authors wrote. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** Takes an item of a list with the line at which it begins. */
  private interface Taking {
    void item(int line, JsonNode item);
  }

  private JsonEntries() {}

  /** Reads all entries of a file. */
  static void read(byte[] bytes, EntryReader entries) throws IOException {
    try {
      Map<String, String> titles = new HashMap<>();
      each(bytes, "included", (line, item) -> note(item, titles));
      boolean isDocument = each(bytes, "data", (line, item) -> entries.product(line, item, titles));
      if (!isDocument && !list(bytes, entries)) {
        entries.refuse(
            1,
            "le fichier n'a pas de liste « data »",
            "Donnez le fichier startups.json de beta.gouv.fr, ou une liste : docs/STARTUPS.md.");
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      entries.refuse(
          line,
          "le JSON ne se lit pas : " + e.getOriginalMessage(),
          "Téléchargez le fichier de nouveau, ou corrigez-le à cet endroit.");
    }
  }

  private static void note(JsonNode incubator, Map<String, String> titles) {
    String title = EntryReader.line(incubator.path("attributes").path("title").asText());
    if (!title.isEmpty()) {
      titles.put(EntryReader.line(incubator.path("id").asText()), title);
    }
  }

  /** Visits the items of a list of the document; false if it has no such list. */
  private static boolean each(byte[] bytes, String name, Taking taking) throws IOException {
    boolean isThere = false;
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean isWanted = name.equals(parser.currentName());
        if (parser.nextToken() == JsonToken.START_ARRAY && isWanted) {
          items(parser, taking);
          isThere = true;
        } else {
          parser.skipChildren();
        }
      }
    }
    return isThere;
  }

  /** Reads our own list; false if the file is none. */
  private static boolean list(byte[] bytes, EntryReader entries) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes)) {
      boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
      if (isList) {
        items(parser, entries::entry);
      }
      return isList;
    }
  }

  private static void items(JsonParser parser, Taking taking) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      taking.item(line, JSON.readTree(parser));
    }
  }
}
