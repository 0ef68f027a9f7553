package fr.denicheur.api;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.text.MarkdownText;
import fr.denicheur.web.Answer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Precondition;
import fr.denicheur.web.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/v1/postings/{id}}: one posting, with its whole text.
 *
 * <p>An id may contain slashes. If it ends in {@code /similar}, the client must encode a letter, as
 * in {@code …/s%69milar}, because that path belongs to {@link SimilarRoute}, unless no posting has
 * the id before it.
 *
 * @param source the address that relative links in postings are relative to
 * @param base the path below which the pages of the postings lie
 */
record PostingRoute(SearchEngine engine, Optional<URI> source, BasePath base) {
  Route route() {
    return Route.get(
        "/api/v1/postings/<id>",
        List.of(),
        (context, none) -> {
          PostingId id = PostingAddress.in(context);
          return () -> answer(id).orElseThrow(() -> PostingAddress.unknown(id));
        });
  }

  /** Returns the answer for a posting, or nothing if no posting has the id. */
  Optional<Answer> answer(PostingId id) {
    return engine.find(id).map(this::answer);
  }

  private Answer answer(FoundPosting found) {
    String html = MarkdownText.of(found.posting().markdown()).linkedFrom(source).html();
    return Answer.json(ApiJson.posting(found.posting(), found.reposts(), html, base))
        .showing(Precondition.version(found.version().contentHash()));
  }
}
