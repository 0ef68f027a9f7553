package fr.denicheur.cli;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.relevance.TabbedLine;
import fr.denicheur.result.Hit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Answers a file of queries and writes the answers as a TREC run, for measurements.
 *
 * <p>A query is a line {@code qid<TAB>words}; further columns are ignored. A line of the run is
 * {@code qid Q0 id rank score tag}. An id may contain spaces: it is everything between the second
 * field and the last three.
 */
final class RunFile {
  /** Postings for each query; recall@50 needs as many. */
  private static final int DEPTH = 50;

  private static final String TAG = "denicheur";

  private RunFile() {}

  /**
   * Writes a run.
   *
   * @return how many queries were answered
   * @throws EnvironmentException if the run cannot be written
   * @throws fr.denicheur.relevance.UnusableJudgmentsException if the queries cannot be read, or a
   *     line is not a query
   */
  static int write(SearchEngine engine, QueryOptions options, Path queries, Path run) {
    List<TabbedLine> lines = TabbedLine.read(queries);
    try (BufferedWriter out = Files.newBufferedWriter(run)) {
      for (TabbedLine line : lines) {
        int rank = 0;
        for (Hit hit : engine.search(query(line, options)).hits()) {
          out.write(line(line.column(0), hit, ++rank));
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException("cannot write the run " + run + ": " + e, e);
    }
    return lines.size();
  }

  private static SearchQuery query(TabbedLine line, QueryOptions options) {
    if (line.columns().size() < 2 || line.column(0).isEmpty()) {
      throw line.wrong("an id, a tab and words");
    }
    try {
      return options.rank(line.column(1), DEPTH);
    } catch (InvalidQueryException e) {
      throw line.wrong(e);
    }
  }

  private static String line(String query, Hit hit, int rank) {
    return String.format(
        Locale.ROOT, "%s Q0 %s %d %.6f %s%n", query, hit.id(), rank, hit.score(), TAG);
  }
}
