package fr.denicheur.french;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out for words, because the words of questions come back. Once it is full, further
 * words are worked out each time. Any number of threads may use it.
 *
 * @param <V> what is worked out for a word
 */
public final class Remembered<V> {
  /** A longer text is not remembered: only an attacker would type it. */
  private static final int MAX_LENGTH = 40;

  private final int most;
  private final Map<String, V> values = new ConcurrentHashMap<>();

  /**
   * @param most the most words it remembers, about
   */
  public Remembered(int most) {
    this.most = most;
  }

  /** Returns what was worked out for a text; null if that is not remembered. */
  public @Nullable V get(String text) {
    return values.get(text);
  }

  /** Returns what is remembered for a text, or else works it out. */
  public V of(String text, Function<String, V> work) {
    V known = get(text);
    return known == null ? put(text, work.apply(text)) : known;
  }

  /** Remembers what was worked out for a text, and returns it. */
  public V put(String text, V value) {
    if (text.length() <= MAX_LENGTH && values.size() < most) {
      values.put(text, value);
    }
    return value;
  }

  /** The number of words that are remembered. */
  public int size() {
    return values.size();
  }
}
