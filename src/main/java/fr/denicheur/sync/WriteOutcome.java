package fr.denicheur.sync;

import fr.denicheur.reading.Problem;
import java.util.List;

/** What came of writing or removing a posting's file. */
public sealed interface WriteOutcome {

  /**
   * The file is on disk, and stays there whatever happens to the process or the machine.
   *
   * @param isNew whether there was none before
   * @param hash tells this content from any other
   * @param problems what is wrong with it all the same
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

  /** The file is not, or is no longer, what the caller takes it for. */
  record Unmet() implements WriteOutcome {}

  /**
   * Another file has this id.
   *
   * @param name the name of that file
   */
  record Taken(String name) implements WriteOutcome {}

  /**
   * Another file has this name but for upper and lower case.
   *
   * @param name the name of that file
   */
  record Resembling(String name) implements WriteOutcome {}

  /**
   * The content is no posting.
   *
   * @param problems why, and what else is wrong
   */
  record Unreadable(List<Problem> problems) implements WriteOutcome {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }
}
