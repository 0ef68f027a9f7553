package fr.denicheur.api;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.MarkdownText;
import fr.denicheur.web.Answer;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Precondition;
import fr.denicheur.web.Route;
import java.util.List;

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

  private Answer answer(PostingId id) {
    FoundPosting found = engine.find(id).orElseThrow(() -> PostingAddress.unknown(id));
    String html = MarkdownText.of(found.posting().markdown()).html();
    return Answer.json(ApiJson.posting(found.posting(), found.reposts(), html))
        .showing(Precondition.version(found.version().contentHash()));
  }
}
