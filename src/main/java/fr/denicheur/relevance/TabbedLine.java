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
 * @param place the file and the number of the line, for messages
 * @param columns the texts between the tabs, without surrounding spaces
 */
record TabbedLine(String place, List<String> columns) {
  TabbedLine {
    columns = List.copyOf(columns);
  }

  /**
   * Returns the lines of a file in order, without empty lines and those that begin with {@code #}.
   *
   * @throws UnusableJudgmentsException if the file cannot be read as UTF-8
   */
  static List<TabbedLine> read(Path file) {
    List<String> lines = lines(file);
    List<TabbedLine> read = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> columns = Arrays.stream(line.split("\t")).map(String::strip).toList();
        read.add(new TabbedLine(file + ", line " + (i + 1), columns));
      }
    }
    return read;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UnusableJudgmentsException("cannot read " + file + ": " + e, e);
    }
  }

  /** Returns a column; an empty text if the line ends before it. */
  String column(int index) {
    return index < columns.size() ? columns.get(index) : "";
  }

  /** Requires the first {@code count} columns not to be empty. */
  void require(int count, String rule) {
    for (int i = 0; i < count; i++) {
      if (column(i).isEmpty()) {
        throw wrong(rule);
      }
    }
  }

  /** Returns the exception to throw if the line breaks a rule. */
  UnusableJudgmentsException wrong(String rule) {
    return new UnusableJudgmentsException(
        place + " must be " + rule + "; got '" + String.join(" ⇥ ", columns) + "'");
  }
}
