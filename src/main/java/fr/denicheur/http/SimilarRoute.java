package fr.denicheur.http;

import static java.util.stream.Collectors.joining;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.result.SimilarHit;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Postings that resemble one of the index, or a draft that is not in it. */
final class SimilarRoute {
  static final String DRAFT_PATH = "/api/v1/similar";

  static final List<String> NAMES =
      Stream.concat(Stream.of("size"), FilterParameters.NAMES.stream()).toList();

  private final SearchEngine engine;
  private final PostingReader reader;
  private final Admission admission;

  SimilarRoute(SearchEngine engine, PostingReader reader, Admission admission) {
    this.engine = engine;
    this.reader = reader;
    this.admission = admission;
  }

  /** {@code GET /api/v1/postings/{id}/similar}. */
  Route toPosting() {
    return Route.get("/api/v1/postings/<id>/similar", NAMES, this::answerPosting);
  }

  /** {@code POST /api/v1/similar}. */
  Route toDraft() {
    return Route.post(DRAFT_PATH, NAMES, this::answerDraft);
  }

  private Answer answerPosting(Context context, Parameters parameters) {
    PostingId id = PostingAddress.in(context);
    SimilarQuery query = narrowed(SimilarQuery.to(id), parameters);
    Optional<List<SimilarHit>> hits = admission.admit(() -> engine.similar(query));
    return Answer.json(SimilarJson.of(hits.orElseThrow(() -> PostingAddress.unknown(id))));
  }

  private Answer answerDraft(Context context, Parameters parameters) throws IOException {
    byte[] body = PostingBody.draft(context);
    SimilarJson similar = admission.admit(() -> similarTo(body, parameters));
    return Answer.json(similar).kept(Answer.Keeping.NEVER);
  }

  private SimilarJson similarTo(byte[] body, Parameters parameters) {
    Posting draft = draft(body);
    SimilarQuery query = narrowed(SimilarQuery.to(draft), parameters);
    return SimilarJson.of(engine.similar(query).orElse(List.of()), engine.nearDuplicates(draft));
  }

  private Posting draft(byte[] body) {
    ReadPosting read = reader.readDraft("brouillon", body);
    return read.posting().orElseThrow(() -> unreadable(read.problems()));
  }

  private static BadRequestResponse unreadable(List<Problem> problems) {
    return new BadRequestResponse(
        problems.stream().filter(Problem::isFatal).map(Problem::message).collect(joining("; ")));
  }

  private static SimilarQuery narrowed(SimilarQuery query, Parameters parameters) {
    int size = parameters.number("size", SimilarQuery.DEFAULT_SIZE);
    return query.with(FilterParameters.read(parameters), size);
  }
}
