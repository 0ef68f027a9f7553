package fr.denicheur.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a catalogue in YAML: a list of entries. Every value is a text, whatever it looks like. */
final class YamlEntries {
  /** A thousand characters for each of four thousand startups; the whole tree is in memory. */
  static final int MAX_BYTES = 4 << 20;

  private YamlEntries() {}

  /** Reads all entries of a file. */
  static void read(byte[] bytes, EntryReader entries) {
    if (bytes.length > MAX_BYTES) {
      entries.refuse(0, "le fichier YAML dépasse " + (MAX_BYTES >> 20) + " Mio", "Allégez-le.");
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      read(new Yaml(limits()).compose(new StringReader(text)), entries);
    } catch (CharacterCodingException e) {
      entries.refuse(0, "le fichier n'est pas en UTF-8", "Enregistrez-le en UTF-8.");
    } catch (MarkedYAMLException e) {
      entries.refuse(
          e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1,
          "le YAML ne se lit pas : " + e.getProblem(),
          "Corrigez l'écriture ; docs/STARTUPS.md montre un fichier entier.");
    } catch (YAMLException e) {
      entries.refuse(0, "le YAML ne se lit pas : " + e.getMessage(), "Corrigez l'écriture.");
    }
  }

  private static void read(@Nullable Node root, EntryReader entries) {
    if (root instanceof SequenceNode list) {
      list.getValue().forEach(node -> entries.entry(line(node), json(node, entries)));
    } else if (root != null) { // an empty file has no startups
      entries.refuse(
          line(root), "le fichier doit être une liste de startups", "Commencez chacune par « - ».");
    }
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(8);
    limits.setMaxAliasesForCollections(0);
    return limits;
  }

  private static JsonNode json(Node node, EntryReader entries) {
    return switch (node) {
      case ScalarNode scalar when !Tag.NULL.equals(scalar.getTag()) ->
          JsonNodeFactory.instance.textNode(scalar.getValue());
      case SequenceNode list -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.getValue().forEach(item -> array.add(json(item, entries)));
        yield array;
      }
      case MappingNode mapping -> object(mapping, entries);
      default -> JsonNodeFactory.instance.nullNode();
    };
  }

  private static ObjectNode object(MappingNode mapping, EntryReader entries) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple pair : mapping.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (object.has(key)) {
        entries.warn(
            line(pair.getKeyNode()), "« " + key + " » est écrit deux fois", "Gardez-en un.");
      } else {
        object.set(key, json(pair.getValueNode(), entries));
      }
    }
    return object;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
