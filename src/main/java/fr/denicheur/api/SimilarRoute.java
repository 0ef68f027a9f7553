package fr.denicheur.api;

import static java.util.stream.Collectors.joining;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two routes that find postings like a posting of the index, or like a draft. */
record SimilarRoute(SearchEngine engine, PostingReader reader, PostingRoute posting) {
  private static final String ENDING = "/similar";

  private static final List<String> NAMES =
      Stream.concat(Stream.of("size"), SearchParameters.FILTER.stream()).toList();

  /** {@code GET /api/v1/postings/{id}/similar}. */
  Route toPosting() {
    return Route.get("/api/v1/postings/<id>" + ENDING, NAMES, this::readPosting);
  }

  /** {@code POST /api/v1/similar}. */
  Route toDraft() {
    return Route.post("/api/v1/similar", NAMES, this::readDraft);
  }

  private Supplier<Answer> readPosting(Context context, Parameters parameters) {
    PostingId id = PostingAddress.in(context);
    SimilarQuery query = narrowed(SimilarQuery.to(id), parameters);
    return () ->
        engine
            .similar(query)
            .map(similar -> Answer.json(ApiJson.similar(similar, posting.base())))
            .or(() -> posting(id))
            .orElseThrow(() -> PostingAddress.unknown(id));
  }

  /** Returns the posting whose id is the rest of the path, if there is one. */
  private Optional<Answer> posting(PostingId id) {
    boolean isTooLong =
        id.value().getBytes(StandardCharsets.UTF_8).length + ENDING.length() > PostingId.MAX_BYTES;
    return isTooLong ? Optional.empty() : posting.answer(new PostingId(id.value() + ENDING));
  }

  /** Parses the draft during the work, in its turn, because parsing takes processor time. */
  private Supplier<Answer> readDraft(Context context, Parameters parameters) throws IOException {
    byte[] body = PostingBody.draft(context);
    return () -> answer(draft(body), parameters).kept(Answer.Keeping.NEVER);
  }

  private Answer answer(Posting draft, Parameters parameters) {
    SimilarQuery query = narrowed(SimilarQuery.to(draft), parameters);
    return Answer.json(
        ApiJson.similar(
            engine.similar(query).orElse(List.of()), engine.nearDuplicates(draft), posting.base()));
  }

  private Posting draft(byte[] body) {
    ReadPosting read = reader.readDraft("brouillon", body);
    Stream<String> fatal = read.problems().stream().filter(Problem::isFatal).map(Problem::message);
    return read.posting().orElseThrow(() -> new BadRequestResponse(fatal.collect(joining("; "))));
  }

  private static SimilarQuery narrowed(SimilarQuery query, Parameters parameters) {
    int size = parameters.number("size", SimilarQuery.DEFAULT_SIZE);
    return query.with(SearchParameters.filter(parameters), size);
  }
}
