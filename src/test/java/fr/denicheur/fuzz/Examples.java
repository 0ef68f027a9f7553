package fr.denicheur.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a target is known to have been fed with.
 *
 * @param files a folder of inputs
 * @param dictionary pieces that mean something, in the form of libFuzzer: {@code "text\xNN"}
 */
record Examples(Path files, Path dictionary) {
  private static final Path ALL = Path.of("src/test/resources/fuzz");
  private static final Pattern ENTRY = Pattern.compile("\"(.*)\"");
  private static final Pattern CHARACTER =
      Pattern.compile("\\\\x([0-9a-fA-F]{2})|\\\\?(.)", Pattern.DOTALL);

  static Examples of(Kind kind) {
    return new Examples(ALL.resolve(kind.id()), ALL.resolve(kind.id() + ".dict"));
  }

  /** The ordinary ones. */
  List<Path> seeds() throws IOException {
    return paths().stream()
        .filter(path -> path.getFileName().toString().startsWith("seed-"))
        .toList();
  }

  /** All inputs, by name. */
  List<Path> paths() throws IOException {
    try (Stream<Path> paths = Files.list(files)) {
      return paths.sorted().toList();
    }
  }

  /** The pieces. */
  List<byte[]> pieces() throws IOException {
    try (Stream<String> lines = Files.lines(dictionary)) {
      return lines
          .map(ENTRY::matcher)
          .filter(Matcher::matches)
          .map(entry -> unescaped(entry.group(1)))
          .toList();
    }
  }

  private static byte[] unescaped(String written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher character = CHARACTER.matcher(written);
    while (character.find()) {
      if (character.group(1) != null) {
        bytes.write(Integer.parseInt(character.group(1), 16));
      } else {
        bytes.writeBytes(character.group(2).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
