package fr.denicheur.sync;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
          .thenComparing(Problem::isAdvice)
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
    ProblemCheck files = of(read);
    return new ProblemCheck(
        files.files(),
        files.postings(),
        Stream.concat(scan.problems().stream(), files.problems().stream())
            .sorted(BY_PLACE)
            .toList());
  }

  /**
   * Reads some files and all files of some folders, and lists those that are missing.
   *
   * @param places as problems show them
   * @param base the folder that they are relative to
   */
  public static ProblemCheck ofFiles(
      List<Path> places, Path base, RoleFamilies families, Clock clock) {
    PostingReader reader = new PostingReader(families, clock);
    List<ProblemCheck> parts =
        places.stream()
            .map(place ->
                Files.isDirectory(base.resolve(place))
                    ? of(Sources.of(List.of(base.resolve(place))), families, clock)
                    : of(List.of(read(base.resolve(place), place.toString(), reader))))
            .toList();
    return new ProblemCheck(
        parts.stream().mapToInt(ProblemCheck::files).sum(),
        parts.stream().mapToInt(ProblemCheck::postings).sum(),
        parts.stream().flatMap(part -> part.problems().stream()).sorted(BY_PLACE).toList());
  }

  private static ProblemCheck of(List<ReadPosting> read) {
    int postings = (int) read.stream().filter(posting -> posting.posting().isPresent()).count();
    List<Problem> problems =
        read.stream().flatMap(posting -> posting.problems().stream()).sorted(BY_PLACE).toList();
    return new ProblemCheck(read.size(), postings, problems);
  }

  private static ReadPosting read(Path file, String shown, PostingReader reader) {
    String name = FolderWalk.name(file);
    try {
      Path real = file.toRealPath();
      PostingId id =
          FileIds.id(PostingNames.withoutExtension(name))
              .orElseThrow(() -> new InvalidPathException(name, "no name of a posting"));
      return read(new FoundFile(id, real, shown, FileStamp.of(real)), reader);
    } catch (NoSuchFileException e) {
      return unread(Rule.FILE_UNREADABLE.ofFile(shown, "il n'existe pas"));
    } catch (IOException | InvalidPathException e) {
      return unread(Rule.FILE_UNREADABLE.ofFile(shown, e.getClass().getSimpleName()));
    }
  }

  /** Returns how many files are drafts. */
  public long drafts() {
    return problems.stream().filter(problem -> problem.rule().equals(Rule.DRAFT.id())).count();
  }

  /** Whether one of the problems is more than advice. */
  public boolean isAnyWrong() {
    return problems.stream().anyMatch(problem -> !problem.isAdvice());
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
