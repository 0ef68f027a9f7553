package fr.denicheur.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map by name that forgets the least recently used entry when it grows beyond its bound.
 *
 * <p>Reading an entry uses it. Threads that share a map must synchronise, even to read.
 *
 * @param <V> the values
 */
public final class RecentlyUsed<V> extends LinkedHashMap<String, V> {
  private static final long serialVersionUID = 1L;

  private final int max;

  /**
   * Makes an empty map.
   *
   * @param max the most entries it keeps
   */
  public RecentlyUsed(int max) {
    super(16, 0.75f, true);
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > max;
  }
}
