package fr.denicheur.http;

import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.result.Hits;
import fr.denicheur.sync.VanishingGuard;
import fr.denicheur.sync.WritableId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /api/v1/limits}: how much of everything is taken, by name. */
final class LimitsRoute {
  private LimitsRoute() {}

  /** The limits, as they go over the wire; a name ends with what is counted. */
  record LimitsJson(Map<String, Long> limits) {}

  static Route route(HttpSettings settings) {
    Answer answer = Answer.json(new LimitsJson(all(settings))).kept(Answer.Keeping.MINUTES);
    return Route.get("/api/v1/limits", List.of(), (context, none) -> answer);
  }

  private static Map<String, Long> all(HttpSettings settings) {
    Map<String, Long> all = new LinkedHashMap<>();
    addQuestions(all);
    addPostings(all);
    addWriting(all);
    addServer(all, settings.limits());
    addClient(all, settings.front());
    return all;
  }

  private static void addQuestions(Map<String, Long> all) {
    all.put("queryCharacters", (long) QuestionParser.MAX_CHARACTERS);
    all.put("queryTerms", (long) QuestionParser.MAX_CLAUSES);
    all.put("questionMillis", HttpSettings.TIME_LIMIT.toMillis());
    all.put("filterValues", (long) Filter.MAX_VALUES);
    all.put("pageSize", (long) Page.MAX_SIZE);
    all.put("pageWindow", (long) Page.MAX_WINDOW);
    all.put("facetValues", (long) Hits.MAX_FACET_VALUES);
    all.put("similarSize", (long) Page.MAX_SIZE);
    all.put("suggestCharacters", (long) SuggestQuery.MAX_LENGTH);
    all.put("suggestSize", (long) SuggestQuery.MAX_SIZE);
  }

  private static void addPostings(Map<String, Long> all) {
    all.put("fileBytes", (long) PostingReader.MAX_FILE_BYTES);
    all.put("frontMatterCharacters", (long) PostingReader.MAX_FRONT_MATTER);
    all.put("frontMatterDepth", (long) PostingReader.MAX_DEPTH);
    all.put("listItems", (long) PostingReader.MAX_ITEMS);
    all.put("listItemCharacters", (long) PostingReader.MAX_ITEM);
    all.put("titleCharacters", (long) PostingReader.MAX_TITLE);
    all.put("vanishingPercent", (long) VanishingGuard.MAX_PERCENT);
  }

  private static void addWriting(Map<String, Long> all) {
    all.put("bodyBytes", (long) PostingBody.MAX_BYTES);
    all.put("formFieldBytes", (long) FormBody.MAX_FIELD);
    all.put("writtenIdCharacters", (long) WritableId.MAX_CHARACTERS);
    all.put("concurrentWrites", (long) WriteRoute.MAX_AT_ONCE);
    all.put("waitSearchableMillis", WriteRoute.PATIENCE.toMillis());
    all.put("refusedTokensPerMinute", (long) FailedTries.MAX_A_MINUTE);
    all.put("problemsListed", (long) ProblemsRoute.MAX_LISTED);
  }

  private static void addServer(Map<String, Long> all, HttpSettings.Limits limits) {
    all.put("headBytes", (long) JettySetup.MAX_HEAD);
    all.put("connections", (long) limits.connections());
    all.put("idleMillis", limits.idle().toMillis());
    all.put("exchangeMillis", SlowCallers.exchange(limits.idle()).toMillis());
    all.put("concurrentBodies", (long) RequestBody.MAX_AT_ONCE);
    all.put("concurrentQuestions", (long) limits.running());
    all.put("waitingQuestions", (long) limits.waiting());
    all.put("waitingMillis", limits.patience().toMillis());
    all.put("stopMillis", limits.stop().toMillis());
  }

  /** Where clients may ask as often as they like, nothing is said of it. */
  private static void addClient(Map<String, Long> all, Front front) {
    if (front.perMinute() > 0) {
      all.put("requestsPerMinute", (long) front.perMinute());
    }
  }
}
