package fr.denicheur.alert;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the operator's alerts: a YAML list of {@code id}, {@code search}, and the receiver. */
public final class AlertsFile {
  /** A kilobyte for each of ten thousand alerts. */
  private static final int MAX_BYTES = 10 << 20;

  private static final Set<String> KEYS = Set.of("id", "search", "webhook", "mail");

  private AlertsFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not as it must be; the message names line and rule
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<Alert> read(Path path) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(4);
    limits.setMaxAliasesForCollections(0);
    try {
      return alerts(new Yaml(limits).compose(new StringReader(Files.readString(path))));
    } catch (MarkedYAMLException e) {
      throw fault(e.getProblemMark().getLine(), String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the alerts of " + path, e);
    }
  }

  private static List<Alert> alerts(@org.jspecify.annotations.Nullable Node root) {
    List<Alert> alerts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (root instanceof SequenceNode list) {
      for (Node node : list.getValue()) {
        Alert alert = alert(node);
        if (!ids.add(alert.id())) {
          throw fault(node.getStartMark().getLine(), "two alerts have the id " + alert.id());
        }
        alerts.add(alert);
      }
    } else if (root != null) {
      throw fault(root.getStartMark().getLine(), "alerts must be a list");
    }
    return alerts;
  }

  private static Alert alert(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw fault(node.getStartMark().getLine(), "an alert must be lines of 'key: value'");
    }
    Map<String, String> parts = new HashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      int line = entry.getKeyNode().getStartMark().getLine();
      if (!KEYS.contains(key)) {
        throw fault(line, "unknown key '" + key + "'; known are id, search, webhook, mail");
      }
      if (!(entry.getValueNode() instanceof ScalarNode value)) {
        throw fault(line, key + " must be one value");
      }
      parts.put(key, value.getValue());
    }
    try {
      return Alert.of(
          parts.getOrDefault("id", ""),
          parts.getOrDefault("search", ""),
          parts.getOrDefault("webhook", ""),
          parts.getOrDefault("mail", ""));
    } catch (IllegalArgumentException e) {
      throw fault(node.getStartMark().getLine(), String.valueOf(e.getMessage()));
    }
  }

  private static IllegalArgumentException fault(int index, String rule) {
    return new IllegalArgumentException("line " + (index + 1) + ": " + rule);
  }
}
