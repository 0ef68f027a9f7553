package fr.denicheur.http;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.MarkdownText;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

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

  /**
   * The version is asked for first: should the posting change in between, a caller who replaces
   * what this answer shows is refused, rather than the change lost.
   */
  private Answer find(PostingId id) {
    Optional<Fingerprint> version = engine.fingerprint(id);
    Answer answer = Answer.json(shown(id));
    return version
        .map(known -> answer.showing(Precondition.version(known.contentHash())))
        .orElse(answer);
  }

  private PostingJson shown(PostingId id) {
    Posting posting = engine.find(id).orElseThrow(() -> PostingAddress.unknown(id));
    String html = MarkdownText.of(posting.markdown()).html();
    return PostingJson.of(posting, engine.reposts(id), html);
  }
}
