package fr.denicheur.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.denicheur.reading.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * Reads NDJSON: one JSON value on each line. A wrong line does not keep the next from being read.
 */
record JsonLines(String file, Mapping mapping) implements Rows {
  @Override
  public void each(Reader text, Consumer<Row> rows, Consumer<Problem> refused) throws IOException {
    BufferedReader lines = new BufferedReader(text);
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        each(line, number, rows, refused);
      }
      number++;
    }
  }

  private void each(String line, int number, Consumer<Row> rows, Consumer<Problem> refused) {
    try {
      mapping
          .rowsIn(JsonDocument.JSON.readTree(line))
          .forEach(fields -> rows.accept(new Row(number, fields)));
    } catch (JsonProcessingException e) {
      refused.accept(RowRule.JSON_SYNTAX.problem(file, number, line, e.getOriginalMessage()));
    }
  }
}
