package fr.denicheur.cli;

import fr.denicheur.reading.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the problems of posting files in French. */
final class ProblemList {
  private static final String INDENT = "  ";
  private static final String DEEPER = "      ";

  private final Terminal terminal;

  ProblemList(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints every problem below its file, in the order of files and lines. */
  void print(List<Problem> problems) {
    Map<String, List<Problem>> byFile =
        problems.stream()
            .collect(Collectors.groupingBy(Problem::path, TreeMap::new, Collectors.toList()));
    byFile.forEach((path, ofFile) -> {
      terminal.print(terminal.in(Style.STRONG, path));
      ofFile.forEach(problem -> print(problem));
      terminal.print("");
    });
  }

  private void print(Problem problem) {
    Paragraph.ofText(place(problem) + problem.message() + received(problem))
        .printOn(terminal, INDENT + label(problem) + " ", DEEPER);
    Paragraph.ofText("→ " + problem.remedy() + " [" + problem.rule() + "]")
        .printOn(terminal, DEEPER, Style.FAINT);
  }

  private String label(Problem problem) {
    Style style =
        switch (problem.severity()) {
          case FATAL -> Style.BAD;
          case WARNING -> Style.DOUBTFUL;
          case ADVICE -> Style.FAINT;
        };
    return terminal.in(style, problem.severity().label());
  }

  private static String place(Problem problem) {
    if (problem.line() == 0) {
      return "";
    }
    String column = problem.column() == 0 ? "" : ":" + problem.column();
    return "ligne " + problem.line() + column + " : ";
  }

  private static String received(Problem problem) {
    return problem.value().isEmpty() ? "" : " (reçu : « " + problem.value() + " »)";
  }

  /** Prints how often each rule is broken, the most frequent first, and how to see the details. */
  void printByRule(List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    terminal.print(summary(problems) + " (./denicheur check les détaille) :");
    Map<String, Long> counts =
        problems.stream()
            .collect(
                Collectors.groupingBy(Problem::rule, LinkedHashMap::new, Collectors.counting()));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(rule ->
            terminal.print(
                String.format(Locale.FRENCH, "%,7d  %s", rule.getValue(), rule.getKey())));
  }

  /** Returns the number of errors, of warnings and of advice, as a phrase. */
  String summary(List<Problem> problems) {
    long fatal = problems.stream().filter(Problem::isFatal).count();
    long advice = problems.stream().filter(Problem::isAdvice).count();
    String errors = Wording.errors(fatal);
    return (fatal > 0 ? terminal.in(Style.BAD, errors) : errors)
        + ", "
        + Wording.counted(problems.size() - fatal - advice, "avertissement", "avertissements")
        + (advice == 0 ? "" : ", " + Wording.counted(advice, "conseil", "conseils"));
  }
}
