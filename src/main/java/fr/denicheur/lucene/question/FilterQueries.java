package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.AnyOf;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.Restriction.Having;
import fr.denicheur.query.Restriction.Not;
import fr.denicheur.rule.Guidance.Boost;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Turns filters, and what an owner means by a boost, into queries that do not rank. */
public final class FilterQueries {
  private static final FacetsConfig FACETS = new FacetsConfig();

  private FilterQueries() {}

  /** Narrows a query to a filter, one dimension for each facet, so facets count sideways. */
  public static DrillDownQuery narrow(Query query, Filter filter) {
    return narrow(query, filter, List.of());
  }

  /**
   * Narrows a query to a filter, one dimension for each facet and for each part of the restriction
   * without which postings are counted too.
   *
   * @param apart different parts of the restriction; their dimensions come after the facets
   */
  public static DrillDownQuery narrow(Query query, Filter filter, List<Restriction> apart) {
    List<Restriction> together = new ArrayList<>(filter.restriction().demands());
    together.removeAll(apart);
    DrillDownQuery narrowed = new DrillDownQuery(FACETS, met(query, new AllOf(together)));
    filter
        .selections()
        .forEach((facet, values) ->
            values.forEach(
                value -> narrowed.add(facet.id(), WordQueries.term(IndexField.of(facet), value))));
    apart.forEach(part -> narrowed.add(part.toString(), of(part)));
    return narrowed;
  }

  /** Returns a query that matches the postings that a boost means, each with a score of 1. */
  public static Query meant(Boost boost) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boost
        .filter()
        .selections()
        .forEach((facet, values) ->
            all.add(WordQueries.anyOf(IndexField.of(facet), List.copyOf(values)), Occur.FILTER));
    if (!boost.postings().isEmpty()) {
      List<String> ids = boost.postings().stream().map(Object::toString).sorted().toList();
      all.add(WordQueries.anyOf(IndexField.ID, ids), Occur.FILTER);
    }
    Restriction restriction = boost.filter().restriction();
    if (!restriction.equals(Restriction.none())) {
      all.add(of(restriction), Occur.FILTER);
    }
    return new ConstantScoreQuery(all.build());
  }

  /** Returns a query narrowed to the postings that meet a restriction. */
  private static Query met(Query query, Restriction restriction) {
    return restriction.equals(Restriction.none())
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(of(restriction), Occur.FILTER)
            .build();
  }

  /** Returns a query that matches the postings that meet a restriction. */
  private static Query of(Restriction restriction) {
    return switch (restriction) {
      case Having having -> WordQueries.term(IndexField.of(having.facet()), having.value());
      case Dated dated -> dated(dated);
      case AllOf(List<Restriction> parts) ->
          parts.isEmpty() ? MatchAllDocsQuery.INSTANCE : joined(parts, Occur.FILTER);
      case AnyOf(List<Restriction> parts) ->
          parts.isEmpty() ? MatchNoDocsQuery.INSTANCE : joined(parts, Occur.SHOULD);
      case Not(Restriction part) ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(of(part), Occur.MUST_NOT)
              .build();
    };
  }

  private static Query joined(List<Restriction> parts, Occur occur) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(of(part), occur));
    return all.build();
  }

  private static Query dated(Dated dated) {
    return NumericDocValuesField.newSlowRangeQuery(
        IndexField.DATE.id(),
        dated.from() == null ? Long.MIN_VALUE : dated.from().toEpochDay(),
        dated.to() == null ? Long.MAX_VALUE : dated.to().toEpochDay());
  }
}
