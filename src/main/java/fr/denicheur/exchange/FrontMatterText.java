package fr.denicheur.exchange;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import fr.denicheur.reading.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the file of a posting: YAML front matter, then Markdown. Texts stand in double quotes,
 * where YAML reads what JSON writes, so that no sign in them has a meaning of its own.
 */
final class FrontMatterText {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,59}");
  private static final String FENCE = "---\n";

  private final StringBuilder fields = new StringBuilder(FENCE);

  /** Adds a field. */
  void add(String key, String written) {
    String name = PLAIN_KEY.matcher(key).matches() ? key : quoted(key);
    fields.append(name).append(": ").append(written).append('\n');
  }

  /** Returns the file with a text below the front matter. */
  byte[] above(String markdown) {
    return (fields + FENCE + markdown).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a text as one line in quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    JsonStringEncoder.getInstance().quoteAsString(CleanText.line(text), quoted);
    return quoted.append('"').toString();
  }

  /** Returns texts as a list in brackets. */
  static String list(List<String> texts) {
    return texts.stream().map(FrontMatterText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
