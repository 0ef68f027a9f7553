package fr.denicheur.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a file whose columns are separated by tabs.
 *
 * @param place the file and the number of the line, from 1, for messages
 * @param columns the texts between the tabs, without surrounding spaces
 */
public record TabbedLine(String place, List<String> columns) {
  public TabbedLine {
    columns = List.copyOf(columns);
  }

  /**
   * Returns the lines of a file in order; skips empty lines and those that begin with {@code #}.
   *
   * @throws UnusableJudgmentsException if the file cannot be read as UTF-8
   */
  public static List<TabbedLine> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UnusableJudgmentsException("cannot read " + file + ": " + e, e);
    }
    List<TabbedLine> read = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> columns = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
        read.add(new TabbedLine(file + ", line " + (i + 1), columns));
      }
    }
    return read;
  }

  /** Returns the column with an index from 0; an empty text if the line ends before it. */
  public String column(int index) {
    return index < columns.size() ? columns.get(index) : "";
  }

  /** Requires the first {@code count} columns not to be empty. */
  void require(int count, String rule) {
    if (columns.size() < count || columns.subList(0, count).contains("")) {
      throw wrong(rule);
    }
  }

  /** Returns the exception to throw if the line breaks a rule. */
  public UnusableJudgmentsException wrong(String rule) {
    return new UnusableJudgmentsException(
        place + " must be " + rule + "; got '" + String.join(" ⇥ ", columns) + "'", null);
  }

  /** Returns the exception to throw if a column has a value out of range. */
  public UnusableJudgmentsException wrong(IllegalArgumentException fault) {
    return new UnusableJudgmentsException(place + ": " + fault.getMessage(), fault);
  }
}
