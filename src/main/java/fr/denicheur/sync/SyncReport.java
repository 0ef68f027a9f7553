package fr.denicheur.sync;

import fr.denicheur.reading.Problem;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param files how many files are postings
 * @param added how many postings the engine did not know
 * @param changed how many it knew otherwise
 * @param removed how many have no readable file any more
 * @param unchanged how many it knew as they are
 * @param kept how many have no file but are kept, because too many vanished at once or a folder
 *     cannot be read
 * @param unsettled how many files were not read because somebody was writing to them
 * @param problems the problems of all files that this process has read, by path and line; for those
 *     of files that it never had to read ask {@link Synchronizer#problems}
 * @param problemCount how many problems there are, those of files that it never had to read too
 * @param took how long it took
 */
public record SyncReport(
    int files,
    int added,
    int changed,
    int removed,
    int unchanged,
    int kept,
    int unsettled,
    List<Problem> problems,
    int problemCount,
    Duration took) {
  public SyncReport {
    problems = List.copyOf(problems);
  }

  /** Whether the engine holds something else than before. */
  public boolean hasChanges() {
    return added + changed + removed > 0;
  }
}
