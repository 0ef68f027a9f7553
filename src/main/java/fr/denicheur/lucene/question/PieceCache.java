package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which postings of a snapshot hold a piece of a question, from one question to the next.
 *
 * <p>Few pieces make many questions: {@code développeur} is said in a dozen ways, each looked for
 * in several fields, whether {@code python} or {@code lyon} stands beside it. Thread-safe; two
 * threads that miss the same entry at once both read it.
 */
public final class PieceCache {
  /** Room for a hundred words that stand in some ten thousand postings each: 32 MiB. */
  private static final long ENOUGH = 32L << 20;

  /** The cache takes at most one sixteenth of the heap. */
  private static final int SHARE = 16;

  /** About what the query of an entry weighs in bytes. */
  private static final int BYTES_A_QUERY = 2048;

  /**
   * The matches of a piece in one segment.
   *
   * @param segment the position of the segment in the snapshot
   */
  private record Key(Query piece, int segment) {}

  private final long capacity;

  /** The least recently used first. */
  private final Map<Key, PieceMatches> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * @param capacity bytes it may hold; beyond them it drops the least recently used entries
   */
  PieceCache(long capacity) {
    this.capacity = capacity;
  }

  /** Returns the cache of a snapshot. */
  public static PieceCache of(Snapshot snapshot) throws IOException {
    return snapshot.once(
        PieceCache.class,
        all -> new PieceCache(Math.min(ENOUGH, Runtime.getRuntime().maxMemory() / SHARE)));
  }

  /** The bytes in use. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Returns the matches of a piece in a segment; null if they are not kept. */
  synchronized @Nullable PieceMatches get(Query piece, int segment) {
    return kept.get(new Key(piece, segment));
  }

  /** Keeps the matches of a piece in a segment. */
  synchronized void put(Query piece, int segment, PieceMatches matches) {
    PieceMatches before = kept.put(new Key(piece, segment), matches);
    bytes += weight(matches) - (before == null ? 0 : weight(before));
    Iterator<PieceMatches> oldest = kept.values().iterator();
    while (bytes > capacity) {
      bytes -= weight(oldest.next());
      oldest.remove();
    }
  }

  private static long weight(PieceMatches matches) {
    return BYTES_A_QUERY + matches.bytes();
  }
}
