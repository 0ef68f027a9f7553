package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.NumberRangeQuery;
import fr.denicheur.lucene.index.NumberRangeQuery.Relation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.junit.jupiter.api.Test;

/** Every query that a question can become has a printed form. */
class QueryPrinterTest {
  private static final TermQuery MIEL = new TermQuery(new Term("title.text", "miel"));

  /** Queries that never leave this process. */
  private static final Set<String> LOCAL =
      Set.of("DrillDownQuery", "MatchNoDocsQuery", "TranslatedQuery", "Query");

  /** The printer has a case for each; the contract and {@link ParityTest} compare what it says. */
  private static final Set<String> PRINTED =
      Set.of(
          "BooleanQuery",
          "BoostQuery",
          "ConstantScoreQuery",
          "CoverageQuery",
          "DisjunctionMaxQuery",
          "KnownPhraseQuery",
          "MatchAllDocsQuery",
          "NumberRangeQuery",
          "PhraseQuery",
          "PieceQuery",
          "PrefixQuery",
          "RankedQuery",
          "TermQuery");

  @Test
  void eachKindOfQueryThatAQuestionBecomesHasAPrintedForm() {
    Set<String> made = new TreeSet<>();
    for (JavaClass room :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "fr.denicheur.lucene.scoring",
                "fr.denicheur.lucene.question",
                "fr.denicheur.lucene.answer",
                "fr.denicheur.lucene.index")) {
      Stream.concat(
              Stream.of(room),
              room.getConstructorCallsFromSelf().stream().map(JavaConstructorCall::getTargetOwner))
          .filter(one -> !one.getModifiers().contains(JavaModifier.ABSTRACT))
          .map(one -> one.getName().replace("$Builder", ""))
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .filter(name -> name.endsWith("Query"))
          .forEach(made::add);
    }
    made.removeAll(LOCAL);
    assertThat(made).contains("PieceQuery", "TermQuery").isSubsetOf(PRINTED);
  }

  @Test
  void queriesOfLuceneArePrintedAsTheirCounterparts() {
    assertThat(printed(MIEL)).isEqualTo("{'term':{'title_text':{'value':'miel'}}}");
    assertThat(printed(new BoostQuery(MIEL, 2)))
        .isEqualTo("{'term':{'title_text':{'boost':2.0,'value':'miel'}}}");
    assertThat(printed(new PrefixQuery(new Term("body", "mi"))))
        .isEqualTo("{'prefix':{'body':{'value':'mi'}}}");
    assertThat(printed(new ConstantScoreQuery(MIEL)))
        .isEqualTo(
            "{'constant_score':{'filter':{'term':{'title_text':{'value':'miel'}}},'boost':1.0}}");
    assertThat(printed(new DisjunctionMaxQuery(List.of(MIEL), 0)))
        .isEqualTo("{'dis_max':{'queries':[{'term':{'title_text':{'value':'miel'}}}]}}");
    assertThat(printed(MatchAllDocsQuery.INSTANCE)).isEqualTo("{'match_all':{}}");
    assertThat(printed(new NumberRangeQuery(IndexField.DAYS, 2, 3, Relation.WITHIN)))
        .isEqualTo("{'range':{'days':{'relation':'within','gte':2.0,'lte':3.0}}}");
  }

  @Test
  void aPhraseKeepsItsGaps() {
    PhraseQuery phrase =
        new PhraseQuery.Builder()
            .setSlop(1)
            .add(new Term("body", "chef"), 0)
            .add(new Term("body", "projet"), 2)
            .build();
    assertThat(printed(phrase))
        .isEqualTo("{'match_phrase':{'body':{'query':'chef \\u0002 projet','slop':1}}}");
  }

  @Test
  void aQueryThatMayLackAllItsPartsMustHoldOneOfThem() {
    BooleanQuery any =
        new BooleanQuery.Builder().add(MIEL, Occur.SHOULD).add(MIEL, Occur.MUST_NOT).build();
    assertThat(printed(any)).contains("'minimum_should_match':1");
    assertThat(printed(new BooleanQuery.Builder().build())).isEqualTo("{'match_none':{}}");
  }

  @Test
  void whatNoPostingHoldsIsLeftOut() {
    TermQuery unheld = new TermQuery(new Term("body", "hydromel"));
    QueryPrinter printer = new QueryPrinter(part -> !part.equals(unheld));
    BooleanQuery both =
        new BooleanQuery.Builder().add(MIEL, Occur.MUST).add(unheld, Occur.MUST).build();
    BooleanQuery either =
        new BooleanQuery.Builder().add(MIEL, Occur.SHOULD).add(unheld, Occur.SHOULD).build();
    BooleanQuery without =
        new BooleanQuery.Builder().add(MIEL, Occur.MUST).add(unheld, Occur.MUST_NOT).build();

    assertThat(printer.print(unheld)).isEqualTo(QueryJson.nothing());
    assertThat(printer.print(both)).isEqualTo(QueryJson.nothing());
    assertThat(printer.print(new BoostQuery(new DisjunctionMaxQuery(List.of(unheld), 0), 2)))
        .isEqualTo(QueryJson.nothing());
    assertThat(List.of(either, without, new DisjunctionMaxQuery(List.of(unheld, MIEL), 0)))
        .allSatisfy(query ->
            assertThat(printer.print(query).toString())
                .contains("miel")
                .doesNotContain("hydromel"));
  }

  @Test
  void anUnknownQueryIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryPrinter.whole(new WildcardQuery(new Term("body", "m*l"))))
        .withMessageContaining("WildcardQuery");
  }

  private static String printed(Query query) {
    return QueryPrinter.whole(query).toString().replace('"', '\'');
  }
}
