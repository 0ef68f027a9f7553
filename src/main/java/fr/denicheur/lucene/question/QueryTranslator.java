package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.question.Piece.Stress;
import fr.denicheur.lucene.scoring.CoverageQuery;
import fr.denicheur.lucene.scoring.Raise;
import fr.denicheur.lucene.scoring.RankedQuery;
import fr.denicheur.lucene.scoring.Suitability;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Match;
import fr.denicheur.query.Question;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.rule.Guidance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Turns a question into a Lucene query.
 *
 * <p>A posting may lack some free words; the more it holds, the better it matches. Phrases,
 * prefixes and words with a scope must match; excluded ones must not.
 */
public final class QueryTranslator {
  private final QuestionContext context;
  private final WordQueries words;
  private final PieceQueries pieceQueries;

  public QueryTranslator(QuestionContext context) throws IOException {
    this.context = context;
    this.words = new WordQueries(context.ranking(), context.phrases());
    this.pieceQueries = new PieceQueries(context, words);
  }

  /**
   * Returns the query for a question without regard to filters, as its features want it.
   *
   * @param question without the words of its conditions
   * @param conditions what was read as a condition
   * @param best no posting covers a greater share of the question; 1 if this is not known
   */
  public TranslatedQuery translate(SearchQuery question, List<Condition> conditions, float best)
      throws IOException {
    BooleanQuery.Builder demanded = new BooleanQuery.Builder();
    Spacing spacing = new Spacing(context.vocabulary(), context.deadline());
    Map<Clause, List<List<AnalyzedWord>>> phrases = new HashMap<>();
    for (Clause clause : question.question().clauses()) {
      if (!clause.isFree()) {
        List<List<AnalyzedWord>> said = spacing.spellings(AnalyzedWord.typed(clause.text()));
        phrases.put(clause, said);
        demanded.add(required(clause, said), clause.excluded() ? Occur.MUST_NOT : Occur.MUST);
      }
    }
    List<AnalyzedWord> free =
        question
            .question()
            .free()
            .lines()
            .flatMap(line -> AnalyzedWord.free(line).stream())
            .toList();
    List<String> forms = AnalyzedWord.formsOf(question.question().free());
    StartupNames startups = new StartupNames(context.vocabulary(), forms);
    List<PassageFinder> finders = new ArrayList<>();
    finders.add(startups);
    if (question.isUnfinished() && endsInWord(question.question())) {
      finders.add(new Beginnings(context, question.has(Feature.TYPOS)));
    }
    boolean asksMore =
        conditions.stream().anyMatch(one -> !one.excluded())
            || phrases.keySet().stream().anyMatch(one -> !one.excluded());
    List<Piece> pieces = Interpreter.pieces(free, context.lexicon(), spacing, finders, asksMore);
    Map<RoleFamily, Float> trades = trades(pieces);
    List<AskedCondition> asked = asked(conditions, spacing);
    conditions.stream()
        .filter(Condition::excluded)
        .forEach(one -> demanded.add(ConditionQueries.excluding(one), Occur.MUST_NOT));
    for (PostingId hidden : context.guidance().hidden()) {
      demanded.add(posting(hidden), Occur.MUST_NOT);
    }
    BooleanQuery others = demanded.build();
    Query related = null;
    Query shares = null;
    if (!pieces.isEmpty() || !asked.stream().allMatch(AskedCondition::excluded)) {
      boolean isWhole = question.match() == Match.ALL;
      CoverageQuery any = (isWhole ? pieceQueries.whole() : pieceQueries).any(pieces, asked);
      float share = leastShare(question.match(), Math.min(best, any.held()));
      boolean isPartly = any.mayLack(share);
      demanded.add(isPartly ? any.covering(share) : any, Occur.MUST);
      related =
          isPartly
              ? context.ranked(orPinned(with(others, any)), List.of(), Suitability.NONE)
              : null;
      if (isPartly && question.match() == Match.BEST) {
        shares = context.ranked(with(others, any.shares()), List.of(), Suitability.NONE);
      }
    } else if (!forms.isEmpty()) {
      demanded.add(words.asWritten(forms), Occur.MUST); // the person typed only stop words
    }
    RankedQuery ranking =
        context.ranked(
            orPinned(searchable(demanded.build())),
            preferred(startups, pieces),
            Suitability.of(context.ranking(), context.vocabulary().today(), trades, raises()));
    return new TranslatedQuery(
        ranking,
        related,
        shares,
        phrases,
        pieceQueries.held(pieces),
        asked,
        missingTrade(pieces),
        context.guidance());
  }

  /** Returns the query that pinned postings match too, with scores above all others. */
  private Query orPinned(Query query) {
    if (context.guidance().pins().isEmpty()) {
      return query;
    }
    BooleanQuery.Builder either = new BooleanQuery.Builder().add(query, Occur.SHOULD);
    for (Guidance.Pin pin : context.guidance().pins()) {
      Query pinned = new ConstantScoreQuery(posting(pin.posting()));
      either.add(new BoostQuery(pinned, Ranking.PINNED), Occur.SHOULD);
    }
    return either.build();
  }

  private static Query posting(PostingId id) {
    return WordQueries.term(IndexField.ID, id.value());
  }

  /** Returns the share of a question that an answer must cover; 0 if one word is enough. */
  private float leastShare(Match match, float best) {
    return switch (match) {
      case BEST -> Math.min(context.ranking().of(Constant.COVERAGE_BAR), best);
      case ALL -> 1;
      case ANY -> 0;
    };
  }

  /** Returns what the owner raises or lowers for the question. */
  private List<Raise> raises() {
    return context.guidance().boosts().stream()
        .map(boost -> new Raise(FilterQueries.meant(boost), boost.factor()))
        .toList();
  }

  /** Numbers are asked one by one, because "temps partiel, 3 jours" asks for both. */
  private List<AskedCondition> asked(List<Condition> conditions, Spacing spacing)
      throws IOException {
    List<AskedCondition> asked = new ArrayList<>();
    Map<String, List<Condition>> together = new LinkedHashMap<>();
    for (Condition one : conditions) {
      if (one.excluded()) {
        Stream.concat(Stream.of(one), one.opposite().stream())
            .map(unsaid -> new AskedCondition(List.of(unsaid), Stress.PLAIN, List.of()))
            .forEach(asked::add);
      } else {
        String key = isNumber(one) ? one.text() : one.kind().id();
        together.computeIfAbsent(key, kind -> new ArrayList<>()).add(one);
      }
    }
    for (List<Condition> any : together.values()) {
      boolean isDecisive = false;
      List<Piece> said = new ArrayList<>();
      for (Condition one : any) {
        List<AnalyzedWord> words = AnalyzedWord.typed(one.text());
        isDecisive |=
            words.stream()
                .anyMatch(word -> context.lexicon().decisiveWords().contains(word.term()));
        if (!isNumber(one) && !words.isEmpty()) {
          said.add(Interpreter.phrase(words, context.lexicon(), spacing));
        }
      }
      asked.add(new AskedCondition(any, isDecisive ? Stress.DECISIVE : Stress.PLAIN, said));
    }
    return asked;
  }

  private static boolean isNumber(Condition condition) {
    return condition.kind() == Condition.Kind.DAYS || condition.kind() == Condition.Kind.MONTHS;
  }

  /** Returns the words that name a trade if no posting recruits for it. */
  private @Nullable String missingTrade(List<Piece> pieces) throws IOException {
    for (Piece piece : pieces) {
      if (piece.isTrade() && !pieceQueries.isRecruited(piece)) {
        return piece.written();
      }
    }
    return null;
  }

  /** Returns the query for the free words among the postings that meet everything else. */
  private static Query with(BooleanQuery others, Query free) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(free, Occur.MUST);
    others
        .clauses()
        .forEach(clause ->
            all.add(clause.query(), clause.occur() == Occur.MUST ? Occur.FILTER : clause.occur()));
    return all.build();
  }

  /** Returns the trades that a question names, each with the share of the question that does. */
  private static Map<RoleFamily, Float> trades(List<Piece> pieces) {
    Map<RoleFamily, Float> trades = new EnumMap<>(RoleFamily.class);
    float said = 0;
    for (Piece piece : pieces) {
      said += piece.aside() ? 0 : piece.words().size();
      for (Named named : piece.trades()) {
        int naming = named.end() - named.start();
        named.trades().forEach((trade, share) -> trades.merge(trade, share * naming, Float::sum));
      }
    }
    float all = Math.max(1, said);
    trades.replaceAll((trade, naming) -> Math.min(1, naming / all));
    return trades;
  }

  private List<Query> preferred(StartupNames startups, List<Piece> pieces) {
    List<Query> preferred = new ArrayList<>(startups.preferred(context.ranking()));
    preferred.addAll(Preferences.of(pieces, context.ranking()));
    return preferred;
  }

  /** Whether the last clause is no stop word. */
  private static boolean endsInWord(Question question) {
    return !AnalyzedWord.typed(question.clauses().getLast().text()).isEmpty();
  }

  private Query required(Clause clause, List<List<AnalyzedWord>> said) {
    return switch (clause.scope()) {
      case ANYWHERE -> anywhere(clause, said);
      case TITLE -> words.all(said, IndexField.TITLE_TEXT, IndexField.ROLE_TEXT);
      case ROLE ->
          RoleFamily.withId(clause.text())
              .map(family -> keyword(IndexField.ROLE, family.id()))
              .orElseGet(() -> words.all(said, IndexField.ROLE_TEXT));
      case STARTUP -> startup(clause.text(), said);
    };
  }

  private Query anywhere(Clause clause, List<List<AnalyzedWord>> said) {
    return switch (clause.kind()) {
      case WORD -> words.phrase(said);
      case PHRASE ->
          said.isEmpty()
              ? words.asWritten(AnalyzedWord.formsOf(clause.text()))
              : words.phrase(said);
      case PREFIX -> words.prefix(clause.text());
    };
  }

  private Query startup(String text, List<List<AnalyzedWord>> said) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(keyword(IndexField.STARTUP, Startup.slugOf(text)), Occur.SHOULD);
    either.add(words.all(said, IndexField.STARTUP_TEXT), Occur.SHOULD);
    return either.build();
  }

  private static Query keyword(IndexField field, String value) {
    return new ConstantScoreQuery(WordQueries.term(field, value));
  }

  /** Lets a question without words, or of exclusions alone, match all other postings. */
  private static Query searchable(BooleanQuery query) {
    if (query.clauses().isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    boolean onlyExclusions = query.clauses().stream().allMatch(c -> c.occur() == Occur.MUST_NOT);
    if (!onlyExclusions) {
      return query;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    query.clauses().forEach(all::add);
    return all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST).build();
  }
}
