package fr.denicheur.cli;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.result.Hit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Answers a file of queries and writes the answers as a TREC run, for measurements.
 *
 * <p>A query is a line {@code qid<TAB>words}. Further columns, empty lines and lines that begin
 * with {@code #} are ignored. A line of the run is {@code qid Q0 id rank score tag}. An id may
 * contain spaces: it is everything between the second field and the last three.
 */
final class RunFile {
  /** Postings for each query; recall@50 needs as many. */
  static final int DEPTH = 50;

  private static final String TAG = "denicheur";

  private final SearchEngine engine;
  private final QueryOptions options;

  RunFile(SearchEngine engine, QueryOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * Writes the run.
   *
   * @return how many queries were answered
   * @throws EnvironmentException if a file cannot be read or written, or a line is not a query
   */
  int write(Path queries, Path run) {
    List<String> lines = lines(queries);
    try (BufferedWriter out = Files.newBufferedWriter(run)) {
      int answered = 0;
      for (int i = 0; i < lines.size(); i++) {
        if (isQuery(lines.get(i))) {
          answer(queries + ", line " + (i + 1), lines.get(i), out);
          answered++;
        }
      }
      return answered;
    } catch (IOException e) {
      throw new EnvironmentException("cannot write the run " + run + ": " + e, e);
    }
  }

  private static List<String> lines(Path queries) {
    try {
      return Files.readAllLines(queries);
    } catch (IOException | UncheckedIOException e) {
      throw new EnvironmentException("cannot read the queries " + queries + ": " + e, e);
    }
  }

  private static boolean isQuery(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private void answer(String place, String line, BufferedWriter out) throws IOException {
    String[] columns = line.split("\t", -1);
    if (columns.length < 2 || columns[0].isBlank()) {
      throw new EnvironmentException(place + " must be an id, a tab and words; got '" + line + "'");
    }
    int rank = 0;
    for (Hit hit : hits(place, columns[1])) {
      out.write(line(columns[0].strip(), hit, ++rank));
    }
  }

  private List<Hit> hits(String place, String words) {
    try {
      return engine.search(options.rank(words, DEPTH)).hits();
    } catch (InvalidQueryException e) {
      throw new EnvironmentException(place + ": " + e.getMessage(), e);
    }
  }

  private static String line(String query, Hit hit, int rank) {
    return String.format(
        Locale.ROOT, "%s Q0 %s %d %.6f %s%n", query, hit.id(), rank, hit.score(), TAG);
  }
}
