package fr.denicheur.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of bounded size: when it is full, the entry that was not used for longest makes room.
 *
 * <p>Reading an entry uses it. Threads that share a map must synchronise, even to read.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /**
   * Makes an empty map.
   *
   * @param most how many entries it holds at most
   */
  public BoundedMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
