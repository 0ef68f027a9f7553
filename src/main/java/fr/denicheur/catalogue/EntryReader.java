package fr.denicheur.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.denicheur.posting.ShortText;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Startup.Tag;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Problem.Severity;
import fr.denicheur.reading.text.CleanText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the entries of a catalogue, and collects what is wrong with them. For one thread. */
final class EntryReader {
  /** A longer pitch is cut: it is a sentence or two, and its words count for every posting. */
  static final int MAX_PITCH = 1_000;

  /** More incubators or themes of one startup are left out. */
  static final int MAX_TAGS = 20;

  /** Further problems are only counted: one mistake of a program is in every entry. */
  static final int MAX_PROBLEMS = 100;

  private static final String RULE = "startup-catalogue";
  private static final Set<String> KEYS = Set.of("slug", "name", "pitch", "incubator", "themes");

  private final String file;
  private final Map<String, Startup> startups = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int unlisted;

  EntryReader(String file) {
    this.file = file;
  }

  /** Returns the startups that were read. */
  Catalogue catalogue() {
    return Catalogue.of(startups);
  }

  /** Returns what is wrong, in the order in which it was found. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    if (unlisted > 0) {
      all.add(
          problem(
              0,
              Severity.WARNING,
              unlisted + " autres défauts ne sont pas montrés",
              "Corrigez d'abord ceux-ci."));
    }
    return all;
  }

  /** Notes that nothing of the file can be used. */
  void refuse(int line, String message, String remedy) {
    problems.addFirst(problem(line, Severity.FATAL, message, remedy));
  }

  /** Notes that a part of the file is left out. */
  void warn(int line, String message, String remedy) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem(line, Severity.WARNING, message, remedy));
    } else {
      unlisted++;
    }
  }

  private Problem problem(int line, Severity severity, String message, String remedy) {
    return new Problem(file, line, 0, severity, RULE, "", message, remedy);
  }

  /** Reads an entry of our own form. */
  void entry(int line, JsonNode entry) {
    if (!entry.isObject()) {
      warn(line, "il faut ici des lignes « clé: valeur »", "Voyez docs/STARTUPS.md.");
      return;
    }
    Set<String> unknown = new TreeSet<>();
    entry.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(KEYS);
    unknown.forEach(key ->
        warn(
            line,
            "clé inconnue « " + shown(key) + " », ignorée",
            "Connues : " + String.join(", ", new TreeSet<>(KEYS)) + "."));
    add(
        line,
        text(line, "slug", entry.path("slug")),
        text(line, "name", entry.path("name")),
        text(line, "pitch", entry.path("pitch")),
        tags(line, "incubator", entry.path("incubator"), Function.identity()),
        tags(line, "themes", entry.path("themes"), Function.identity()));
  }

  /**
   * Reads a product of a JSON:API document.
   *
   * @param titles the titles of incubators by their ids
   */
  void product(int line, JsonNode product, Map<String, String> titles) {
    if (!product.isObject()) {
      warn(line, "un élément de « data » n'est pas un objet", "Téléchargez le fichier de nouveau.");
      return;
    }
    JsonNode attributes = product.path("attributes");
    JsonNode relationships = product.path("relationships");
    String pitch = text(line, "pitch", attributes.path("pitch"));
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    ids.add(relationships.path("incubator").path("data").path("id"));
    relationships.path("incubators").path("data").forEach(one -> ids.add(one.path("id")));
    add(
        line,
        text(line, "id", product.path("id")),
        text(line, "name", attributes.path("name")),
        pitch.isEmpty() ? text(line, "mission", attributes.path("mission")) : pitch,
        tags(line, "incubator", ids, id -> titles.getOrDefault(id, id)),
        tags(line, "thematiques", attributes.path("thematiques"), Function.identity()));
  }

  private void add(
      int line, String written, String name, String pitch, List<Tag> incubators, List<Tag> themes) {
    Optional<Startup> startup = Startup.named(written);
    if (startup.isEmpty() || name.isEmpty()) {
      String missing = startup.isEmpty() ? "d'identifiant (slug, id)" : "de nom (name)";
      warn(line, "cette startup n'a pas " + missing + " : ignorée", "Donnez-le.");
      return;
    }
    String slug = startup.get().slug();
    String label = ShortText.of(name, Startup.MAX_LENGTH);
    String said = ShortText.of(pitch, MAX_PITCH);
    if (startups.putIfAbsent(slug, new Startup(slug, label, said, incubators, themes)) != null) {
      warn(line, "« " + slug + " » est déjà dans le fichier : ignorée", "Gardez une seule entrée.");
    }
  }

  /**
   * Returns incubators or themes.
   *
   * @param value a text, or a list of them
   * @param title makes a name of what is written
   */
  private List<Tag> tags(int line, String key, JsonNode value, Function<String, String> title) {
    List<Tag> tags = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      String written = text(line, key, one);
      String slug = Startup.slugOf(written);
      boolean isKnown = tags.stream().anyMatch(tag -> tag.slug().equals(slug));
      if (!slug.isEmpty() && !isKnown && tags.size() < MAX_TAGS) {
        tags.add(new Tag(slug, ShortText.of(title.apply(written), Startup.MAX_LENGTH)));
      }
    }
    return tags;
  }

  /** Returns a text on one line; empty if there is none or the value is no text. */
  private String text(int line, String key, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isValueNode()) {
      warn(line, "« " + key + " » n'est pas un texte : ignoré", "Écrivez un texte.");
      return "";
    }
    return line(value.asText());
  }

  /** Returns a text as people see it, on one line. */
  static String line(String written) {
    String shown = CleanText.line(CleanText.withoutEntities(written, sign -> true));
    return Normalizer.normalize(shown, Normalizer.Form.NFC);
  }

  private static String shown(String key) {
    return ShortText.of(key, Problem.MAX_VALUE);
  }
}
