package fr.denicheur.sync;

import fr.denicheur.reading.Problem;
import fr.denicheur.sync.FileOutcome.Kind;
import java.time.Duration;
import java.util.List;

/**
 * The result of one run of a {@link Synchronizer}; most components are numbers of postings.
 *
 * @param files the number of files
 * @param added new to the engine
 * @param changed held by the engine in another version before
 * @param removed without a readable file
 * @param unchanged held by the engine in this version before
 * @param kept without a file, but kept because too many vanished at once or a folder cannot be read
 * @param unsettled not read because a program was writing to the file
 * @param problems the problems of all files that this process has read, by path and line; {@link
 *     Synchronizer#problems} returns those of all files
 * @param problemCount the number of problems of all files
 * @param took the duration of the run
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

  /**
   * Returns the report of a run.
   *
   * @param all the outcomes of all files after the run
   * @param looked those that it made
   */
  static SyncReport of(
      FileOutcomes all,
      FileOutcomes looked,
      int removed,
      int kept,
      List<Problem> ofFolders,
      Duration took) {
    int added = looked.count(Kind.ADDED);
    int changed = looked.count(Kind.CHANGED);
    int given = (int) all.all().filter(FileOutcome::isGiven).count();
    return new SyncReport(
        all.size(),
        added,
        changed,
        removed,
        given - added - changed,
        kept,
        all.count(Kind.UNSETTLED),
        all.problemsWith(ofFolders),
        ofFolders.size() + all.problemCount(),
        took);
  }
}
