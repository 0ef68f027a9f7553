package fr.denicheur.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A configuration file in YAML: {@code key: value} lines, with a list for a repeatable setting.
 *
 * <p>Values stay as they are written: {@code 010} is not read as an octal number, nor {@code no} as
 * a boolean, and YAML tags construct nothing. Relative paths start at the file's own folder.
 */
final class ConfigFile {
  /** Ten times the size of a file with every setting and a comment on each. */
  private static final int MAX_BYTES = 64 * 1024;

  private final Path path;
  private final String name;

  /** The values of each setting in their order, with the line of each, from 1. */
  private final Map<Setting, Map<String, Integer>> values = new EnumMap<>(Setting.class);

  private ConfigFile(Path path, String name) {
    this.path = path;
    this.name = name;
  }

  /**
   * Reads a file.
   *
   * @param name the path as the operator gave it, relative to the folder or absolute
   * @param origin the option or the variable that gave it
   * @throws EnvironmentException if the file cannot be read, is not YAML or contains an unknown
   *     setting; the message names file, line and rule
   */
  static ConfigFile read(Path folder, String name, String origin) {
    ConfigFile file = new ConfigFile(folder.resolve(name).toAbsolutePath(), name);
    try {
      file.take(new Yaml(limits()).compose(new StringReader(file.text(origin))));
    } catch (MarkedYAMLException e) {
      throw file.fault(e.getProblemMark().getLine(), String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw new EnvironmentException(e.getMessage() + " (" + name + ")");
    }
    return file;
  }

  /** Returns the values of a setting; empty if the file does not name it. */
  List<String> of(Setting setting) {
    return List.copyOf(values.getOrDefault(setting, Map.of()).keySet());
  }

  /** Returns the file and the line of a value, or of a value that contains it: "etc.yaml:7". */
  String placeOf(Setting setting, String value) {
    Map<String, Integer> lines = values.getOrDefault(setting, Map.of());
    return lines.entrySet().stream()
        .filter(written -> written.getKey().contains(value))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> lines.values().stream().findFirst())
        .map(line -> name + ":" + line)
        .orElse(name);
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(5);
    limits.setMaxAliasesForCollections(0);
    return limits;
  }

  private String text(String origin) {
    String got = "; got " + name + " (" + origin + ")";
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new EnvironmentException("config must be at most " + MAX_BYTES + " bytes long" + got);
      }
      return Files.readString(path);
    } catch (IOException e) { // there is none, or it is not UTF-8
      throw new EnvironmentException("config must be a file in UTF-8 that can be read" + got);
    }
  }

  private void take(@Nullable Node root) {
    switch (root) {
      case null -> {} // an empty file sets nothing
      case MappingNode mapping -> mapping.getValue().forEach(this::take);
      default -> throw fault(root, "settings must be written as 'key: value' lines");
    }
  }

  private void take(NodeTuple entry) {
    String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    Setting setting =
        Setting.withKey(key).orElseThrow(() -> fault(entry.getKeyNode(), unknown(key)));
    if (values.containsKey(setting)) {
      throw fault(entry.getKeyNode(), key + " must be given only once");
    }
    Node value = entry.getValueNode();
    List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    if (nodes.size() != 1 && !setting.isRepeatable()) {
      throw fault(value, key + " must be one value; got " + nodes.size());
    }
    Map<String, Integer> lines = new LinkedHashMap<>();
    nodes.forEach(node -> lines.putIfAbsent(resolved(setting, scalar(setting, node)), line(node)));
    values.put(setting, lines);
  }

  private String resolved(Setting setting, String value) {
    return setting.isPath() ? path.resolveSibling(value).normalize().toString() : value;
  }

  private static String unknown(String key) {
    return "unknown key '" + key + "'; known are " + String.join(", ", Setting.keys());
  }

  private String scalar(Setting setting, Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    String got = node instanceof ScalarNode ? "nothing" : "a " + node.getNodeId();
    throw fault(node, setting.refusing(got));
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private EnvironmentException fault(Node node, String rule) {
    return fault(node.getStartMark().getLine(), rule);
  }

  private EnvironmentException fault(int index, String rule) {
    return new EnvironmentException(rule + " (" + name + ":" + (index + 1) + ")");
  }
}
