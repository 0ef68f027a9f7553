package fr.denicheur.exchange;

import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the rows of a text, one after the other. */
interface Rows {
  /**
   * Reads all rows.
   *
   * @param rows receives each row
   * @param refused receives what cannot be read as a row
   */
  void each(Reader text, Consumer<Row> rows, Consumer<Problem> refused) throws IOException;

  /**
   * Returns what reads a file of this name.
   *
   * @param file as it is shown to people
   * @param separator of the columns of CSV; 0 to find it
   * @throws UnusableFileException if the name does not end in .csv, .ndjson, .jsonl, .json or
   *     .jsonld
   */
  static Rows of(String file, Mapping mapping, char separator) {
    String name = file.toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "csv", "tsv" -> new CsvRows(file, mapping, separator);
      case "ndjson", "jsonl" -> new JsonLines(file, mapping);
      case "json", "jsonld" -> new JsonDocument(file, mapping);
      default ->
          throw new UnusableFileException(
              "a file to import must end in .csv, .ndjson or .json; got " + file);
    };
  }
}
