package fr.denicheur.reading;

import fr.denicheur.posting.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a file.
 *
 * @param posting the posting; empty if a problem is fatal, or if it is a draft
 * @param problems the problems of the file, in the order of its lines; advice comes last
 * @param validUntil the moment at which a date in the file opens, closes or dates the posting, so
 *     that it must be read again; {@code null} if there is none
 */
public record ReadPosting(
    Optional<Posting> posting, List<Problem> problems, @Nullable Instant validUntil) {
  public ReadPosting {
    problems = List.copyOf(problems);
  }

  /** Whether the author does not publish the posting yet; then there is none. */
  public boolean isDraft() {
    return posting.isEmpty() && problems.stream().noneMatch(Problem::isFatal);
  }

  /** Returns the same without the problems that are only advice. */
  public ReadPosting withoutAdvice() {
    List<Problem> wrong = problems.stream().filter(problem -> !problem.isAdvice()).toList();
    return new ReadPosting(posting, wrong, validUntil);
  }

  /**
   * Whether the file may be half written: it ends in its front matter, or it cannot be read, for
   * example because it ends in the middle of a character.
   */
  public boolean isBrokenOff() {
    return (posting.isEmpty() && !isDraft())
        || problems.stream()
            .anyMatch(problem -> problem.rule().equals(Rule.FRONT_MATTER_NOT_CLOSED.id()));
  }
}
