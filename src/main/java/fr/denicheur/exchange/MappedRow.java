package fr.denicheur.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.denicheur.posting.Digest;
import fr.denicheur.posting.ShortText;
import fr.denicheur.reading.text.CleanText;
import fr.denicheur.sync.WritableId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row as the file of a posting.
 *
 * @param id the name of the file
 * @param content all of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MappedRow(WritableId id, byte[] content) {
  /** Characters of a source's identifier that are kept in the name of a file. */
  private static final int MAX_NAME = 60;

  /** Digits that tell apart identifiers which the name of a file cannot. */
  private static final int DIGITS = 12;

  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._·-]");

  /**
   * Maps a row.
   *
   * @throws RefusedRowException if it breaks a rule
   */
  static MappedRow of(Row row, Mapping mapping) {
    if (!row.fields().isObject()) {
      throw RowRule.NOT_AN_OBJECT.refusal(row.fields().toString(), row.fields().getNodeType());
    }
    WritableId id = id(row, mapping);
    FrontMatterText file = new FrontMatterText();
    for (MappedField field : mapping.frontMatter()) {
      field.in(row).ifPresent(written -> file.add(field.key(), written));
    }
    if (mapping.others() != null) {
      row.at(mapping.others()).forEach(object -> others(object, file));
    }
    List<String> parts =
        mapping.text().stream()
            .map(part -> part.markdown(row))
            .filter(part -> !part.isBlank())
            .toList();
    return new MappedRow(id, file.above(String.join("\n", parts)));
  }

  /** Adds the entries of an object; in a cell of CSV it is written as JSON. */
  private static void others(JsonNode value, FrontMatterText file) {
    JsonNode object = value.isTextual() ? parsed(value.asText()) : value;
    object
        .properties()
        .forEach(
            entry -> file.add(entry.getKey(), FrontMatterText.quoted(entry.getValue().asText())));
  }

  private static JsonNode parsed(String json) {
    try {
      return JsonDocument.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw RowRule.JSON_SYNTAX.refusal(json, e.getOriginalMessage());
    }
  }

  private static WritableId id(Row row, Mapping mapping) {
    String source =
        mapping.id().stream()
            .flatMap(path -> row.at(path).stream())
            .filter(JsonNode::isValueNode)
            .map(value -> CleanText.line(value.asText()))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElseThrow(() ->
                RowRule.FIELD_MISSING.refusal(
                    "", "id", "« " + String.join(" » ou « ", mapping.id()) + " »"));
    String composed = Normalizer.normalize(source, Normalizer.Form.NFC);
    try {
      return new WritableId(mapping.prefix() + composed);
    } catch (IllegalArgumentException e) {
      return name(mapping.prefix(), composed);
    }
  }

  /**
   * Returns a name for an identifier that cannot be one itself, such as an address: what can be
   * kept of it, and a digest, because another identifier may keep the same.
   */
  private static WritableId name(String prefix, String source) {
    String kept = NOT_IN_A_NAME.matcher(source).replaceAll("-");
    String digest = Digest.sha256(source.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    String shortened = ShortText.of(kept, MAX_NAME);
    try {
      return new WritableId(prefix + shortened.replaceFirst("^\\.+", "-") + "-" + digest);
    } catch (IllegalArgumentException e) {
      throw RowRule.NOT_A_NAME.refusal(source, String.valueOf(e.getMessage()));
    }
  }
}
