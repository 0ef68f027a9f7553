package fr.denicheur.sync;

import fr.denicheur.reading.Problem;
import java.util.List;

/** The outcome of writing or removing a posting's file. */
public sealed interface WriteOutcome {

  /**
   * The file is on disk and survives a crash of the process or the machine.
   *
   * @param isNew whether no file was there before
   * @param hash the SHA-256 of the content
   * @param problems those that do not keep it from being found
   */
  record Stored(boolean isNew, String hash, List<Problem> problems) implements WriteOutcome {
    public Stored {
      problems = List.copyOf(problems);
    }
  }

  /** The file is gone. */
  record Removed() implements WriteOutcome {}

  /** There is no such file. */
  record Missing() implements WriteOutcome {}

  /** The caller's condition does not hold, because another client changed the file. */
  record Unmet() implements WriteOutcome {}

  /**
   * Another file has this id.
   *
   * @param name its name
   */
  record Taken(String name) implements WriteOutcome {}

  /**
   * Another file has a name that differs only in upper and lower case.
   *
   * @param name its name
   */
  record Resembling(String name) implements WriteOutcome {}

  /**
   * The content is no posting.
   *
   * @param problems the reason, and all other problems
   */
  record Unreadable(List<Problem> problems) implements WriteOutcome {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }
}
