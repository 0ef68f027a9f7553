package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a posting as JSON that a cluster keeps, and reads it back. Absent facts are left out. */
final class PostingJson {
  private PostingJson() {}

  static ObjectNode write(Posting posting) {
    Summary summary = posting.summary();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", posting.id().value());
    json.put("title", posting.title());
    json.put("family", posting.family().id());
    Startup startup = summary.startup();
    if (startup != null) {
      json.set("startup", write(startup));
    }
    json.put("open", posting.open()).put("junior", posting.junior());
    put(json, "date", posting.date());
    ArrayNode conditions = json.putArray("conditions");
    for (Condition one : posting.conditions().all()) {
      conditions
          .addArray()
          .add(one.kind().name())
          .add(one.value())
          .add(one.label())
          .add(one.text());
    }
    json.put("role", posting.role());
    PostingDetails details = posting.details();
    details.technologies().forEach(json.putArray("technologies")::add);
    details.domains().forEach(json.putArray("domains")::add);
    put(json, "contract", details.contract());
    put(json, "friend", details.friend());
    put(json, "contact", details.contact());
    put(json, "external_url", details.externalUrl());
    put(json, "unpublished_on", details.unpublishedOn());
    json.put("filled", details.filled());
    ArrayNode others = json.putArray("others"); // in their order
    details.others().forEach((name, value) -> others.addArray().add(name).add(value));
    return json.put("markdown", posting.markdown()).put("text", posting.text());
  }

  private static ObjectNode write(Startup startup) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("slug", startup.slug()).put("label", startup.label()).put("pitch", startup.pitch());
    put(json.putArray("incubators"), startup.incubators());
    put(json.putArray("themes"), startup.themes());
    return json;
  }

  private static void put(ArrayNode list, List<Startup.Tag> tags) {
    tags.forEach(tag -> list.addArray().add(tag.slug()).add(tag.label()));
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }

  static Posting read(JsonNode json) {
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode one : json.path("conditions")) {
      Condition.Kind kind = Condition.Kind.valueOf(one.path(0).asText());
      conditions.add(
          new Condition(kind, one.path(1).asText(), one.path(2).asText(), one.path(3).asText()));
    }
    JsonNode startup = json.path("startup");
    Summary summary =
        new Summary(
            new PostingId(json.path("id").asText()),
            json.path("title").asText(),
            RoleFamily.withId(json.path("family").asText()).orElse(RoleFamily.AUTRE),
            startup.isMissingNode() ? null : startup(startup),
            json.path("open").asBoolean(),
            json.path("junior").asBoolean(),
            date(json, "date"),
            new Conditions(conditions));
    return new Posting(
        summary,
        json.path("role").asText(),
        details(json),
        json.path("markdown").asText(),
        json.path("text").asText());
  }

  private static Startup startup(JsonNode json) {
    return new Startup(
        json.path("slug").asText(),
        json.path("label").asText(),
        json.path("pitch").asText(),
        tags(json.path("incubators")),
        tags(json.path("themes")));
  }

  private static List<Startup.Tag> tags(JsonNode list) {
    List<Startup.Tag> tags = new ArrayList<>();
    list.forEach(tag -> tags.add(new Startup.Tag(tag.path(0).asText(), tag.path(1).asText())));
    return tags;
  }

  private static PostingDetails details(JsonNode json) {
    Map<String, String> others = new LinkedHashMap<>();
    json.path("others").forEach(pair -> others.put(pair.path(0).asText(), pair.path(1).asText()));
    return new PostingDetails(
        texts(json.path("technologies")),
        texts(json.path("domains")),
        text(json, "contract"),
        text(json, "friend"),
        text(json, "contact"),
        text(json, "external_url"),
        date(json, "unpublished_on"),
        json.path("filled").asBoolean(),
        others);
  }

  /** Returns the texts of a list, in order. */
  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }

  private static @Nullable LocalDate date(JsonNode json, String name) {
    return json.hasNonNull(name) ? LocalDate.parse(json.path(name).asText()) : null;
  }
}
