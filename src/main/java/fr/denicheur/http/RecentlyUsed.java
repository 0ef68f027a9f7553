package fr.denicheur.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the least recently used entry when it grows beyond its bound. */
final class RecentlyUsed<V> extends LinkedHashMap<String, V> {
  private static final long serialVersionUID = 1L;

  private final int max;

  /**
   * @param max how many entries are kept
   */
  RecentlyUsed(int max) {
    super(16, 0.75f, true);
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > max;
  }
}
