package fr.denicheur.api;

import fr.denicheur.reading.Problem;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Route;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code GET /api/v1/problems}: the problems of the posting files.
 *
 * @param found all of them, by path and line
 */
record ProblemsRoute(Supplier<List<Problem>> found) {
  /** As many as a person can read on a page; who mends these sees the next. */
  static final int MAX_LISTED = 1_000;

  /**
   * The problems, as they go over the wire.
   *
   * @param total how many problems there are
   * @param problems the first {@value #MAX_LISTED} of them
   */
  record ProblemsJson(int total, List<FileProblemJson> problems) {}

  Route route() {
    return Route.get("/api/v1/problems", this::answer).to(Audience.EDITORS);
  }

  private Answer answer() {
    List<Problem> all = found.get();
    List<Problem> first = all.subList(0, Math.min(all.size(), MAX_LISTED));
    return Answer.json(new ProblemsJson(all.size(), FileProblemJson.of(first)))
        .kept(Answer.Keeping.NEVER);
  }
}
