package fr.denicheur.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which fields of a row are which facts of a posting. {@code docs/EXCHANGE.md} describes its
 * YAML. Immutable.
 *
 * @param lists the names under which a JSON document may hold its rows
 * @param only the values that a row must have to be a posting, by path; other rows are passed over
 * @param id the paths of the source's identifier, the first that is filled counts
 * @param prefix stands before the identifier in the name of the file
 * @param isGuarded whether cells of CSV were kept from being formulas, by {@link CellGuard}
 * @param others the path of an object whose entries are front matter fields; {@code null} if none
 * @param frontMatter the fields of the front matter in their order
 * @param text the parts of the text in their order
 */
public record Mapping(
    List<String> lists,
    Map<String, String> only,
    List<String> id,
    String prefix,
    boolean isGuarded,
    @Nullable String others,
    List<MappedField> frontMatter,
    List<MappedText> text) {

  /** The mappings that come with Dénicheur, by name. */
  public static final List<String> NAMES =
      List.of("denicheur", "jobposting", "francetravail", "choisirleservicepublic");

  /** The mapping that reads what Dénicheur exports. */
  public static final String OWN = NAMES.getFirst();

  /** Ten times the size of a mapping that names every column. */
  static final int MAX_BYTES = 64 * 1024;

  public Mapping {
    lists = List.copyOf(lists);
    only = Map.copyOf(only);
    id = List.copyOf(id);
    frontMatter = List.copyOf(frontMatter);
    text = List.copyOf(text);
  }

  /** Returns a mapping that comes with Dénicheur, one of {@link #NAMES}. */
  public static Mapping named(String name) {
    try (InputStream in = Mapping.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException(
            "a mapping must be one of " + String.join(", ", NAMES) + "; got " + name);
      }
      return MappingReader.read(
          name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mapping " + name, e);
    }
  }

  /**
   * Reads a mapping from a file.
   *
   * @throws UnusableFileException if it cannot be read or is no mapping; it names the line
   */
  public static Mapping read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UnusableFileException(
            "a mapping must be at most " + MAX_BYTES + " bytes long; got " + file);
      }
      return MappingReader.read(file.toString(), Files.readString(file));
    } catch (IOException e) { // there is none, or it is not UTF-8
      throw new UnusableFileException(
          "a mapping must be a file in UTF-8 that can be read, or one of "
              + String.join(", ", NAMES)
              + "; got "
              + file);
    }
  }

  /** Returns the paths of which a row needs one each: of its identifier and of required fields. */
  List<List<String>> needed() {
    return Stream.concat(
            Stream.of(id),
            frontMatter.stream().filter(MappedField::isRequired).map(MappedField::from))
        .toList();
  }

  /** Returns the rows that a value holds: its items, those of a list in it, or the value itself. */
  Stream<JsonNode> rowsIn(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().flatMap(this::rowsIn);
    }
    return lists.stream()
        .map(value::get)
        .filter(list -> list != null && list.isArray())
        .findFirst()
        .map(this::rowsIn)
        .orElseGet(() -> Stream.of(value));
  }

  /** Whether a row is of the kind that is imported, such as {@code "@type": "JobPosting"}. */
  boolean takes(Row row) {
    return only.entrySet().stream()
        .allMatch(wanted ->
            row.at(wanted.getKey()).stream()
                .anyMatch(value -> value.asText().equals(wanted.getValue())));
  }
}
