package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.AnyOf;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.Restriction.Having;
import fr.denicheur.query.Restriction.Not;
import java.util.List;

/** Prints restrictions as filters of a cluster. */
final class RestrictionPrinter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RestrictionPrinter() {}

  /** Returns a filter for the postings that meet a restriction. */
  static ObjectNode print(Restriction restriction) {
    return switch (restriction) {
      case Having having ->
          QueryJson.object(
              "term", Mapping.name(IndexField.of(having.facet())), JSON.textNode(having.value()));
      case Dated dated -> dated(dated);
      case AllOf(List<Restriction> parts) ->
          parts.isEmpty() ? Publication.everything() : joined("filter", parts);
      case AnyOf(List<Restriction> parts) ->
          parts.isEmpty() ? QueryJson.nothing() : joined("should", parts);
      case Not(Restriction part) -> joined("must_not", List.of(part));
    };
  }

  private static ObjectNode joined(String how, List<Restriction> parts) {
    ObjectNode bool = JSON.objectNode();
    parts.forEach(part -> bool.withArray(how).add(print(part)));
    return QueryJson.object("bool", bool);
  }

  private static ObjectNode dated(Dated dated) {
    ObjectNode days = JSON.objectNode();
    if (dated.from() != null) {
      days.put("gte", dated.from().toEpochDay());
    }
    if (dated.to() != null) {
      days.put("lte", dated.to().toEpochDay());
    }
    return QueryJson.object("range", Mapping.name(IndexField.DATE), days);
  }
}
