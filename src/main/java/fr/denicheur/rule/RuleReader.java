package fr.denicheur.rule;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.rule.Guidance.Boost;
import fr.denicheur.rule.Guidance.Pin;
import fr.denicheur.rule.RulesFile.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads rules from nodes of YAML, and collects what is wrong with them. For one thread. */
final class RuleReader {
  private static final Set<String> KEYS =
      Set.of("question", "pin", "boost", "hide", "synonyms", "stop-words");

  private final List<Fault> faults = new ArrayList<>();
  private final Map<PostingId, Integer> named = new LinkedHashMap<>();

  /** Returns what is wrong with the rules that were read. */
  List<Fault> faults() {
    return faults;
  }

  /** Returns the postings that were named, each with the first line that does. */
  Map<PostingId, Integer> named() {
    return named;
  }

  OwnerRule rule(Node node) {
    Map<String, Node> parts = parts(node, KEYS);
    List<Question> questions = new ArrayList<>();
    texts(parts, "question", (text, at) -> questions.add(QuestionParser.parse(text)));
    List<Pin> pins = new ArrayList<>();
    for (Node pin : items(parts, "pin")) {
      pin(pin, pins.size() + 1).ifPresent(pins::add);
    }
    if (!pins.isEmpty() && questions.isEmpty()) {
      error(node, "« pin » doit avoir une « question »", "Dites pour quelle question épingler.");
    }
    Set<Integer> places = pins.stream().map(Pin::place).collect(Collectors.toSet());
    if (places.size() < pins.size()) {
      error(node, "deux offres ont la même place", "Donnez à chacune sa place.");
    }
    List<Boost> boosts = new ArrayList<>();
    items(parts, "boost").forEach(boost -> boost(boost).ifPresent(boosts::add));
    Set<PostingId> hidden = new LinkedHashSet<>();
    texts(parts, "hide", (text, at) -> posting(text, at).ifPresent(hidden::add));
    List<String> synonyms = new ArrayList<>();
    texts(parts, "synonyms", (text, at) -> synonym(text, at).ifPresent(synonyms::add));
    List<String> stopWords = new ArrayList<>();
    texts(parts, "stop-words", (text, at) -> stopWords.add(text));
    return new OwnerRule(questions, synonyms, stopWords, pins, boosts, hidden);
  }

  private Optional<Pin> pin(Node node, int next) {
    if (node instanceof ScalarNode scalar) {
      return posting(scalar.getValue(), node).flatMap(posting -> pin(posting, next, node));
    }
    Map<String, Node> parts = parts(node, Set.of("posting", "place"));
    Optional<PostingId> posting = text(parts, "posting", node).flatMap(text -> posting(text, node));
    int place = parts.containsKey("place") ? place(parts, node) : next;
    return posting.flatMap(id -> pin(id, place, node));
  }

  /** Returns the place of a pin; 0, which no pin may have, if it is no number. */
  private int place(Map<String, Node> parts, Node node) {
    float place = text(parts, "place", node).map(RuleReader::number).orElse(0f);
    return (int) place;
  }

  private Optional<Pin> pin(PostingId posting, int place, Node node) {
    try {
      return Optional.of(new Pin(posting, place));
    } catch (IllegalArgumentException e) {
      error(
          node,
          "la place doit être un nombre de 1 à " + Guidance.LAST_PLACE,
          "Donnez une autre place.");
      return Optional.empty();
    }
  }

  private Optional<Boost> boost(Node node) {
    Set<String> known =
        Arrays.stream(Facet.values()).map(Facet::id).collect(Collectors.toCollection(HashSet::new));
    known.addAll(List.of("by", "postings"));
    Map<String, Node> parts = parts(node, known);
    int before = faults.size();
    Filter filter = filter(parts);
    Set<PostingId> postings = new LinkedHashSet<>();
    texts(parts, "postings", (text, at) -> posting(text, at).ifPresent(postings::add));
    if (faults.size() > before) {
      return Optional.empty();
    }
    if (postings.isEmpty() == filter.equals(Filter.NONE)) {
      error(
          node,
          "un « boost » doit nommer soit des « postings », soit une facette",
          "Écrivez par exemple « {by: 2, startup: lapins} ».");
      return Optional.empty();
    }
    float factor = text(parts, "by", node).map(RuleReader::number).orElse(Float.NaN);
    if (!(factor >= Boost.LEAST && factor <= Boost.MOST)) {
      error(
          node,
          "« by » doit être un nombre de " + Boost.LEAST + " à " + (int) Boost.MOST,
          "2 double le score, 0.5 le divise par deux.");
      return Optional.empty();
    }
    return Optional.of(new Boost(postings, filter, factor));
  }

  private Filter filter(Map<String, Node> parts) {
    Filter filter = Filter.NONE;
    for (Facet facet : Facet.values()) {
      if (parts.containsKey(facet.id())) {
        filter = narrowed(filter, facet, parts);
      }
    }
    return filter;
  }

  private Filter narrowed(Filter filter, Facet facet, Map<String, Node> parts) {
    List<String> values = new ArrayList<>();
    texts(parts, facet.id(), (text, at) -> values.add(text));
    try {
      return filter.with(facet, values);
    } catch (InvalidQueryException e) {
      error(
          items(parts, facet.id()).getFirst(),
          "valeur inconnue de « " + facet.id() + " » : " + String.join(", ", values),
          "Prenez la valeur que l'adresse d'une recherche montre.");
      return filter;
    }
  }

  private Optional<PostingId> posting(String text, Node node) {
    try {
      PostingId posting = new PostingId(text);
      named.putIfAbsent(posting, line(node));
      return Optional.of(posting);
    } catch (IllegalArgumentException e) {
      error(node, "« " + text + " » n'est pas un identifiant", "Copiez celui de l'adresse.");
      return Optional.empty();
    }
  }

  private Optional<String> synonym(String text, Node node) {
    List<String> ways =
        WordFile.split(text.replace('~', '='), "=").stream()
            .filter(way -> !StemmedAnalyzer.stems(way).isEmpty())
            .toList();
    if (ways.size() < 2) {
      error(
          node,
          "un synonyme doit avoir deux côtés ; lu : « " + text + " »",
          "Écrivez « bizdev = chargé de déploiement », ou « ~ » pour un sens voisin.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** Returns a number; 0 if the text is none. */
  private static float number(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Returns the values of a mapping by their keys; names unknown keys and drops them. */
  private Map<String, Node> parts(Node node, Set<String> known) {
    Map<String, Node> parts = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      error(node, "il faut ici des lignes « clé: valeur »", "Voyez docs/RULES.md.");
      return parts;
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        String list = known.stream().sorted().collect(Collectors.joining(", "));
        warn(entry.getKeyNode(), "clé inconnue « " + key + " », ignorée", "Connues : " + list);
      } else if (parts.put(key, entry.getValueNode()) != null) {
        error(entry.getKeyNode(), "« " + key + " » est écrit deux fois", "Gardez-en un.");
      }
    }
    return parts;
  }

  private Optional<String> text(Map<String, Node> parts, String key, Node parent) {
    if (parts.get(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    error(parent, "« " + key + " » manque ou n'est pas une valeur", "Complétez la ligne.");
    return Optional.empty();
  }

  private void texts(Map<String, Node> parts, String key, BiConsumer<String, Node> taken) {
    for (Node item : items(parts, key)) {
      if (item instanceof ScalarNode scalar && isSaid(scalar, key)) {
        taken.accept(scalar.getValue().strip(), item);
      } else {
        error(item, "« " + key + " » prend un texte ou une liste de textes", "Corrigez la ligne.");
      }
    }
  }

  /** An empty question is that of a visitor who has typed nothing yet; nothing else may be. */
  private static boolean isSaid(ScalarNode scalar, String key) {
    return !scalar.getValue().isBlank() || (key.equals("question") && isQuoted(scalar));
  }

  private static boolean isQuoted(ScalarNode scalar) {
    return switch (scalar.getScalarStyle()) {
      case SINGLE_QUOTED, DOUBLE_QUOTED -> true;
      default -> false;
    };
  }

  private static List<Node> items(Map<String, Node> parts, String key) {
    Node value = parts.get(key);
    return switch (value) {
      case null -> List.of();
      case SequenceNode list -> list.getValue();
      default -> List.of(value);
    };
  }

  private void error(Node node, String message, String remedy) {
    faults.add(new Fault(line(node), true, message, remedy));
  }

  private void warn(Node node, String message, String remedy) {
    faults.add(new Fault(line(node), false, message, remedy));
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
