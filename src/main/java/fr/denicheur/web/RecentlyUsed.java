package fr.denicheur.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that removes its least recently used entry when it has too many.
 *
 * <p>Reading an entry uses it, so threads that share a map must synchronise even to read.
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
