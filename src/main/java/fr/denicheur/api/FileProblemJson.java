package fr.denicheur.api;

import fr.denicheur.reading.Problem;
import java.util.List;
import java.util.Locale;

/**
 * A problem of a posting file, as it goes over the wire. A refusal is a {@link
 * fr.denicheur.web.ProblemJson}.
 *
 * @param line from 1; 0 if the whole file is meant
 * @param column from 1; 0 if the whole line is meant
 * @param severity {@code fatal} if it keeps the posting out of the index, else {@code warning}
 * @param rule a name that stays the same
 * @param value the text at fault; may be empty
 * @param message what is wrong, in French
 * @param remedy what to do about it, in French
 */
record FileProblemJson(
    String path,
    int line,
    int column,
    String severity,
    String rule,
    String value,
    String message,
    String remedy) {

  static List<FileProblemJson> of(List<Problem> problems) {
    return problems.stream().map(FileProblemJson::of).toList();
  }

  private static FileProblemJson of(Problem problem) {
    return new FileProblemJson(
        problem.path(),
        problem.line(),
        problem.column(),
        problem.severity().name().toLowerCase(Locale.ROOT),
        problem.rule(),
        problem.value(),
        problem.message(),
        problem.remedy());
  }
}
