package fr.denicheur.exchange;

import fr.denicheur.reading.Problem;
import java.util.List;

/**
 * What became of the rows of a file: each is created, replaced, unchanged or refused.
 *
 * @param created rows whose file is new
 * @param replaced rows whose file had another content
 * @param unchanged rows whose file was there already; it was not touched
 * @param refused how many rows were refused
 * @param others values that are no postings, such as a {@code WebSite} beside a {@code JobPosting}
 * @param encoding the encoding the file was read in, such as {@code UTF-8}
 * @param problems why rows were refused, the first {@value #MAX_PROBLEMS}
 */
public record ImportReport(
    long created,
    long replaced,
    long unchanged,
    long refused,
    long others,
    String encoding,
    List<Problem> problems) {
  /** Refusals that are listed. A person corrects these and sees the next ones. */
  public static final int MAX_PROBLEMS = 1_000;

  public ImportReport {
    problems = List.copyOf(problems);
  }

  /** How many rows there are in all. */
  public long rows() {
    return created + replaced + unchanged + refused;
  }
}
