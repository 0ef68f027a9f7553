package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.NumberRangeQuery;
import fr.denicheur.lucene.scoring.CoverageQuery;
import fr.denicheur.lucene.scoring.KnownPhraseQuery;
import fr.denicheur.lucene.scoring.PieceQuery;
import fr.denicheur.lucene.scoring.Raise;
import fr.denicheur.lucene.scoring.RankedQuery;
import fr.denicheur.lucene.scoring.Suitability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Prints Lucene queries in the query language of OpenSearch. The printed query matches the same
 * postings with the same scores.
 *
 * <p>A question says each word in many ways and looks for each of them in many fields; most of that
 * no posting holds. In this process such a part costs nothing. A cluster reads it, and looks its
 * words up in each segment, so it is left out.
 *
 * @param isHeld whether a posting holds a term, or a phrase
 */
record QueryPrinter(Predicate<Query> isHeld) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Prints a whole query.
   *
   * @throws IllegalArgumentException if there is no printed form of one of its classes
   */
  static ObjectNode whole(Query query) {
    return new QueryPrinter(part -> true).print(query);
  }

  /**
   * Prints a query without the parts that no posting holds.
   *
   * @throws IllegalArgumentException if there is no printed form of one of its classes
   */
  ObjectNode print(Query query) {
    return print(query, 1);
  }

  /** Prints a query that matches the same postings, without their scores: shorter and quicker. */
  ObjectNode filter(Query query) {
    SequencedSet<ObjectNode> any = new LinkedHashSet<>(); // none stands there twice
    addTo(any, query);
    return QueryJson.anyOf(List.copyOf(any));
  }

  private void addTo(SequencedSet<ObjectNode> any, Query query) {
    if (!mayMatch(query)) {
      return;
    }
    switch (query) {
      case BoostQuery boosted -> addTo(any, boosted.getQuery());
      case ConstantScoreQuery constant -> addTo(any, constant.getQuery());
      case DisjunctionMaxQuery best -> best.getDisjuncts().forEach(part -> addTo(any, part));
      case PieceQuery piece -> piece.parts().forEach(part -> addTo(any, part));
      case BooleanQuery all when isAnyOf(all) ->
          all.clauses().forEach(clause -> addTo(any, clause.query()));
      default -> any.add(print(query));
    }
  }

  private static boolean isAnyOf(BooleanQuery query) {
    return query.getMinimumNumberShouldMatch() <= 1
        && query.clauses().stream().allMatch(clause -> clause.occur() == Occur.SHOULD);
  }

  /** Whether a posting can match. A query may match none though this is true. */
  boolean mayMatch(Query query) {
    return switch (query) {
      case TermQuery term -> isHeld.test(term);
      case PhraseQuery phrase -> isHeld.test(phrase);
      case KnownPhraseQuery known -> isHeld.test(known.phrase());
      case BoostQuery boosted -> mayMatch(boosted.getQuery());
      case ConstantScoreQuery constant -> mayMatch(constant.getQuery());
      case DisjunctionMaxQuery best -> mayMatchAny(best.getDisjuncts());
      case PieceQuery piece -> mayMatchAny(piece.parts());
      case CoverageQuery coverage -> mayMatchAny(coverage.words());
      case RankedQuery ranked -> mayMatch(ranked.demanded());
      case BooleanQuery all -> mayMatchAll(all);
      case MatchNoDocsQuery none -> false;
      default -> true;
    };
  }

  private boolean mayMatchAny(Collection<Query> parts) {
    return parts.stream().anyMatch(this::mayMatch);
  }

  private boolean mayMatchAll(BooleanQuery query) {
    List<Query> required = new ArrayList<>(query.getClauses(Occur.MUST));
    required.addAll(query.getClauses(Occur.FILTER));
    Collection<Query> optional = query.getClauses(Occur.SHOULD);
    return required.stream().allMatch(this::mayMatch)
        && (!required.isEmpty() || optional.isEmpty() || mayMatchAny(optional));
  }

  private ObjectNode print(Query query, float boost) {
    if (!mayMatch(query)) {
      return QueryJson.nothing();
    }
    return switch (query) {
      case RankedQuery ranked -> ranked(ranked, boost);
      case CoverageQuery coverage -> new CoveragePrinter(this).print(coverage, boost);
      case PieceQuery piece ->
          piece.isBest() ? best(piece.parts(), 0, boost) : anyOf(piece.parts(), boost);
      case KnownPhraseQuery known -> print(known.phrase(), boost);
      case BooleanQuery all -> bool(all, boost);
      case BoostQuery boosted -> print(boosted.getQuery(), boost * boosted.getBoost());
      case ConstantScoreQuery constant -> QueryJson.constant(filter(constant.getQuery()), boost);
      case DisjunctionMaxQuery best ->
          best(List.copyOf(best.getDisjuncts()), best.getTieBreakerMultiplier(), boost);
      case TermQuery term ->
          QueryJson.object(
              "term", name(term.getTerm()), leaf("value", term.getTerm().text(), boost));
      case PrefixQuery prefix ->
          QueryJson.object(
              "prefix", name(prefix.getPrefix()), leaf("value", prefix.getPrefix().text(), boost));
      case PhraseQuery phrase -> phrase(phrase, boost);
      case NumberRangeQuery range -> range(range, boost);
      case MatchNoDocsQuery none -> QueryJson.nothing();
      case MatchAllDocsQuery all -> QueryJson.object("match_all", QueryJson.leaf(boost));
      default ->
          throw new IllegalArgumentException(
              "a query must have a printed form; " + query.getClass().getName() + " has none");
    };
  }

  private static ObjectNode leaf(String key, String value, float boost) {
    return QueryJson.leaf(boost).put(key, value);
  }

  private static String name(Term term) {
    return Mapping.name(term.field());
  }

  ObjectNode anyOf(List<Query> parts, float boost) {
    ObjectNode bool = QueryJson.leaf(boost);
    bool.putArray("should").addAll(printed(parts));
    return QueryJson.object("bool", bool.put("minimum_should_match", 1));
  }

  private ObjectNode best(List<Query> parts, float tie, float boost) {
    return QueryJson.best(printed(parts), tie, boost);
  }

  private List<ObjectNode> printed(List<Query> parts) {
    return parts.stream().filter(this::mayMatch).map(this::print).toList();
  }

  private ObjectNode bool(BooleanQuery query, float boost) {
    if (query.clauses().isEmpty()) {
      return QueryJson.nothing();
    }
    ObjectNode bool = QueryJson.leaf(boost);
    boolean mayMiss = true;
    for (BooleanClause clause : query.clauses()) {
      if (clause.isRequired() || mayMatch(clause.query())) {
        bool.withArray(clause.occur().name().toLowerCase(Locale.ROOT))
            .add(clause.isScoring() ? print(clause.query()) : filter(clause.query()));
      }
      mayMiss &= clause.occur() == Occur.SHOULD || clause.occur() == Occur.MUST_NOT;
    }
    int least = Math.max(query.getMinimumNumberShouldMatch(), mayMiss ? 1 : 0);
    return QueryJson.object(
        "bool", bool.has("should") ? bool.put("minimum_should_match", least) : bool);
  }

  private static ObjectNode phrase(PhraseQuery phrase, float boost) {
    Term[] terms = phrase.getTerms();
    EncodedTokens tokens = new EncodedTokens();
    int before = -1;
    for (int i = 0; i < terms.length; i++) {
      int at = phrase.getPositions()[i];
      tokens.add(terms[i].text(), at - before);
      before = at;
    }
    ObjectNode match = leaf("query", tokens.toString(), boost).put("slop", phrase.getSlop());
    return QueryJson.object("match_phrase", name(terms[0]), match);
  }

  private static ObjectNode range(NumberRangeQuery range, float boost) {
    ObjectNode bounds =
        leaf("relation", range.relation().name().toLowerCase(Locale.ROOT), boost)
            .put("gte", range.min())
            .put("lte", range.max());
    return QueryJson.object("range", Mapping.name(range.field()), bounds);
  }

  private ObjectNode ranked(RankedQuery query, float boost) {
    ObjectNode sum = print(query.demanded());
    List<ObjectNode> preferred = printed(query.preferred());
    if (!preferred.isEmpty()) {
      ObjectNode bool = JSON.objectNode();
      bool.putArray("must").add(sum);
      bool.putArray("should").addAll(preferred);
      sum = QueryJson.object("bool", bool);
    }
    Suitability suits = query.suitability();
    ObjectNode timely = suits.open() == 0 && suits.fresh() == 0 ? sum : timely(sum, suits);
    ObjectNode ofTrade = suits.trades().isEmpty() ? timely : ofTrade(timely, suits);
    ObjectNode raised = suits.raises().isEmpty() ? ofTrade : raised(ofTrade, suits.raises());
    return boost == 1 ? raised : QueryJson.boosted(raised, boost);
  }

  /** Multiplies scores by the factors of all that the owner raises or lowers. */
  private ObjectNode raised(ObjectNode query, List<Raise> raises) {
    return QueryJson.multiplied(
        query,
        "multiply",
        raises.stream()
            .map(raise -> QueryJson.filtered(filter(raise.postings()), raise.factor()))
            .toList());
  }

  /** Multiplies scores by 1, and what open and new postings gain. */
  private static ObjectNode timely(ObjectNode query, Suitability suits) {
    String date = Mapping.name(IndexField.DATE);
    ObjectNode decay =
        JSON.objectNode()
            .put("origin", suits.today())
            .put("scale", suits.halfLife())
            .put("decay", 0.5);
    ObjectNode past = QueryJson.filtered(dated("lte", suits.today()), suits.fresh());
    past.set("exp", QueryJson.object(date, decay));
    return QueryJson.multiplied(
        query,
        "sum",
        List.of(
            JSON.objectNode().put("weight", 1),
            QueryJson.filtered(
                QueryJson.object("term", Mapping.name(IndexField.OPEN), text("true")),
                suits.open()),
            past,
            QueryJson.filtered(dated("gt", suits.today()), suits.fresh())));
  }

  private static ObjectNode ofTrade(ObjectNode query, Suitability suits) {
    List<ObjectNode> factors = new ArrayList<>();
    factors.add(JSON.objectNode().put("weight", 1));
    suits
        .trades()
        .forEach((trade, share) ->
            factors.add(
                QueryJson.filtered(
                    QueryJson.object("term", Mapping.name(IndexField.ROLE), text(trade.id())),
                    suits.named() * share)));
    return QueryJson.multiplied(query, "sum", factors);
  }

  private static JsonNode text(String value) {
    return JSON.textNode(value);
  }

  private static ObjectNode dated(String bound, long day) {
    return QueryJson.object(
        "range", Mapping.name(IndexField.DATE), JSON.objectNode().put(bound, day));
  }
}
