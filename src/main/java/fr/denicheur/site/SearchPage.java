package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Match;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Explanations;
import fr.denicheur.web.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page with the search form and the postings found.
 *
 * @param frame the texts and what stands around every page
 * @param title the name of the page in the browser
 * @param heading the heading, which repeats the words searched
 * @param typed the content of the search field
 * @param hidden the parameters that the form sends without showing them, by name
 * @param address the path and query string of this page, below the base path
 * @param status a sentence that says how many postings were found
 * @param related a link to postings that hold only some of the words; {@code null} if there are
 *     none
 * @param notices sentences about the answer, such as that it is incomplete; may be empty
 * @param correction another spelling; {@code null} if there is none
 * @param conditions a link for each condition of the question, to the search without it
 * @param chips a link for each filter, to the search without it
 * @param clear the address of the search without any filter; {@code null} if it has none
 * @param facets the values to filter by
 * @param sorts a link for each order; relevance is not one of them if no words are searched
 * @param first the rank of the first hit, from 1
 * @param hits the postings, in the order asked for
 * @param closed how many postings are closed, as a sentence that stands above the closed ones of
 *     this page; {@code null} if the order does not divide open from closed postings
 * @param pager links to the other pages of the answer
 * @param nothing what to try if nothing was found; {@code null} if something was
 */
public record SearchPage(
    Frame frame,
    String title,
    String heading,
    String typed,
    Map<String, String> hidden,
    String address,
    String status,
    @Nullable Link related,
    List<String> notices,
    @Nullable CorrectionLine correction,
    List<Link> conditions,
    List<Link> chips,
    @Nullable String clear,
    List<FacetGroup> facets,
    List<Link> sorts,
    int first,
    List<HitView> hits,
    @Nullable String closed,
    Pager pager,
    @Nullable Advice nothing) {

  /**
   * Another spelling of the typed words.
   *
   * @param applied whether the engine searched it instead of the typed words
   * @param words the other spelling
   * @param link a link to the spelling that was not searched
   * @param missing says for which typed words there is no posting; empty if there are none
   */
  public record CorrectionLine(boolean applied, String words, Link link, String missing) {}

  /**
   * Postings that stand together.
   *
   * @param heading a line to stand above them; {@code null} if there is none
   * @param first the rank of the first one, from 1
   */
  public record Part(@Nullable String heading, int first, List<HitView> hits) {}

  /**
   * Other searches that find postings, for a reader who found none.
   *
   * @param wider links to searches for the same words with fewer filters
   * @param words links to searches for other words
   */
  public record Advice(List<Link> wider, List<Link> words) {}

  /**
   * Makes the page of an answer; tries other searches in the engine if nothing was found.
   *
   * @param asked sentences about the request, such as that a parameter was ignored
   */
  static SearchPage of(
      SearchQuery query, Hits hits, List<String> asked, SearchEngine engine, Frame frame) {
    String typed = query.question().written();
    Explanations why = ReasonWords.of(query, hits, frame);
    Chips chips = new Chips(frame, query);
    List<Link> chosen = chips.links(hits);
    return new SearchPage(
        frame,
        title(query, frame),
        typed.isEmpty() ? frame.text("search.all") : frame.text("search.words", typed),
        typed,
        SearchAddress.hidden(query),
        SearchAddress.of(query),
        frame.text("results.count", hits.total()),
        related(query, hits, frame),
        Stream.concat(asked.stream(), notices(hits, frame).stream()).toList(),
        correction(query, hits.understood().correction(), frame),
        chips.conditions(hits.understood()),
        chosen,
        chosen.isEmpty() ? null : frame.at(SearchAddress.of(chips.bare())),
        FacetGroup.of(hits.facets(), frame),
        sorts(query, frame),
        query.page().from() + 1,
        hits.hits().stream()
            .map(hit -> HitView.of(hit, why.of(hit), id -> SearchAddress.of(id, query), frame))
            .toList(),
        closed(query, hits, frame),
        Pager.of(query, hits.total(), frame),
        hits.total() == 0 ? new NothingFound(frame, engine, query).advice(hits) : null);
  }

  /**
   * Returns the address of this search's feed, which has no second page; {@code null} if the
   * address of the site is not known, because feeds need absolute links.
   */
  public @Nullable String feed() {
    String path = FeedRoute.PATH + address.substring(1).replaceFirst("[?&]page=[0-9]+$", "");
    return frame.settings().baseUrl().isPresent() ? frame.at(path) : null;
  }

  /** Returns the postings in parts, each with a line to stand above it; usually one part. */
  public List<Part> parts() {
    int split = 0;
    while (split < hits.size() && (closed == null || hits.get(split).posting().open())) {
      split++;
    }
    List<Part> parts = new ArrayList<>();
    if (split > 0) {
      parts.add(new Part(null, first, hits.subList(0, split)));
    }
    if (split < hits.size()) {
      parts.add(new Part(closed, first + split, hits.subList(split, hits.size())));
    }
    return parts;
  }

  private static @Nullable String closed(SearchQuery query, Hits hits, Frame frame) {
    if (query.sort() != Sort.OPEN || !query.filter().of(Facet.OPEN).isEmpty()) {
      return null;
    }
    return hits.facets().getOrDefault(Facet.OPEN, List.of()).stream()
        .filter(count -> count.value().equals("false"))
        .map(count -> frame.text("results.closed", count.count()))
        .findFirst()
        .orElse(null);
  }

  private static String title(SearchQuery query, Frame frame) {
    List<String> parts = new ArrayList<>();
    String typed = query.question().written();
    parts.add(typed.isEmpty() ? frame.text("search.title") : typed);
    if (query.page().number() > 1) {
      parts.add(frame.text("pager.page", query.page().number()));
    }
    return frame.pageTitle(parts);
  }

  private static @Nullable Link related(SearchQuery query, Hits hits, Frame frame) {
    if (hits.related() == 0) {
      return null;
    }
    String label =
        frame.text(hits.total() > 0 ? "results.related" : "results.partly", hits.related());
    return Link.to(label, SearchAddress.firstPage(query).with(Match.ANY), frame);
  }

  /** Returns what a reader should know of a request: parameters ignored, and another page shown. */
  static List<String> notices(Parameters parameters, SearchQuery shown, Frame frame) {
    List<String> notices = new ArrayList<>();
    parameters
        .misspelt()
        .forEach((written, meant) -> notices.add(frame.text("search.misspelt", written, meant)));
    int page = shown.page().number();
    if (parameters.pageNumber("page", page) != page) {
      notices.add(frame.text("results.beyond"));
    }
    return notices;
  }

  private static List<String> notices(Hits hits, Frame frame) {
    List<String> notices = new ArrayList<>();
    if (hits.partial()) {
      notices.add(frame.text("results.partial"));
    }
    if (hits.understood().truncated()) {
      notices.add(frame.text("results.truncated"));
    }
    String trade = hits.understood().missingTrade();
    if (trade != null && !hits.hits().isEmpty()) {
      boolean isBare = hits.understood().conditions().isEmpty();
      String key = isBare ? "trade.missing" : "trade.missing.conditions";
      notices.add(frame.text(key, trade, hits.total()));
    }
    return notices;
  }

  private static @Nullable CorrectionLine correction(
      SearchQuery query, @Nullable Correction correction, Frame frame) {
    if (correction == null) {
      return null;
    }
    SearchQuery first = SearchAddress.firstPage(query);
    String words = correction.query();
    Link link =
        correction.applied()
            ? Link.to(query.question().written(), first.without(Feature.TYPOS), frame)
            : Link.to(words, first.with(QuestionParser.parse(words)), frame);
    String missing =
        correction.missing().isEmpty()
            ? ""
            : frame.text("correction.missing", String.join(" ", correction.missing()));
    return new CorrectionLine(correction.applied(), words, link, missing);
  }

  private static List<Link> sorts(SearchQuery query, Frame frame) {
    SearchQuery first = SearchAddress.firstPage(query);
    // Without words all postings match equally well.
    return query.question().clauses().isEmpty()
        ? sorts(Stream.of(Sort.OPEN, Sort.DATE), first, frame)
        : sorts(Stream.of(Sort.OPEN, Sort.RELEVANCE, Sort.DATE), first, frame);
  }

  private static List<Link> sorts(Stream<Sort> sorts, SearchQuery first, Frame frame) {
    return sorts
        .map(sort -> {
          String label = frame.text("sort." + sort.id());
          return new Link(
              label, frame.at(SearchAddress.of(first.with(sort))), sort == first.sort());
        })
        .toList();
  }
}
