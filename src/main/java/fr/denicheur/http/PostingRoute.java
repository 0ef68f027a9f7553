package fr.denicheur.http;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.MarkdownText;
import io.javalin.http.Context;
import java.util.List;

/**
 * {@code GET /api/v1/postings/{id}}: one posting, whole.
 *
 * <p>An id may hold slashes, so its path goes on to the end. A posting in a file {@code similar.md}
 * of a folder is reached by encoding a letter of that word: {@code …/s%69milar}.
 */
final class PostingRoute {
  private final SearchEngine engine;
  private final Admission admission;

  PostingRoute(SearchEngine engine, Admission admission) {
    this.engine = engine;
    this.admission = admission;
  }

  Route route() {
    return Route.get("/api/v1/postings/<id>", List.of(), this::answer);
  }

  private Answer answer(Context context, Parameters parameters) {
    PostingId id = PostingAddress.in(context);
    return admission.admit(() -> find(id));
  }

  private Answer find(PostingId id) {
    FoundPosting found = engine.find(id).orElseThrow(() -> PostingAddress.unknown(id));
    String html = MarkdownText.of(found.posting().markdown()).html();
    return Answer.json(PostingJson.of(found.posting(), found.reposts(), html))
        .showing(Precondition.version(found.version().contentHash()));
  }
}
