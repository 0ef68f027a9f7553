package fr.denicheur.http;

import fr.denicheur.reading.Problem;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /api/v1/problems}: what is wrong with the files of postings. */
final class ProblemsRoute {
  static final String PATH = "/api/v1/problems";

  /** A page a person can read; who mends these sees the next. */
  static final int MAX_LISTED = 1_000;

  private final Supplier<List<Problem>> problems;

  ProblemsRoute(Supplier<List<Problem>> problems) {
    this.problems = problems;
  }

  /**
   * What is wrong, as it goes over the wire.
   *
   * @param total how many problems there are
   * @param problems the first of them, by path and line, at most {@value #MAX_LISTED}
   */
  record ProblemsJson(int total, List<FileProblemJson> problems) {}

  Route route() {
    return new Route(
        HandlerType.GET, PATH, List.of(), Audience.EDITORS, (context, none) -> answer());
  }

  private Answer answer() {
    List<Problem> all = problems.get();
    List<Problem> first = all.subList(0, Math.min(all.size(), MAX_LISTED));
    return Answer.json(new ProblemsJson(all.size(), FileProblemJson.of(first)))
        .kept(Answer.Keeping.NEVER);
  }
}
