package fr.denicheur.sync;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The problems of all posting files, found by reading every file, without an engine.
 *
 * @param files the number of files
 * @param postings the number of files that can be read as postings
 * @param problems by path and line
 */
public record ProblemCheck(int files, int postings, List<Problem> problems) {
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::path)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::rule);

  public ProblemCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Reads all files of some folders, with all cores.
   *
   * @param sources hold the postings
   * @param families finds the trade of a role
   * @param clock gives the current day, which decides whether a posting is open
   */
  public static ProblemCheck of(Sources sources, RoleFamilies families, Clock clock) {
    FolderScan scan = FolderScan.of(sources);
    PostingReader reader = new PostingReader(families, clock);
    List<ReadPosting> read = scan.files().parallelStream().map(file -> read(file, reader)).toList();
    List<Problem> problems = new ArrayList<>(scan.problems());
    read.forEach(posting -> problems.addAll(posting.problems()));
    problems.sort(BY_PLACE);
    int postings = (int) read.stream().filter(posting -> posting.posting().isPresent()).count();
    return new ProblemCheck(read.size(), postings, problems);
  }

  /** Whether one of the problems keeps a posting from being found. */
  public boolean isAnyFatal() {
    return problems.stream().anyMatch(Problem::isFatal);
  }

  private static ReadPosting read(FoundFile file, PostingReader reader) {
    try {
      return FileContent.of(file.file())
          .map(content -> file.read(reader, content))
          .orElseGet(() -> unread(Rule.FILE_CHANGING.ofFile(file.shown())));
    } catch (IOException e) {
      return unread(file.unreadable(e));
    }
  }

  private static ReadPosting unread(Problem problem) {
    return new ReadPosting(Optional.empty(), List.of(problem), null);
  }
}
