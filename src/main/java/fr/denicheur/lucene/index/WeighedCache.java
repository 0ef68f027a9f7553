package fr.denicheur.lucene.index;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map that removes its least recently used entries when they weigh too much together.
 * Thread-safe; two threads that miss the same entry at once both work it out.
 */
public final class WeighedCache<K, V> {
  /** A cache takes at most one sixteenth of the heap. */
  private static final int SHARE = 16;

  private final long capacity;
  private final ToLongFunction<V> weight;

  /** The least recently used first. */
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * @param capacity bytes it may hold
   * @param weight the bytes of an entry, always the same
   */
  public WeighedCache(long capacity, ToLongFunction<V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  /** Returns the capacity of a cache that has room for enough bytes if the heap is large. */
  public static long capacity(long enough) {
    return Math.min(enough, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /** The bytes in use. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Returns an entry; null if there is none. */
  public synchronized @Nullable V get(K key) {
    return entries.get(key);
  }

  /** Adds an entry, unless it would take most of the room, and returns it. */
  public synchronized V put(K key, V value) {
    long added = weight.applyAsLong(value);
    if (added > capacity / 2) {
      return value;
    }
    V before = entries.put(key, value);
    bytes += added - (before == null ? 0 : weight.applyAsLong(before));
    Iterator<V> oldest = entries.values().iterator();
    while (bytes > capacity) {
      bytes -= weight.applyAsLong(oldest.next());
      oldest.remove();
    }
    return value;
  }

  /** Removes entries. */
  public synchronized void removeIf(Predicate<K> isRemoved) {
    entries.keySet().removeIf(isRemoved);
    bytes = entries.values().stream().mapToLong(weight).sum();
  }
}
