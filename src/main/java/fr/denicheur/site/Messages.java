package fr.denicheur.site;

import java.io.IOException;
import java.io.Reader;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of the pages by key, in one language. Immutable.
 *
 * <p>A text that contains <code>{</code> is the pattern of a {@link MessageFormat}.
 */
public final class Messages {
  private final Map<String, MessageFormat> formats = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Locale locale;

  private Messages(Properties properties) {
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    locale = Locale.forLanguageTag(text("lang"));
    texts.forEach((key, text) -> {
      if (text.indexOf('{') >= 0) {
        formats.put(key, new MessageFormat(text, locale));
      }
    });
  }

  /**
   * Reads properties files; later files replace texts of earlier ones.
   *
   * @throws IllegalArgumentException if a text is a malformed pattern
   */
  static Messages read(Iterable<? extends Reader> written) throws IOException {
    Properties properties = new Properties();
    for (Reader reader : written) {
      properties.load(reader);
    }
    return new Messages(properties);
  }

  /** Returns the keys. */
  Set<String> keys() {
    return texts.keySet();
  }

  /** Returns the language, which decides how dates and numbers are written. */
  public Locale locale() {
    return locale;
  }

  /**
   * Returns a text as it is written.
   *
   * @throws IllegalArgumentException if there is no text with this key
   */
  public String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no message '" + key + "'");
    }
    return text;
  }

  /** Returns a text with its placeholders filled. */
  public String text(String key, Object... values) {
    MessageFormat format = formats.get(key);
    // Threads cannot share a MessageFormat; a copy costs less than parsing the pattern again.
    return format == null ? text(key) : ((MessageFormat) format.clone()).format(values);
  }

  /** Returns a text as it is written, or another if there is no text with this key. */
  String textOr(String key, String otherwise) {
    return texts.getOrDefault(key, otherwise);
  }

  /** Returns the first of these keys that has a text; the first of all if none has. */
  String firstOf(String... keys) {
    return Arrays.stream(keys).filter(texts::containsKey).findFirst().orElse(keys[0]);
  }
}
