package fr.denicheur.exchange;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a mapping in YAML. Values stay as they are written; a fault names its line. */
final class MappingReader {
  private static final Set<String> PARTS =
      Set.of("lists", "only", "id", "prefix", "guarded", "others", "front-matter", "text");

  private static final Set<String> OF_A_FIELD =
      Set.of("from", "join", "value", "format", "words", "required");

  private static final Set<String> OF_A_TEXT = Set.of("from", "as", "heading");

  private final String name;

  private MappingReader(String name) {
    this.name = name;
  }

  /**
   * Reads a mapping.
   *
   * @param name of the file, for people
   * @throws UnusableFileException if it is no mapping
   */
  static Mapping read(String name, String yaml) {
    MappingReader reader = new MappingReader(name);
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(Mapping.MAX_BYTES);
    limits.setNestingDepthLimit(10);
    limits.setMaxAliasesForCollections(0);
    try {
      return reader.mapping(new Yaml(limits).compose(new StringReader(yaml)));
    } catch (MarkedYAMLException e) {
      throw reader.fault(e.getProblemMark().getLine(), String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw new UnusableFileException(e.getMessage() + " (" + name + ")");
    }
  }

  private Mapping mapping(@Nullable Node root) {
    if (root == null) {
      throw fault(0, "a mapping must have the keys id and front-matter; got nothing");
    }
    Map<String, Node> parts = entries(root, PARTS);
    if (!parts.containsKey("id") || !parts.containsKey("front-matter")) {
      throw fault(root, "a mapping must have the keys id and front-matter");
    }
    return new Mapping(
        texts(parts.get("lists")),
        words(parts.get("only")),
        texts(parts.get("id")),
        parts.containsKey("prefix") ? text(parts.get("prefix")) : "",
        isTrue(parts.get("guarded")),
        parts.containsKey("others") ? text(parts.get("others")) : null,
        fields(parts.get("front-matter")),
        parts.containsKey("text") ? parts(parts.get("text")) : List.of());
  }

  private List<MappedField> fields(Node node) {
    List<MappedField> fields = new ArrayList<>();
    entries(node, null).forEach((key, value) -> fields.add(field(key, value)));
    if (fields.stream().noneMatch(field -> field.key().equals("title"))) {
      throw fault(node, "front-matter must have a title");
    }
    return fields;
  }

  private MappedField field(String key, Node node) {
    boolean isTitle = key.equals("title");
    if (!(node instanceof MappingNode)) {
      return new MappedField(key, texts(node), null, null, null, Map.of(), isTitle);
    }
    Map<String, Node> parts = entries(node, OF_A_FIELD);
    if (parts.containsKey("from") == parts.containsKey("value")) {
      throw fault(node, key + " must have either from or value");
    }
    Map<String, String> words = new LinkedHashMap<>();
    words(parts.get("words")).forEach((k, v) -> words.put(k.toLowerCase(Locale.ROOT), v));
    return new MappedField(
        key,
        texts(parts.get("from")),
        optional(parts, "join"),
        optional(parts, "value"),
        optional(parts, "format"),
        words,
        isTitle || isTrue(parts.get("required")));
  }

  private List<MappedText> parts(Node node) {
    List<MappedText> parts = new ArrayList<>();
    List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node part : nodes) {
      Map<String, Node> of = entries(part, OF_A_TEXT);
      if (!of.containsKey("from")) {
        throw fault(part, "a part of the text must have the key from");
      }
      parts.add(new MappedText(texts(of.get("from")), form(of.get("as")), optional(of, "heading")));
    }
    return parts;
  }

  private MappedText.Form form(@Nullable Node node) {
    if (node == null) {
      return MappedText.Form.PLAIN;
    }
    Map<String, MappedText.Form> forms = new TreeMap<>();
    for (MappedText.Form form : MappedText.Form.values()) {
      forms.put(form.id(), form);
    }
    MappedText.Form form = forms.get(text(node));
    if (form == null) {
      throw fault(
          node, "as must be one of " + String.join(", ", forms.keySet()) + "; got " + text(node));
    }
    return form;
  }

  private Map<String, String> words(@Nullable Node node) {
    Map<String, String> words = new LinkedHashMap<>();
    if (node != null) {
      entries(node, null).forEach((key, value) -> words.put(key, text(value)));
    }
    return words;
  }

  private @Nullable String optional(Map<String, Node> parts, String key) {
    Node node = parts.get(key);
    return node == null ? null : text(node);
  }

  private List<String> texts(@Nullable Node node) {
    return switch (node) {
      case null -> List.of();
      case SequenceNode list -> list.getValue().stream().map(this::text).toList();
      default -> List.of(text(node));
    };
  }

  private boolean isTrue(@Nullable Node node) {
    return node != null && text(node).equals("true");
  }

  private String text(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw fault(node == null ? 0 : node.getStartMark().getLine(), "a text must stand here");
  }

  /**
   * Returns the entries of a mapping in their order.
   *
   * @param known the keys that it may have; {@code null} for any
   */
  private Map<String, Node> entries(Node node, @Nullable Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw fault(node, "'key: value' lines must stand here");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    mapping
        .getValue()
        .forEach(entry -> {
          String key = text(entry.getKeyNode());
          if (known != null && !known.contains(key)) {
            throw fault(
                entry.getKeyNode(),
                "unknown key '"
                    + key
                    + "'; known are "
                    + String.join(", ", known.stream().sorted().toList()));
          }
          if (entries.put(key, entry.getValueNode()) != null) {
            throw fault(entry.getKeyNode(), key + " must be given only once");
          }
        });
    return entries;
  }

  private UnusableFileException fault(Node node, String rule) {
    return fault(node.getStartMark().getLine(), rule);
  }

  private UnusableFileException fault(int index, String rule) {
    return new UnusableFileException(rule + " (" + name + ":" + (index + 1) + ")");
  }
}
