package fr.denicheur.cli;

import fr.denicheur.http.AskedQuestions;
import fr.denicheur.http.AskedQuestions.Asked;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code denicheur report}: prints the most frequent questions, and those that find nothing. */
@Command(
    name = "report",
    sortOptions = false,
    description = "Show the most frequent questions, and those that find nothing.",
    footer = {
      "",
      "A server counts questions and keeps the counts beside its index; what was asked fewer than",
      "five times is neither kept nor shown, nor is who asked.",
      "",
      "Examples:",
      "  denicheur report",
      "  denicheur report --size 100"
    })
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "Questions of each kind to show (default: 20).")
  private int size;

  @Mixin private final SharedOptions shared;

  ReportCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (size < 1) {
      throw shared.wrong("--size must be at least 1; got " + size);
    }
    if (!Files.isDirectory(shared.index())) {
      throw new EnvironmentException(
          "there is no index " + shared.index() + "; name another with --index");
    }
    AskedQuestions asked = AskedQuestions.in(shared.index());
    Terminal terminal = shared.terminal();
    print(terminal, "Questions les plus fréquentes", asked.frequent(), Asked::asked);
    terminal.print("");
    print(terminal, "Questions sans réponse", asked.unanswered(), Asked::empty);
    return ExitCode.OK;
  }

  private void print(
      Terminal terminal, String title, List<Asked> questions, ToIntFunction<Asked> count) {
    terminal.print(title + " (" + AskedQuestions.LEAST + " fois ou plus) :");
    if (questions.isEmpty()) {
      terminal.print("  aucune");
    }
    questions.stream()
        .limit(size)
        .forEach(
            asked -> terminal.print("  " + count.applyAsInt(asked) + " fois  " + asked.question()));
  }
}
