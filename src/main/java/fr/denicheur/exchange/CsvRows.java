package fr.denicheur.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads CSV (RFC 4180): the first line names the columns. The separator is the one of {@code ; , |}
 * and tab that the first line holds most often, unless the operator names it.
 *
 * @param file as it is shown to people
 * @param separator of columns; 0 to find it
 */
record CsvRows(String file, Mapping mapping, char separator) implements Rows {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .build();

  private static final String SEPARATORS = ";,\t|";

  /** Characters of the first line that are looked at. */
  private static final int FIRST_LINE = 1 << 15;

  @Override
  public void each(Reader text, Consumer<Row> rows, Consumer<Problem> refused) throws IOException {
    char between = separator == 0 ? separator(text) : separator;
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(between);
    try (CsvParser parser = (CsvParser) CSV.reader().with(schema).createParser(text)) {
      parser.setSchema(schema);
      parser.nextToken(); // all rows are an array
      List<String> names = row(parser);
      requireColumns(names);
      each(parser, names, rows, refused);
    }
  }

  private void each(
      CsvParser parser, List<String> names, Consumer<Row> rows, Consumer<Problem> refused)
      throws IOException {
    int line = nextLine(parser);
    try {
      for (List<String> cells = row(parser); !cells.isEmpty(); cells = row(parser)) {
        if (cells.size() == names.size()) {
          rows.accept(new Row(line, object(names, cells)));
        } else {
          refused.accept(
              RowRule.COLUMNS.problem(file, line, cells.getFirst(), cells.size(), names.size()));
        }
        line = nextLine(parser);
      }
    } catch (JsonProcessingException e) {
      refused.accept(RowRule.CSV_SYNTAX.problem(file, line, "", e.getOriginalMessage()));
    }
  }

  /** The line behind the row that was read. */
  private static int nextLine(CsvParser parser) {
    return parser.currentLocation().getLineNr();
  }

  /** Returns the cells of the next row; empty at the end. */
  private static List<String> row(CsvParser parser) throws IOException {
    List<String> cells = new ArrayList<>();
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        cells.add(parser.getText());
      }
    }
    return cells;
  }

  private ObjectNode object(List<String> names, List<String> cells) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      String cell = cells.get(i);
      object.put(names.get(i), mapping.isGuarded() ? CellGuard.removed(cell) : cell);
    }
    return object;
  }

  /** Columns are named by the mapping, so a wrong mapping is found before any row is refused. */
  private void requireColumns(List<String> names) {
    Set<String> known = new HashSet<>(names);
    if (known.size() < names.size()) {
      throw new UnusableFileException(
          "the columns of " + file + " must have different names; got " + names);
    }
    for (List<String> needed : mapping.needed()) {
      if (needed.stream().noneMatch(known::contains)) {
        throw new UnusableFileException(
            file
                + " must have a column '"
                + String.join("' or '", needed)
                + "'; got "
                + String.join(", ", names)
                + "; name the mapping with --mapping, or the separator with --separator");
      }
    }
  }

  private static char separator(Reader text) throws IOException {
    text.mark(FIRST_LINE);
    char[] first = new char[FIRST_LINE];
    int length = Math.max(0, text.read(first));
    text.reset();
    int[] counts = new int[SEPARATORS.length()];
    boolean isQuoted = false;
    for (int i = 0; i < length && (isQuoted || first[i] != '\n'); i++) {
      isQuoted ^= first[i] == '"';
      int sign = isQuoted ? -1 : SEPARATORS.indexOf(first[i]);
      if (sign >= 0) {
        counts[sign]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
