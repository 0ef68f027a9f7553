package fr.denicheur.api;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.MarkdownText;
import fr.denicheur.web.Answer;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Precondition;
import fr.denicheur.web.Route;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/v1/postings/{id}}: one posting, whole.
 *
 * <p>An id may hold slashes, so its path goes on to the end. A posting in a file {@code similar.md}
 * of a folder is reached by encoding a letter of that word: {@code …/s%69milar}.
 */
record PostingRoute(SearchEngine engine) {
  Route route() {
    return Route.get(
        "/api/v1/postings/<id>",
        List.of(),
        (context, none) -> {
          PostingId id = PostingAddress.in(context);
          return () -> answer(id);
        });
  }

  /**
   * Asks for the version first: if the posting changes in between, an editor who replaces what this
   * answer shows is refused, rather than the change lost.
   */
  private Answer answer(PostingId id) {
    Optional<Fingerprint> version = engine.fingerprint(id);
    Posting posting = engine.find(id).orElseThrow(() -> PostingAddress.unknown(id));
    String html = MarkdownText.of(posting.markdown()).html();
    Answer answer = Answer.json(PostingJson.of(posting, engine.reposts(id), html));
    return version
        .map(known -> answer.showing(Precondition.version(known.contentHash())))
        .orElse(answer);
  }
}
