package fr.denicheur.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
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
  private final Map<Setting, List<String>> values = new EnumMap<>(Setting.class);

  private ConfigFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file.
   *
   * @throws EnvironmentException if the file cannot be read, is not YAML or contains an unknown
   *     setting; the message names file, line and rule
   */
  static ConfigFile read(Path path) {
    ConfigFile file = new ConfigFile(path.toAbsolutePath());
    try {
      file.take(new Yaml(limits()).compose(new StringReader(file.text())));
    } catch (MarkedYAMLException e) {
      throw file.fault(e.getProblemMark().getLine(), String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw new EnvironmentException(path + ": " + e.getMessage());
    }
    return file;
  }

  /** Returns the values of a setting; empty if the file does not name it. */
  List<String> of(Setting setting) {
    return values.getOrDefault(setting, List.of());
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(5);
    limits.setMaxAliasesForCollections(0);
    return limits;
  }

  private String text() {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new EnvironmentException(path + " must be at most " + MAX_BYTES + " bytes long");
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new EnvironmentException("there is no configuration file " + path);
    } catch (IOException e) {
      throw new EnvironmentException("cannot read the configuration file " + path + ": " + e);
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
    String key = scalar(entry.getKeyNode());
    Setting setting =
        Setting.withKey(key).orElseThrow(() -> fault(entry.getKeyNode(), unknown(key)));
    if (values.containsKey(setting)) {
      throw fault(entry.getKeyNode(), "'" + key + "' must be given only once");
    }
    List<String> found = scalars(entry.getValueNode());
    if (found.size() != 1 && !setting.isRepeatable()) {
      throw fault(entry.getValueNode(), "'" + key + "' takes one value; got " + found.size());
    }
    values.put(setting, found.stream().map(value -> resolved(setting, value)).toList());
  }

  private String resolved(Setting setting, String value) {
    return setting.isPath() ? path.resolveSibling(value).normalize().toString() : value;
  }

  private static String unknown(String key) {
    return "unknown key '" + key + "'; known are " + String.join(", ", Setting.keys());
  }

  private List<String> scalars(Node value) {
    return value instanceof SequenceNode list
        ? list.getValue().stream().map(this::scalar).toList()
        : List.of(scalar(value));
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw fault(node, "a word, a number or a path is expected here");
  }

  private EnvironmentException fault(Node node, String rule) {
    return fault(node.getStartMark().getLine(), rule);
  }

  private EnvironmentException fault(int line, String rule) {
    return new EnvironmentException(path + ", line " + (line + 1) + ": " + rule);
  }
}
