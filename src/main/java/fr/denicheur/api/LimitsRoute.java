package fr.denicheur.api;

import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.sync.VanishingGuard;
import fr.denicheur.sync.WritableId;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /api/v1/limits}: every limit of the service, by name. */
final class LimitsRoute {
  private LimitsRoute() {}

  static Route route(Map<String, Long> serverLimits) {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("queryCharacters", (long) QuestionParser.MAX_CHARACTERS);
    all.put("queryTerms", (long) QuestionParser.MAX_CLAUSES);
    all.put("questionMillis", Api.TIME_LIMIT.toMillis());
    all.put("filterValues", (long) Filter.MAX_VALUES);
    all.put("pageSize", (long) Page.MAX_SIZE);
    all.put("pageWindow", (long) Page.MAX_WINDOW);
    all.put("exportSize", (long) ExportRoute.MAX_SIZE);
    all.put("exportBytes", (long) ExportRoute.ENOUGH_BYTES);
    all.put("facetValues", (long) ApiJson.MAX_FACET_VALUES);
    all.put("facetSize", (long) FacetRoute.MAX_SIZE);
    all.put("searchesAtOnce", (long) SearchesRoute.MAX_SEARCHES);
    all.put("searchesBytes", (long) SearchesRoute.MAX_BYTES);
    all.put("similarSize", (long) Page.MAX_SIZE);
    all.put("suggestCharacters", (long) SuggestQuery.MAX_LENGTH);
    all.put("suggestSize", (long) SuggestQuery.MAX_SIZE);
    all.put("fileBytes", (long) PostingReader.MAX_FILE_BYTES);
    all.put("frontMatterCharacters", (long) PostingReader.MAX_FRONT_MATTER);
    all.put("frontMatterDepth", (long) PostingReader.MAX_DEPTH);
    all.put("listItems", (long) PostingReader.MAX_ITEMS);
    all.put("listItemCharacters", (long) PostingReader.MAX_ITEM);
    all.put("titleCharacters", (long) PostingReader.MAX_TITLE);
    all.put("vanishingPercent", (long) VanishingGuard.MAX_PERCENT);
    all.put("bodyBytes", (long) PostingBody.MAX_BYTES);
    all.put("draftBytes", (long) PostingReader.MAX_DRAFT_BYTES);
    all.put("writtenIdCharacters", (long) WritableId.MAX_CHARACTERS);
    all.put("concurrentWrites", (long) WriteRoute.MAX_AT_ONCE);
    all.put("waitSearchableMillis", WriteRoute.PATIENCE.toMillis());
    all.put("problemsListed", (long) Api.MAX_PROBLEMS);
    all.putAll(serverLimits);
    Answer answer = Answer.json(Map.of("limits", all)).kept(Answer.Keeping.MINUTES);
    return Route.get("/api/v1/limits", () -> answer);
  }
}
