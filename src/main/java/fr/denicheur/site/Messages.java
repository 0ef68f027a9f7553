package fr.denicheur.site;

import java.io.IOException;
import java.io.Reader;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What pages say, in one language. Immutable.
 *
 * <p>A text without arguments is shown as it is written; one with arguments is a {@link
 * MessageFormat}.
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
   * Reads texts.
   *
   * @param written first those of a language, then those that are to stand instead of some of them
   * @throws IllegalArgumentException where one is no pattern
   */
  static Messages read(Iterable<? extends Reader> written) throws IOException {
    Properties properties = new Properties();
    for (Reader reader : written) {
      properties.load(reader);
    }
    return new Messages(properties);
  }

  /** The language, for dates and numbers. */
  public Locale locale() {
    return locale;
  }

  /** Whether there is a text of this name. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * Returns a text as it is written.
   *
   * @throws IllegalArgumentException where there is none of this name
   */
  public String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no message '" + key + "'");
    }
    return text;
  }

  /** Returns a text with its places filled. */
  public String text(String key, Object... values) {
    MessageFormat format = formats.get(key);
    // A MessageFormat is for one thread; a copy costs less than reading its pattern again.
    return format == null ? text(key) : ((MessageFormat) format.clone()).format(values);
  }

  /** Returns the first of several texts that there is. */
  String firstOf(String... keys) {
    return text(Arrays.stream(keys).filter(this::has).findFirst().orElse(keys[0]));
  }
}
