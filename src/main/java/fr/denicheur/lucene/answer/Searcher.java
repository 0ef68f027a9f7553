package fr.denicheur.lucene.answer;

import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.lucene.answer.IndexPass.Found;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.QueryTranslator;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.lucene.spelling.Spelling;
import fr.denicheur.lucene.spelling.Spelling.Corrected;
import fr.denicheur.posting.Condition;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason;
import fr.denicheur.result.Understood;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** Answers one search on one snapshot: finds, ranks, counts, cuts excerpts and gives reasons. */
public final class Searcher {
  private final QuestionContext context;
  private final Snapshot snapshot;
  private final Deadline deadline;

  public Searcher(QuestionContext context) {
    this.context = context;
    this.snapshot = context.snapshot();
    this.deadline = context.deadline();
  }

  /**
   * Returns what was found before the deadline; the answer says if it is partial.
   *
   * @throws TimeLimitException if nothing was found in time: "no posting matches" would be a guess
   */
  public Hits search(SearchQuery query) throws IOException {
    long start = System.nanoTime();
    Optional<Corrected> corrected = corrected(query);
    Question asked =
        corrected.filter(Corrected::applied).map(Corrected::question).orElse(query.question());
    Correction correction =
        corrected
            .map(c -> new Correction(c.question().written(), c.applied(), c.missing()))
            .orElse(null);
    List<Condition> conditions = context.lexicon().conditions().in(asked.words());
    Reposts reposts = query.has(Feature.COLLAPSE) ? Reposts.of(snapshot) : Reposts.NONE;
    QueryTranslator translator = new QueryTranslator(context);
    SearchQuery words = without(conditions, query.with(asked));
    IndexPass pass = new IndexPass(snapshot, query, reposts, deadline);
    TranslatedQuery translated = translator.translate(words, conditions, 1);
    Found found = pass.over(QueryTranslator.narrow(translated.ranking(), query.filter()));
    Query shares = translated.shares();
    if (found.top().totalHits.value() == 0 && shares != null) {
      translated = translator.translate(words, conditions, bestOf(shares, reposts));
      found = pass.over(QueryTranslator.narrow(translated.ranking(), query.filter()));
    }
    long total = found.top().totalHits.value();
    if (deadline.hasCut() && total == 0) {
      throw new TimeLimitException();
    }
    Query wider = translated.related();
    long related =
        wider == null ? 0 : pass.count(QueryTranslator.narrow(wider, query.filter())) - total;
    return new Hits(
        total,
        Math.max(0, related),
        page(query.with(asked), translated, found),
        found.facets(),
        new Understood(
            query.question().truncated(),
            correction,
            translated.trade(),
            translated.missingTrade(),
            conditions),
        deadline.hasCut(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Returns the greatest share of the question that a posting covers, whatever the filter says: a
   * filter narrows the answers and makes none. It may be too small if it is over the bar.
   */
  private float bestOf(Query shares, Reposts reposts) throws IOException {
    float bar = context.ranking().of(Constant.COVERAGE_BAR);
    return snapshot.search(shares, new BestShare(bar, reposts::isShown));
  }

  /** Returns a query without the words of its conditions; words that it excludes stay excluded. */
  private static SearchQuery without(List<Condition> conditions, SearchQuery query) {
    Question rest = query.question();
    for (Condition condition : conditions) {
      boolean isExclusion = QuestionParser.parse(condition.text()).isExclusion();
      rest = isExclusion ? rest : rest.without(condition.text());
    }
    boolean isLastWordKept =
        !rest.clauses().isEmpty()
            && rest.clauses().getLast().equals(query.question().clauses().getLast());
    SearchQuery left = query.with(rest);
    return isLastWordKept ? left : left.without(Feature.PREFIX);
  }

  private Optional<Corrected> corrected(SearchQuery query) throws IOException {
    return query.has(Feature.TYPOS)
        ? snapshot
            .once(Spelling.class, all -> new Spelling(context.vocabulary(), context.lexicon()))
            .correct(query.question(), query.isUnfinished(), deadline)
        : Optional.empty();
  }

  private List<Hit> page(SearchQuery query, TranslatedQuery translated, Found found)
      throws IOException {
    ScoreDoc[] top = found.top().scoreDocs;
    int end = Math.min(query.page().to(), top.length);
    int start = Math.min(query.page().from(), end);
    List<ScoreDoc> page = Arrays.asList(top).subList(start, end);
    List<Hit> hits = new ArrayList<>(page.size());
    ShownPostings postings = new ShownPostings(snapshot);
    for (int i = start; i < end; i++) {
      ScoreDoc doc = top[i];
      hits.add(hit(postings, (FieldDoc) doc, found.reposts()));
    }
    return described(hits, page, query, translated);
  }

  /**
   * Returns the hits of a page with excerpts and reasons, as the query wants them. Reads what both
   * need of a posting once.
   */
  private List<Hit> described(
      List<Hit> hits, List<ScoreDoc> page, SearchQuery query, TranslatedQuery translated)
      throws IOException {
    if (!query.has(Feature.HIGHLIGHT) && !query.has(Feature.EXPLAIN)) {
      return hits;
    }
    Places places = new Places(snapshot);
    Excerpter excerpter = new Excerpter(context, places, query.question(), translated);
    Reasons reasons = new Reasons(snapshot, places, query.question(), translated);
    List<Hit> plain = new ArrayList<>(hits);
    List<Hit> cut = new ArrayList<>(hits);
    boolean isCutting = query.has(Feature.HIGHLIGHT);
    for (int i : inIndexOrder(page)) {
      int doc = page.get(i).doc;
      Hit hit = hits.get(i);
      List<Reason> why = query.has(Feature.EXPLAIN) ? reasons.of(doc, hit) : List.of();
      plain.set(i, hit.because(why));
      isCutting =
          isCutting && !deadline.shouldExit(); // a page without excerpts is better than none
      try {
        Excerpts excerpts = isCutting ? excerpter.cut(doc, hit.title()) : Excerpts.NONE;
        cut.set(i, hit.with(excerpts).because(why));
      } catch (ExitingReaderException e) {
        isCutting = false;
      }
    }
    return isCutting ? cut : plain;
  }

  /** Returns a found posting as a hit, with its other versions. */
  static Hit hit(ShownPostings postings, FieldDoc found, Reposts reposts) throws IOException {
    return new Hit(
        postings.summary(found.doc),
        Snapshot.score(found),
        Excerpts.NONE,
        postings.summaries(reposts.others(found.doc)),
        List.of());
  }

  /** Returns the places on a page in the order in which their words are read quickest. */
  private static int[] inIndexOrder(List<ScoreDoc> page) {
    return IntStream.range(0, page.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> page.get(i).doc))
        .mapToInt(i -> i)
        .toArray();
  }
}
