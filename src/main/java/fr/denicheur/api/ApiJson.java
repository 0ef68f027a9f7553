package fr.denicheur.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Page;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.reading.Problem;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import fr.denicheur.result.Understood;
import fr.denicheur.sync.ProblemCheck;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Explanations;
import fr.denicheur.web.FacetChoice;
import fr.denicheur.web.PostingAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of the API as JSON.
 *
 * <p>The names, order and form of the fields are a contract with programs: they stay when the code
 * changes. {@code openapi.json} describes each field, and golden files hold whole answers.
 */
public final class ApiJson {
  /** The most values of a facet in an answer, besides the selected ones; periods are all in it. */
  static final int MAX_FACET_VALUES = 100;

  private ApiJson() {}

  /**
   * Returns the answer of {@code GET /api/v1/search}.
   *
   * @param base the path below which the pages of the postings lie
   */
  public static ObjectNode search(SearchQuery query, Hits hits, BasePath base) {
    Page page = query.page();
    Explanations explanations = new Explanations(query, hits);
    return object()
        .put("query", query.question().written())
        .put("total", hits.total())
        .put("related", hits.related())
        .put("page", page.number())
        .put("size", page.size())
        .put("pages", page.size() == 0 ? 0 : Math.ceilDiv(hits.total(), page.size()))
        .put("tookMs", milliseconds(hits.took()))
        .put("partial", hits.partial())
        .<ObjectNode>setAll(understood(query, hits.understood()))
        .putPOJO("hits", list(hits.hits(), hit -> hit(hit, explanations.of(hit), base)))
        .putPOJO("facets", facets(hits.facets()));
  }

  /** Returns the answer of {@code GET /api/v1/postings/{id}/similar}. */
  public static ObjectNode similar(List<SimilarHit> similar, BasePath base) {
    return object()
        .putPOJO(
            "hits",
            list(similar, one -> hit(one.hit(), List.of(), base).putPOJO("shared", one.shared())));
  }

  /** Returns the answer of {@code POST /api/v1/similar}: adds the near-duplicates of the draft. */
  public static ObjectNode similar(
      List<SimilarHit> similar, List<Hit> nearDuplicates, BasePath base) {
    return similar(similar, base)
        .putPOJO("nearDuplicates", list(nearDuplicates, hit -> hit(hit, List.of(), base)));
  }

  /**
   * Returns a whole posting.
   *
   * @param reposts its near-duplicates, newest first
   * @param html its text as sanitised HTML
   * @param base the path below which the pages of the postings lie
   */
  static ObjectNode posting(Posting posting, List<Summary> reposts, String html, BasePath base) {
    PostingDetails details = posting.details();
    return summary(posting.summary(), base)
        .putPOJO("alsoPublished", ids(reposts))
        .putPOJO("roles", List.of(posting.role()))
        .put("contact", details.contact())
        .putPOJO("domaines", details.domains())
        .put("friend", details.friend())
        .put("externalUrl", details.externalUrl())
        .putPOJO("others", details.others())
        .putPOJO("facts", list(posting.conditions().all(), ApiJson::fact))
        .put("text", posting.text())
        .put("html", html);
  }

  /**
   * Returns the answer of {@code GET /api/v1/facets/{facet}}.
   *
   * @param size at most so many of the values, besides the selected ones
   */
  static ObjectNode values(Facet facet, List<FacetChoice> values, int size) {
    return object()
        .put("facet", facet.id())
        .put("total", values.size())
        .putPOJO("values", first(values, size));
  }

  static ObjectNode suggestions(List<Suggestion> suggestions) {
    return object()
        .putPOJO(
            "suggestions",
            list(
                suggestions,
                suggestion ->
                    object()
                        .put("text", suggestion.text())
                        .put("kind", suggestion.kind().id())
                        .put("value", suggestion.value())
                        .put("count", suggestion.count())));
  }

  /** Returns all problems of some files and how many files they are. */
  public static ObjectNode checked(ProblemCheck checked) {
    return object()
        .put("files", checked.files())
        .put("postings", checked.postings())
        .put("drafts", checked.drafts())
        .put("total", checked.problems().size())
        .putPOJO("problems", problems(checked.problems()));
  }

  static List<ObjectNode> problems(List<Problem> problems) {
    return list(
        problems,
        problem ->
            object()
                .put("path", problem.path())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("rule", problem.rule())
                .put("value", problem.value())
                .put("message", problem.message())
                .put("remedy", problem.remedy()));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode summary(Summary posting, BasePath base) {
    LocalDate date = posting.date();
    return object()
        .put("id", posting.id().value())
        .put("title", posting.title())
        .putPOJO("role", labelled(posting.family().id(), posting.family().label()))
        .putPOJO(
            "startup",
            posting.startup() == null
                ? null
                : labelled(posting.startup().slug(), posting.startup().label()))
        .put("open", posting.open())
        .put("junior", posting.junior())
        .put("date", date == null ? null : date.toString())
        .put("month", date == null ? null : Period.monthOf(date).value())
        .put("url", base.at(PostingAddress.of(posting.id())))
        .<ObjectNode>setAll(conditions(posting.conditions()))
        .setAll(catalogued(posting.startup()));
  }

  /** Writes what a catalogue says of a startup; nothing if it says nothing. */
  private static ObjectNode catalogued(@Nullable Startup startup) {
    ObjectNode json = object();
    if (startup != null && !startup.incubators().isEmpty()) {
      json.putPOJO(Facet.INCUBATOR.id(), list(startup.incubators(), ApiJson::labelled));
    }
    if (startup != null && !startup.themes().isEmpty()) {
      json.putPOJO(Facet.THEME.id(), list(startup.themes(), ApiJson::labelled));
    }
    return json;
  }

  private static ObjectNode conditions(Conditions conditions) {
    return object()
        .putPOJO("contract", conditions.values(Kind.CONTRACT))
        .put("remote", conditions.value(Kind.REMOTE).orElse(null))
        .putPOJO("place", list(conditions.of(Kind.PLACE), ApiJson::labelled))
        .putPOJO("techno", list(conditions.of(Kind.TECHNO), ApiJson::labelled))
        .putPOJO("days", conditions.range(Kind.DAYS).map(ApiJson::range).orElse(null))
        .putPOJO("months", conditions.range(Kind.MONTHS).map(ApiJson::range).orElse(null))
        .put("beginner", conditions.beginner().orElse(null));
  }

  private static ObjectNode range(Conditions.Range range) {
    return number(number(object(), "min", range.min()), "max", range.max());
  }

  /** Writes 3 and not 3.0. */
  private static ObjectNode number(ObjectNode node, String name, double number) {
    return number % 1 > 0 ? node.put(name, number) : node.put(name, (long) number);
  }

  private static ObjectNode labelled(Condition condition) {
    return labelled(condition.value(), condition.label());
  }

  private static ObjectNode labelled(Startup.Tag tag) {
    return labelled(tag.slug(), tag.label());
  }

  private static ObjectNode fact(Condition condition) {
    return object()
        .put("facet", condition.kind().id())
        .put("value", condition.value())
        .put("text", condition.text());
  }

  private static ObjectNode labelled(String value, String label) {
    return object().put("value", value).put("label", label);
  }

  private static ObjectNode hit(Hit hit, List<String> why, BasePath base) {
    return summary(hit.summary(), base)
        .put("score", hit.score())
        .putPOJO("excerpts", excerpts(hit.excerpts()))
        .putPOJO("alsoPublished", ids(hit.alsoPublished()))
        .putPOJO("why", why);
  }

  private static ObjectNode excerpts(Excerpts excerpts) {
    return object().putPOJO("title", excerpts.title()).putPOJO("body", excerpts.body());
  }

  private static List<String> ids(List<Summary> postings) {
    return postings.stream().map(one -> one.id().value()).toList();
  }

  private static @Nullable ObjectNode correction(@Nullable Correction correction) {
    return correction == null
        ? null
        : object().put("query", correction.query()).put("applied", correction.applied());
  }

  private static ObjectNode understood(SearchQuery query, Understood understood) {
    Question searched = QuestionParser.parse(understood.searched(query.question().written()));
    RoleFamily trade = understood.trade();
    return object()
        .put("truncated", understood.truncated())
        .putPOJO("correction", correction(understood.correction()))
        .put("trade", trade == null ? null : trade.id())
        .put("missingTrade", understood.missingTrade())
        .putPOJO(
            "conditions",
            list(
                understood.conditions(),
                condition -> asked(condition, searched.without(condition.text()))));
  }

  private static ObjectNode asked(Condition condition, Question without) {
    return object()
        .put("text", condition.text())
        .put("facet", condition.kind().id())
        .put("value", condition.asked())
        .put("without", without.written());
  }

  private static Map<String, List<FacetChoice>> facets(Map<Facet, List<FacetCount>> counts) {
    Map<String, List<FacetChoice>> facets = new LinkedHashMap<>();
    counts.forEach((facet, list) -> {
      if (!list.isEmpty() || !facet.isOfCatalogue()) {
        facets.put(facet.id(), first(facet, FacetChoice.of(facet, list)));
      }
    });
    return facets;
  }

  private static List<FacetChoice> first(Facet facet, List<FacetChoice> choices) {
    return facet.kind() == Facet.Kind.PERIOD ? choices : first(choices, MAX_FACET_VALUES);
  }

  private static List<FacetChoice> first(List<FacetChoice> choices, int most) {
    return choices.size() <= most
        ? choices
        : IntStream.range(0, choices.size())
            .filter(i -> i < most || choices.get(i).selected())
            .mapToObj(choices::get)
            .toList();
  }

  /** Rounds to three decimals. */
  private static double milliseconds(Duration took) {
    return Math.round(took.toNanos() / 1e3) / 1e3;
  }

  private static <T> List<ObjectNode> list(List<T> values, Function<T, ObjectNode> form) {
    List<ObjectNode> nodes = new ArrayList<>(values.size());
    for (T value : values) {
      nodes.add(form.apply(value));
    }
    return nodes;
  }
}
