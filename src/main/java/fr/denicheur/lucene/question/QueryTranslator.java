package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Turns a question into a Lucene query.
 *
 * <p>A posting may lack some free words; the more it holds, the better it matches. Phrases,
 * prefixes and words with a scope must match; excluded ones must not.
 */
public final class QueryTranslator {
  private static final FacetsConfig FACETS = new FacetsConfig();

  private final QuestionContext context;
  private final WordQueries words;

  public QueryTranslator(QuestionContext context) throws IOException {
    this.context = context;
    this.words = new WordQueries(context.ranking(), context.vocabulary(), context.phrases());
  }

  /** Returns the query for a question without regard to filters, as its features want it. */
  public TranslatedQuery translate(SearchQuery question) throws IOException {
    BooleanQuery.Builder demanded = new BooleanQuery.Builder();
    List<AnalyzedWord> free = new ArrayList<>();
    List<String> forms = new ArrayList<>();
    List<AnalyzedWord> last = List.of();
    for (Clause clause : question.question().clauses()) {
      List<AnalyzedWord> typed = AnalyzedWord.typed(clause.text());
      if (clause.isFree()) {
        free.addAll(typed);
        last = typed;
        forms.addAll(typed.isEmpty() ? AnalyzedWord.formsOf(clause.text()) : List.of());
      } else if (clause.excluded()) {
        demanded.add(required(clause, typed), Occur.MUST_NOT);
      } else {
        demanded.add(required(clause, typed), Occur.MUST);
      }
    }
    Spacing spacing = new Spacing(context.vocabulary(), context.deadline());
    Optional<Beginnings> beginnings =
        question.isUnfinished() && !last.isEmpty()
            ? Optional.of(new Beginnings(context, question.has(Feature.TYPOS)))
            : Optional.empty();
    List<Piece> pieces = Interpreter.pieces(free, context.lexicon(), spacing, beginnings);
    Map<RoleFamily, Float> trades = trades(pieces);
    if (!pieces.isEmpty()) {
      demanded.add(words.any(pieces, trades), Occur.MUST);
    } else if (!forms.isEmpty()) {
      demanded.add(words.asWritten(forms), Occur.MUST); // the person typed only stop words
    }
    RankedQuery ranked =
        new RankedQuery(
            searchable(demanded.build()),
            preferred(pieces),
            Suitability.of(context.ranking(), context.vocabulary().today(), trades),
            context.snapshot(),
            context.deadline());
    return new TranslatedQuery(ranked, pieces, trades.keySet());
  }

  private Map<RoleFamily, Float> trades(List<Piece> pieces) {
    return context
        .lexicon()
        .trades()
        .in(pieces.stream().map(Piece::written).collect(Collectors.joining(" ")));
  }

  private List<Query> preferred(List<Piece> pieces) throws IOException {
    List<Query> preferred = new ArrayList<>(words.named(words(pieces)));
    preferred.addAll(Preferences.of(pieces, context.ranking()));
    return preferred;
  }

  private static List<AnalyzedWord> words(List<Piece> pieces) {
    return pieces.stream().flatMap(piece -> piece.words().stream()).toList();
  }

  /** Narrows a query to a filter, one dimension for each facet, so facets count sideways. */
  public static DrillDownQuery narrow(Query query, Filter filter) {
    DrillDownQuery narrowed = new DrillDownQuery(FACETS, query);
    filter
        .selections()
        .forEach((facet, values) ->
            values.forEach(
                value -> narrowed.add(facet.id(), WordQueries.term(IndexField.of(facet), value))));
    return narrowed;
  }

  private Query required(Clause clause, List<AnalyzedWord> typed) {
    return switch (clause.scope()) {
      case ANYWHERE -> anywhere(clause, typed);
      case TITLE -> words.all(typed, IndexField.TITLE_TEXT, IndexField.ROLE_TEXT);
      case ROLE ->
          RoleFamily.withId(clause.text())
              .map(family -> keyword(IndexField.ROLE, family.id()))
              .orElseGet(() -> words.all(typed, IndexField.ROLE_TEXT));
      case STARTUP -> startup(clause.text(), typed);
    };
  }

  private Query anywhere(Clause clause, List<AnalyzedWord> typed) {
    return switch (clause.kind()) {
      case WORD -> words.allAnywhere(typed);
      case PHRASE ->
          typed.isEmpty()
              ? words.asWritten(AnalyzedWord.formsOf(clause.text()))
              : words.phrase(typed);
      case PREFIX -> words.prefix(folded(clause.text()));
    };
  }

  private Query startup(String text, List<AnalyzedWord> typed) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(keyword(IndexField.STARTUP, Startup.slugOf(text)), Occur.SHOULD);
    either.add(words.all(typed, IndexField.STARTUP_TEXT), Occur.SHOULD);
    return either.build();
  }

  private static Query keyword(IndexField field, String value) {
    return new ConstantScoreQuery(WordQueries.term(field, value));
  }

  /** Returns a beginning as the index writes words. */
  public static String folded(String prefix) {
    return IndexField.ANALYZER.normalize(IndexField.BODY.id(), prefix).utf8ToString();
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
