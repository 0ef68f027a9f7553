package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Clause.Scope;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns our questions into Lucene's queries.
 *
 * <p>Free words need not all be present, but the more the better; phrases, prefixes and words with
 * a scope must be met; what is excluded must not.
 */
public final class QueryTranslator {
  private static final FacetsConfig FACETS = new FacetsConfig();

  private final QuestionContext context;
  private final WordQueries words;
  private final Preferences preferences;
  private final HighlightQueries marks;
  private final Interpreter interpreter;
  private final Timeliness timeliness;

  public QueryTranslator(QuestionContext context) throws IOException {
    this.context = context;
    this.words = new WordQueries(context.ranking(), context.snapshot(), context.phrases());
    this.preferences = new Preferences(context.ranking());
    this.marks = new HighlightQueries(words);
    this.timeliness = Timeliness.of(context.ranking(), context.snapshot().today());
    this.interpreter =
        new Interpreter(context.lexicon(), new Spacing(context.snapshot(), context.deadline()));
  }

  /** Returns the query for a question without regard to filters. */
  public TranslatedQuery translate(Question question) throws IOException {
    BooleanQuery.Builder ranking = new BooleanQuery.Builder();
    List<Query> preferred = new ArrayList<>();
    BooleanQuery.Builder highlighting = new BooleanQuery.Builder();
    List<AnalyzedWord> free = new ArrayList<>();
    for (Clause clause : question.clauses()) {
      if (clause.kind() == Clause.Kind.WORD
          && clause.scope() == Scope.ANYWHERE
          && !clause.excluded()) {
        free.addAll(stemmed(clause.text()));
      } else {
        addRequired(clause, ranking, highlighting);
      }
    }
    List<Piece> pieces = interpreter.pieces(free);
    addFree(question, pieces, ranking, preferred, highlighting);
    return new TranslatedQuery(
        new RankedQuery(
            searchable(ranking.build()),
            preferred,
            timeliness,
            context.snapshot(),
            context.deadline()),
        highlighting.build(),
        marks.otherwise(pieces),
        pieces);
  }

  /** Narrows a query to a filter, one dimension a facet, so that facets can be counted sideways. */
  public static DrillDownQuery narrow(Query query, Filter filter) {
    DrillDownQuery narrowed = new DrillDownQuery(FACETS, query);
    filter
        .selections()
        .forEach((facet, values) ->
            values.forEach(value ->
                narrowed.add(
                    facet.id(), new TermQuery(new Term(IndexField.of(facet).id(), value)))));
    return narrowed;
  }

  private List<AnalyzedWord> stemmed(String text) {
    return AnalyzedWord.of(IndexField.BODY, text);
  }

  private void addRequired(
      Clause clause, BooleanQuery.Builder ranking, BooleanQuery.Builder highlighting) {
    Query query = required(clause);
    if (clause.excluded()) {
      ranking.add(query, Occur.MUST_NOT);
    } else {
      ranking.add(query, Occur.MUST);
      highlighting.add(highlighted(clause), Occur.SHOULD);
    }
  }

  private Query required(Clause clause) {
    return switch (clause.scope()) {
      case ANYWHERE -> anywhere(clause);
      case TITLE -> words.all(stemmed(clause.text()), IndexField.TITLE_TEXT, IndexField.ROLE_TEXT);
      case ROLE ->
          RoleFamily.withId(clause.text())
              .map(family -> keyword(IndexField.ROLE, family.id()))
              .orElseGet(() -> words.all(stemmed(clause.text()), IndexField.ROLE_TEXT));
      case STARTUP -> startup(clause.text());
    };
  }

  private Query anywhere(Clause clause) {
    return switch (clause.kind()) {
      case WORD -> words.allAnywhere(stemmed(clause.text()));
      case PHRASE -> words.phrase(stemmed(clause.text()), AnalyzedWord.writtenForms(clause.text()));
      case PREFIX -> words.prefix(folded(clause.text()));
    };
  }

  private Query startup(String text) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(keyword(IndexField.STARTUP, Startup.slugOf(text)), Occur.SHOULD);
    either.add(words.all(stemmed(text), IndexField.STARTUP_TEXT), Occur.SHOULD);
    return either.build();
  }

  private static Query keyword(IndexField field, String value) {
    return new ConstantScoreQuery(new TermQuery(new Term(field.id(), value)));
  }

  private Query highlighted(Clause clause) {
    return switch (clause.kind()) {
      case WORD -> marks.each(stemmed(clause.text()));
      case PHRASE -> marks.phrase(stemmed(clause.text()));
      case PREFIX -> marks.prefix(folded(clause.text()));
    };
  }

  private void addFree(
      Question question,
      List<Piece> pieces,
      BooleanQuery.Builder ranking,
      List<Query> preferred,
      BooleanQuery.Builder highlighting)
      throws IOException {
    List<String> written = new ArrayList<>();
    question.clauses().stream()
        .filter(c -> c.kind() == Clause.Kind.WORD && c.scope() == Scope.ANYWHERE && !c.excluded())
        .forEach(c -> written.addAll(AnalyzedWord.writtenForms(c.text())));
    List<AnalyzedWord> free = pieces.stream().flatMap(p -> p.words().stream()).toList();
    if (free.isEmpty() && !written.isEmpty()) {
      ranking.add(words.asWritten(written), Occur.MUST); // nothing but stop words was asked for
    } else if (!free.isEmpty()) {
      ranking.add(words.any(pieces), Occur.MUST);
      preferred.addAll(words.named(free));
      preferred.addAll(preferences.of(pieces));
      highlighting.add(marks.each(free), Occur.SHOULD);
    }
  }

  private String folded(String prefix) {
    return IndexField.ANALYZER.normalize(IndexField.BODY.id(), prefix).utf8ToString();
  }

  /** A question of exclusions alone is asked of all postings; one without words finds all. */
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
