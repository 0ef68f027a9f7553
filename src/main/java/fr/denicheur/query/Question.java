package fr.denicheur.query;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A typed text, cut into clauses by {@link QuestionParser#parse}.
 *
 * @param written the text as typed, without invisible characters and surrounding spaces
 * @param clauses its parts in order; empty if the text has no letter and no digit, which asks for
 *     all postings
 * @param truncated whether pieces beyond {@link QuestionParser#MAX_CLAUSES} were left out
 */
public record Question(String written, List<Clause> clauses, boolean truncated) {
  private static final Pattern SPACES = Pattern.compile(" +");

  /** Signs that are left alone when a part is gone. */
  private static final Pattern STRAY =
      Pattern.compile("^[ ,;/]+|\\( *\\) ?|(?<=\\()[ ,;/]+|[ ,;/]+(?=\\))| (?=[,;])");

  /** What joined a part that is gone to the next: at the beginning, in brackets, before a sign. */
  private static final Pattern JOINT =
      Pattern.compile("(?iu:(?<=^|[(,;]) *\\n[ ,;/]*(?:et|ou|mais)(?![\\p{L}\\p{N}]) *)");

  /** Signs before a part, and the small words that tie it to what stands before. */
  private static final String TIE =
      "(?iu:[ ,;/]*)(?<![\\p{L}\\p{N}]|(?<![^ ])-)(?iu:(?:(?:en|à|a|au|de|sur|pour|avec|une?|et|ou|mais) +|d['’])*)";

  public Question {
    clauses = List.copyOf(clauses);
  }

  /** Returns the free words, as typed; one line for each stretch of them. */
  public String free() {
    return QuestionParser.keeping(Clause::isFree, written);
  }

  /** Returns the free and the excluded words, as typed, with what excludes them; likewise. */
  public String words() {
    return QuestionParser.keeping(Clause::isWord, written);
  }

  /** Whether it only excludes. */
  public boolean isExclusion() {
    return !clauses.isEmpty() && clauses.stream().allMatch(Clause::excluded);
  }

  /**
   * Returns this question without a part of its {@link #words}, wherever it stands as whole words,
   * and without the small words that only tie it to the rest: {@code développeur à temps partiel}
   * without {@code temps partiel} is {@code développeur}.
   */
  public Question without(String part) {
    String words = SPACES.splitAsStream(part.strip()).map(Pattern::quote).collect(joining(" +"));
    Pattern tied = Pattern.compile(TIE + words + "(?![\\p{L}\\p{N}])/?");
    StringBuilder left = new StringBuilder(written);
    tied.matcher(words()).results().toList().reversed().stream()
        .forEach(found -> left.replace(found.start(), found.end(), "\n"));
    if (left.toString().equals(written)) {
      return this;
    }
    String joined = JOINT.matcher(left).replaceAll("").replace('\n', ' ');
    String plain = SPACES.matcher(joined).replaceAll(" ");
    return QuestionParser.parse(STRAY.matcher(plain).replaceAll(""));
  }

  /** Whether the text ends with a letter or digit of a free word. */
  public boolean endsInWord() {
    if (clauses.isEmpty() || truncated) {
      return false;
    }
    Clause last = clauses.getLast();
    return last.isFree()
        && written.endsWith(last.text())
        && Character.isLetterOrDigit(written.codePointBefore(written.length()));
  }
}
