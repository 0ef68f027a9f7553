package fr.denicheur.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import fr.denicheur.posting.Posting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which postings are written as rows; the mapping {@code denicheur} reads both. */
public enum ExportFormat {
  /** One JSON object on each line; fields without a value are left out. */
  NDJSON("application/x-ndjson") {
    @Override
    public byte[] head() {
      return new byte[0];
    }

    @Override
    public byte[] row(Posting posting) {
      try {
        return (JSON.writeValueAsString(PostingRow.of(posting)) + "\n")
            .getBytes(StandardCharsets.UTF_8);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("cannot write " + posting.id() + " as JSON", e);
      }
    }
  },
  /**
   * CSV with a comma and CRLF (RFC 4180), the names of the columns in the first line. The items of
   * a list stand on lines of their own. No cell is a formula to a spreadsheet: {@link CellGuard}.
   */
  CSV("text/csv; charset=utf-8; header=present") {
    @Override
    public byte[] head() {
      return written(PostingRow.COLUMNS);
    }

    @Override
    public byte[] row(Posting posting) {
      ObjectNode row = PostingRow.of(posting);
      return written(
          PostingRow.COLUMNS.stream().map(column -> CellGuard.guarded(cell(row, column))).toList());
    }
  };

  /** The formats by their names. */
  public static final Map<String, ExportFormat> BY_ID =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(ExportFormat::id, Function.identity()));

  private static final JsonMapper JSON = new JsonMapper();

  private static final ObjectWriter CELLS =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .build()
          .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  private final String contentType;

  ExportFormat(String contentType) {
    this.contentType = contentType;
  }

  /** The name in options and parameters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of the whole, with its charset. */
  public String contentType() {
    return contentType;
  }

  /** Returns what stands before the first row, in UTF-8. */
  public abstract byte[] head();

  /** Returns a posting as a row, with the end of its line, in UTF-8. */
  public abstract byte[] row(Posting posting);

  private static String cell(ObjectNode row, String column) {
    JsonNode value = row.get(column);
    if (value == null) {
      return "";
    }
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asText).collect(Collectors.joining("\n"));
    }
    return value.isObject() ? value.toString() : value.asText();
  }

  private static byte[] written(List<String> cells) {
    try {
      return CELLS.writeValueAsBytes(cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + cells + " as CSV", e);
    }
  }
}
