package fr.denicheur.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.Startup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting as a row. Facts of the front matter have its names; what was worked out has the names
 * of the facets. The names are a contract with programs.
 */
final class PostingRow {
  /** All columns, in their order. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "roles",
          "role",
          "startup",
          "open",
          "poste_pourvu",
          "junior",
          "date",
          "depublication_date",
          "contrat",
          "contract",
          "remote",
          "place",
          "techno",
          "domaines",
          "friend",
          "contact",
          "externalURL",
          "others",
          "markdown");

  private PostingRow() {}

  /** Returns the columns that have a value, in their order. */
  static ObjectNode of(Posting posting) {
    PostingDetails details = posting.details();
    Conditions conditions = posting.conditions();
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", posting.id().value());
    row.put("title", posting.title());
    row.put("roles", posting.role());
    row.put("role", posting.family().id());
    put(row, "startup", posting.startup() == null ? null : written(posting.startup()));
    row.put("open", posting.open());
    put(row, "poste_pourvu", details.filled() ? "true" : null);
    row.put("junior", posting.junior());
    put(row, "date", posting.date());
    put(row, "depublication_date", details.unpublishedOn());
    put(row, "contrat", details.contract());
    put(row, "contract", conditions.values(Kind.CONTRACT));
    put(row, "remote", conditions.value(Kind.REMOTE).orElse(null));
    put(row, "place", conditions.values(Kind.PLACE));
    put(row, "techno", details.technologies());
    put(row, "domaines", details.domains());
    put(row, "friend", details.friend());
    put(row, "contact", details.contact());
    put(row, "externalURL", details.externalUrl());
    if (!details.others().isEmpty()) {
      ObjectNode others = row.putObject("others");
      details.others().forEach(others::put);
    }
    put(row, "markdown", posting.markdown().isEmpty() ? null : posting.markdown());
    return row;
  }

  /** Returns the name, unless an import would read another slug from it. */
  private static String written(Startup startup) {
    return startup.isNamedAsItsSlug() ? startup.label() : startup.slug();
  }

  private static void put(ObjectNode row, String column, @Nullable Object value) {
    if (value != null) {
      row.put(column, value.toString());
    }
  }

  private static void put(ObjectNode row, String column, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(row.putArray(column)::add);
    }
  }
}
