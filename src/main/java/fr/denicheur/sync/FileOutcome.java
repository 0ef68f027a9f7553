package fr.denicheur.sync;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.reading.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file in a run, kept until the next.
 *
 * @param file the file as it was when it was read
 * @param fingerprint what its content is and until when it means that; {@code null} where it could
 *     not be read, so that it is tried again
 * @param kind what it did to the engine
 * @param problems what is wrong with it; {@code null} where nobody looked, because the engine holds
 *     it already
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
    /** Read, but it is no posting. */
    FATAL,
    /** Not to be read now; whatever the engine holds stays. */
    LEFT,
    /** Like {@code LEFT}, because somebody is writing to it: worth another look soon. */
    UNSETTLED
  }

  /** Whether the engine was given what the file says. */
  boolean isGiven() {
    return kind == Kind.ADDED || kind == Kind.CHANGED || kind == Kind.UNCHANGED;
  }

  /** A file that could not be read now. */
  static FileOutcome left(FoundFile file, List<Problem> problems) {
    return new FileOutcome(file, null, Kind.LEFT, problems);
  }

  /** A file that somebody is writing to. */
  static FileOutcome unsettled(FoundFile file, List<Problem> problems) {
    return new FileOutcome(file, null, Kind.UNSETTLED, problems);
  }

  /** Whether a file need not be opened to know that the engine holds what it says. */
  boolean holdsFor(FoundFile now, @Nullable Fingerprint visible, LocalDate today) {
    if (fingerprint == null || !file.equals(now)) {
      return false;
    }
    return kind == Kind.FATAL
        ? visible == null
        : visible != null && visible.isCurrent(fingerprint.contentHash(), today);
  }

  /** The hash of what was read, where it was. */
  Optional<String> contentHash() {
    return Optional.ofNullable(fingerprint).map(Fingerprint::contentHash);
  }

  /** How many problems the file has, whether anybody knows which. */
  int problemCount() {
    int whenItWasRead = fingerprint == null ? 0 : fingerprint.problems();
    return problems == null ? whenItWasRead : problems.size();
  }

  /** The same file, met again. */
  FileOutcome again() {
    Kind now = kind == Kind.FATAL ? Kind.FATAL : Kind.UNCHANGED;
    return new FileOutcome(file, fingerprint, now, problems);
  }

  FileOutcome withProblems(List<Problem> found) {
    return new FileOutcome(file, fingerprint, kind, found);
  }
}
