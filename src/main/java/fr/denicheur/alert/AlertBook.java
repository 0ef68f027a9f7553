package fr.denicheur.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.DurableFile;
import fr.denicheur.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The alerts of the operator's file, and those that programs made, which it keeps in a file. Any
 * thread may call any method.
 */
final class AlertBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Alert> named = new LinkedHashMap<>();
  private final SortedMap<String, Alert> made = new TreeMap<>();
  private final Path file;

  /**
   * Reads the alerts that programs made.
   *
   * @param operators the alerts of the operator's file
   * @param folder holds the file; it exists
   * @throws UncheckedIOException if the file cannot be read
   */
  AlertBook(List<Alert> operators, Path folder) {
    operators.forEach(alert -> named.put(alert.id(), alert));
    this.file = folder.resolve("alerts.json");
    try {
      if (Files.exists(file)) {
        for (JsonNode one : JSON.readTree(Files.readAllBytes(file))) {
          Alert alert = alert(one.path("id").asText(), one);
          made.put(alert.id(), alert);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the alerts of " + file, e);
    }
  }

  /** Returns all alerts, those of the operator first. */
  synchronized List<Alert> all() {
    return Stream.concat(
            named.values().stream(),
            made.values().stream().filter(alert -> !named.containsKey(alert.id())))
        .toList();
  }

  synchronized Optional<Alert> find(String id) {
    return Optional.ofNullable(named.get(id)).or(() -> Optional.ofNullable(made.get(id)));
  }

  /** Whether an alert is in the operator's file, which no program changes. */
  boolean isNamed(String id) {
    return named.containsKey(id);
  }

  /** Makes or replaces an alert; returns whether it is new. */
  synchronized boolean put(Alert alert) {
    boolean isNew = made.put(alert.id(), alert) == null;
    save();
    return isNew;
  }

  /** Removes an alert that a program made; returns whether there was one. */
  synchronized boolean remove(String id) {
    boolean isRemoved = made.remove(id) != null;
    if (isRemoved) {
      save();
    }
    return isRemoved;
  }

  private void save() {
    ArrayNode all = JSON.createArrayNode();
    made.values().forEach(alert -> all.add(json(alert)));
    try {
      DurableFile.write(file, JSON.writeValueAsBytes(all));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the alerts of " + file, e);
    }
  }

  static Alert read(String id, byte[] json) {
    JsonNode read = Json.read(json);
    Set<String> unknown = new TreeSet<>();
    read.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(Set.of("search", "webhook", "mail"));
    if (!read.isObject() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the body must be a JSON object of search, and webhook or mail; got " + unknown);
    }
    return alert(id, read);
  }

  private static Alert alert(String id, JsonNode json) {
    return Alert.of(
        id,
        json.path("search").asText(),
        json.path("webhook").asText(),
        json.path("mail").asText());
  }

  /** Returns an alert as files and programs write it. */
  static ObjectNode json(Alert alert) {
    String kind = alert.target() instanceof Alert.Mail ? "mail" : "webhook";
    return JSON.createObjectNode()
        .put("id", alert.id())
        .put("search", alert.search())
        .put(kind, alert.target().address());
  }
}
