package fr.denicheur.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A file and the values expected of it, from {@code examples.txt}, which explains its format. */
record Example(String name, String file, String content, Map<String, String> expected) {
  private static final Pattern EXAMPLE = Pattern.compile("^==== ", Pattern.MULTILINE);
  private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)\\\\u([0-9A-F]{4})");

  static List<Example> all() throws IOException {
    try (InputStream in = Example.class.getResourceAsStream("examples.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Example> examples = new ArrayList<>();
      for (String part : EXAMPLE.split(text, -1)) {
        if (part.contains("\n~~~~\n")) {
          examples.add(parsed(part));
        }
      }
      return examples;
    }
  }

  private static Example parsed(String part) {
    String[] halves = part.split("\n~~~~\n", 2);
    int end = halves[0].indexOf('\n');
    String[] head = halves[0].substring(0, end).split(" \\| ", -1);
    return new Example(head[0], head[1], unescaped(halves[0].substring(end + 1)), map(halves[1]));
  }

  private static Map<String, String> map(String lines) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String line : lines.strip().split("\n", -1)) {
      int colon = line.indexOf(':');
      map.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return map;
  }

  private static String unescaped(String written) {
    return ESCAPE
        .matcher(written.replace('→', '\t'))
        .replaceAll(m -> "\\" + (char) Integer.parseInt(m.group(1), 16))
        .replace("\\\\u", "\\u");
  }

  @Override
  public String toString() {
    return name;
  }
}
