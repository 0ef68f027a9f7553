package fr.denicheur.reading;

import fr.denicheur.posting.Posting;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param posting what it says; empty where a problem is fatal
 * @param problems what is wrong with it, in the order of its lines
 * @param validUntil the day on which the same bytes begin to mean something else, because a date in
 *     them arrives; {@code null} where there is none
 */
public record ReadPosting(
    Optional<Posting> posting, List<Problem> problems, @Nullable LocalDate validUntil) {
  public ReadPosting {
    problems = List.copyOf(problems);
  }

  /**
   * Whether the file is as one may be that somebody is still writing: it ends in its front matter,
   * or cannot be read, as where it ends in the middle of a character.
   */
  public boolean isBrokenOff() {
    return posting.isEmpty() || endsInFrontMatter();
  }

  private boolean endsInFrontMatter() {
    return problems.stream()
        .anyMatch(problem -> problem.rule().equals(Rule.FRONT_MATTER_NOT_CLOSED.id()));
  }
}
