package fr.denicheur.lucene.answer;

import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.french.InclusiveWriting;
import fr.denicheur.lucene.answer.AskedIndex.Found;
import fr.denicheur.lucene.index.Deadline;
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
import fr.denicheur.rule.Guidance;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Answers one search of one index: finds, ranks, counts, cuts excerpts and gives reasons. */
public final class Searcher {
  private final AskedIndex index;
  private final Deadline deadline;

  public Searcher(AskedIndex index) {
    this.index = index;
    this.deadline = index.deadline();
  }

  /**
   * A question as it is searched.
   *
   * @param question the typed one, or the corrected one
   * @param correction what was corrected, or is proposed
   */
  private record Read(
      Question question,
      @Nullable Correction correction,
      List<Condition> conditions,
      TranslatedQuery translated) {}

  /** Returns what was found before the deadline, as the other method does. */
  Hits search(SearchQuery query) throws IOException {
    return search(query, List.of()).getFirst();
  }

  /**
   * Returns what was found before the deadline for a query, and then for each that widens it; the
   * answers say if they are partial. The question is read once for all of them.
   *
   * @throws TimeLimitException if nothing was found in time: "no posting matches" would be a guess
   */
  public List<Hits> search(SearchQuery typed, List<SearchQuery> wider) throws IOException {
    long start = System.nanoTime();
    SearchQuery query = withoutInitials(typed);
    Read read = index.understand(context -> read(query, context));
    SearchQuery asked = query.with(read.question());
    TranslatedQuery translated = read.translated();
    Pins pins = Pins.of(translated.guidance(), query);
    AskedIndex.Pass pass = index.pass(pins.widened(query), wider);
    List<Found> found = pass.over(translated);
    Query shares = translated.shares();
    // Pinned postings may hold no word. A lower bar is that of the wider searches too: the best
    // share is that of all postings, whatever a filter says.
    if (found.getFirst().total() <= pins.count() && shares != null) {
      float best = pass.bestShare(shares);
      translated = index.understand(context -> translated(asked, read.conditions(), best, context));
      found = pass.over(translated);
    }
    long total = found.getFirst().total();
    if (deadline.hasCut() && total == 0) {
      throw new TimeLimitException();
    }
    long related = query.counting().isRelated() ? pass.related(translated) - total : 0;
    Hits hits =
        new Hits(
            total,
            Math.max(0, related),
            page(asked, translated, pins.placed(found.getFirst().page())),
            found.getFirst().facets(),
            found.getFirst().days(),
            understood(query, read, translated),
            deadline.hasCut(),
            Duration.ofNanos(System.nanoTime() - start));
    return Stream.concat(Stream.of(hits), found.stream().skip(1).map(one -> counts(one, hits)))
        .toList();
  }

  /** Returns the answer to a search that asks for no hits, and was found with another. */
  private static Hits counts(Found found, Hits other) {
    return new Hits(
        found.total(),
        0,
        List.of(),
        found.facets(),
        found.days(),
        other.understood(),
        other.partial(),
        other.took());
  }

  private static Understood understood(SearchQuery query, Read read, TranslatedQuery translated) {
    return new Understood(
        query.question().truncated(),
        read.correction(),
        translated.trade(),
        translated.missingTrade(),
        read.conditions());
  }

  /**
   * Returns the query that matches the postings which hold enough of a question to be an answer,
   * whatever its filter says and other postings hold.
   *
   * @throws TimeLimitException if it took too long
   */
  public static Query bar(AskedIndex index, SearchQuery question) throws IOException {
    SearchQuery plain = withoutInitials(question.withOnly(Feature.PLAIN));
    TranslatedQuery translated =
        index.understand(context -> {
          List<Condition> conditions = conditions(plain.question(), context);
          Guidance guidance = context.rules().of(plain.question()).withoutPins();
          return new QueryTranslator(context.guided(guidance))
              .translate(without(conditions, plain), conditions, 1);
        });
    if (index.deadline().hasCut()) {
      throw new TimeLimitException();
    }
    return translated.ranking();
  }

  private static Read read(SearchQuery query, QuestionContext context) throws IOException {
    Optional<Corrected> corrected = corrected(query, context);
    Question asked =
        corrected.filter(Corrected::applied).map(Corrected::question).orElse(query.question());
    Correction correction =
        corrected
            .map(c -> new Correction(c.question().written(), c.applied(), c.missing()))
            .orElse(null);
    List<Condition> conditions = conditions(asked, context);
    return new Read(
        asked, correction, conditions, translated(query.with(asked), conditions, 1, context));
  }

  private static TranslatedQuery translated(
      SearchQuery asked, List<Condition> conditions, float best, QuestionContext context)
      throws IOException {
    QuestionContext guided = context.guided(context.rules().of(asked.question()));
    return new QueryTranslator(guided).translate(without(conditions, asked), conditions, best);
  }

  /** Returns the conditions of a question. A technology after an operator is an excluded word. */
  private static List<Condition> conditions(Question question, QuestionContext context) {
    return context.lexicon().conditions().in(question.words()).stream()
        .filter(one -> one.kind() != Condition.Kind.TECHNO || !isOperation(one))
        .toList();
  }

  /** Whether a condition is excluded by an operator: {@code -stage}, {@code NOT stage}. */
  private static boolean isOperation(Condition condition) {
    return QuestionParser.parse(condition.text()).isExclusion();
  }

  /** Returns a query without the words of its conditions; words that it excludes stay excluded. */
  private static SearchQuery without(List<Condition> conditions, SearchQuery query) {
    Question rest = query.question();
    for (Condition condition : conditions) {
      rest = isOperation(condition) ? rest : rest.without(condition.text());
    }
    return with(rest, query);
  }

  /** Returns a query without the initials of both genders, which do not say what is looked for. */
  private static SearchQuery withoutInitials(SearchQuery query) {
    Question rest = query.question();
    for (String initials : InclusiveWriting.initialsIn(rest.words())) {
      rest = rest.without(initials);
    }
    return with(rest, query);
  }

  /**
   * Returns a query for the rest of its question. If the last word is gone, no word is unfinished.
   */
  private static SearchQuery with(Question rest, SearchQuery query) {
    boolean isLastWordKept =
        !rest.clauses().isEmpty()
            && rest.clauses().getLast().equals(query.question().clauses().getLast());
    SearchQuery left = query.with(rest);
    return isLastWordKept ? left : left.without(Feature.PREFIX);
  }

  private static Optional<Corrected> corrected(SearchQuery query, QuestionContext context)
      throws IOException {
    return query.has(Feature.TYPOS)
        ? context
            .snapshot()
            .once(Spelling.class, all -> new Spelling(context.vocabulary(), context.lexicon()))
            .correct(
                query.question(),
                query.isUnfinished(),
                context.lexicon().stems(),
                context.deadline())
        : Optional.empty();
  }

  private List<Hit> page(SearchQuery query, TranslatedQuery translated, ShownPage page)
      throws IOException {
    List<Hit> hits = new ArrayList<>(page.docs().size());
    ShownPostings postings = new ShownPostings(page.snapshot());
    for (FieldDoc doc : page.docs()) {
      hits.add(hit(postings, doc, page.reposts()));
    }
    return described(hits, page, query, translated);
  }

  /**
   * Returns the hits of a page with excerpts and reasons, as the query wants them. Reads what both
   * need of a posting once.
   */
  private List<Hit> described(
      List<Hit> hits, ShownPage page, SearchQuery query, TranslatedQuery translated)
      throws IOException {
    if (!query.has(Feature.HIGHLIGHT) && !query.has(Feature.EXPLAIN)) {
      return hits;
    }
    Places places = new Places(page.snapshot());
    Excerpter excerpter = new Excerpter(page, places, query.question(), translated);
    Reasons reasons = new Reasons(page.snapshot(), places, query.question(), translated);
    List<Hit> plain = new ArrayList<>(hits);
    List<Hit> cut = new ArrayList<>(hits);
    boolean isCutting = query.has(Feature.HIGHLIGHT);
    for (int i : inIndexOrder(page.docs())) {
      int doc = page.docs().get(i).doc;
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
  private static int[] inIndexOrder(List<FieldDoc> page) {
    return IntStream.range(0, page.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> page.get(i).doc))
        .mapToInt(i -> i)
        .toArray();
  }
}
