package fr.denicheur.sync;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
   * Reads some files and all files of some folders, and lists those that are missing. A file that a
   * scan of its folder of postings would not read is listed with the reason.
   *
   * @param sources the folders of postings; for other files their own folder is one
   * @param places as problems show them
   * @param base the folder that they are relative to
   */
  public static ProblemCheck ofFiles(
      Sources sources, List<Path> places, Path base, RoleFamilies families, Clock clock) {
    PostingReader reader = new PostingReader(families, clock);
    List<ProblemCheck> parts =
        places.stream()
            .map(place ->
                Files.isDirectory(base.resolve(place))
                    ? of(Sources.of(List.of(base.resolve(place))), families, clock)
                    : of(List.of(read(sources, base.resolve(place), place.toString(), reader))))
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

  private static ReadPosting read(Sources sources, Path file, String shown, PostingReader reader) {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return unread(Rule.FILE_UNREADABLE.ofFile(shown, "il n'existe pas"));
      }
      return switch (FolderWalk.sighting(sources, file)) {
        case Sighting.File found -> read(found, shown, reader);
        case Sighting.Obstacle obstacle -> unread(obstacle.problem().ofFile(shown));
        case null, default -> unread(Rule.PASSED_OVER.ofFile(shown));
      };
    } catch (IOException e) {
      return unread(Rule.FILE_UNREADABLE.ofFile(shown, e.getClass().getSimpleName()));
    }
  }

  private static ReadPosting read(Sighting.File found, String shown, PostingReader reader) {
    List<Problem> refused = new ArrayList<>();
    FileIds ids = new FileIds(refused::add);
    ids.give(List.of(found));
    return ids.files().stream()
        .findFirst()
        .map(file -> read(new FoundFile(file.id(), file.file(), shown, file.stamp()), reader))
        .orElseGet(() -> unread(refused.getFirst().ofFile(shown)));
  }

  /** Returns the same with further problems. */
  public ProblemCheck and(List<Problem> more) {
    return new ProblemCheck(
        files, postings, Stream.concat(problems.stream(), more.stream()).sorted(BY_PLACE).toList());
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
