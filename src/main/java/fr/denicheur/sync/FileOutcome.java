package fr.denicheur.sync;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.reading.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one file in a run, kept until the next run.
 *
 * @param file the file as it was when it was read
 * @param fingerprint identifies its content; {@code null} if it could not be read, so that the next
 *     run tries again
 * @param kind its effect on the engine
 * @param problems the problems of its text; {@code null} if the file was not read, because the
 *     engine holds it already
 */
record FileOutcome(
    FoundFile file,
    @Nullable Fingerprint fingerprint,
    Kind kind,
    @Nullable List<Problem> problems) {

  enum Kind {
    ADDED,
    CHANGED,
    UNCHANGED,
    /** The file was read, but is no posting, or a draft. */
    FATAL,
    /** The file cannot be read now; the posting in the engine stays. */
    LEFT,
    /** Like {@code LEFT}, because a program is writing to the file; a run reads it again soon. */
    UNSETTLED
  }

  /** Whether the engine holds the content of the file, at the latest after publication. */
  boolean isGiven() {
    return kind == Kind.ADDED || kind == Kind.CHANGED || kind == Kind.UNCHANGED;
  }

  /** Whether the file is a draft, which the engine does not get. */
  boolean isDraft() {
    return kind == Kind.FATAL && problems != null && problems.stream().noneMatch(Problem::isFatal);
  }

  /** Returns the outcome of a file that the next run reads again. */
  static FileOutcome unread(FoundFile file, Kind kind, List<Problem> problems) {
    return new FileOutcome(file, null, kind, problems);
  }

  /** Whether the engine surely holds the content of a file, so that no run need open it. */
  boolean holdsFor(FoundFile found, @Nullable Fingerprint visible, Instant now) {
    if (fingerprint == null || !file.equals(found)) {
      return false;
    }
    return kind == Kind.FATAL
        ? visible == null
        : visible != null && visible.isCurrent(fingerprint.contentHash(), now);
  }

  /** Returns the number of problems, even if this process has not read them. */
  int problemCount() {
    int whenItWasRead = fingerprint == null ? 0 : fingerprint.problems();
    return problems == null ? whenItWasRead : problems.size();
  }

  /** Returns the outcome for a later run in which the file is the same. */
  FileOutcome again() {
    Kind now = kind == Kind.FATAL ? Kind.FATAL : Kind.UNCHANGED;
    return new FileOutcome(file, fingerprint, now, problems);
  }

  FileOutcome withProblems(List<Problem> found) {
    return new FileOutcome(file, fingerprint, kind, found);
  }
}
