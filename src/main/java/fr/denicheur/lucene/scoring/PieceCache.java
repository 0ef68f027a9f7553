package fr.denicheur.lucene.scoring;

import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.WeighedCache;
import java.io.IOException;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which postings of a snapshot hold a piece of a question, from one question to the next.
 *
 * <p>Few pieces make many questions: {@code développeur} is said in a dozen ways, each looked for
 * in several fields, whether {@code python} or {@code lyon} stands beside it. Thread-safe.
 */
public final class PieceCache {
  /** Room for a hundred words that stand in some ten thousand postings each: 32 MiB. */
  private static final long ENOUGH = 32L << 20;

  /** Bytes for each posting: room for some thousand pieces, each held by one posting in fifty. */
  private static final long BYTES_A_POSTING = 1024;

  /** About what the query of an entry weighs in bytes. */
  private static final int BYTES_A_QUERY = 2048;

  /**
   * The matches of a piece in one segment.
   *
   * @param segment the position of the segment in the snapshot
   */
  private record Key(Query piece, int segment) {}

  private final WeighedCache<Key, PieceMatches> kept;

  private PieceCache(int postings) {
    long enough = ENOUGH + BYTES_A_POSTING * postings;
    kept =
        new WeighedCache<>(
            WeighedCache.capacity(enough), matches -> BYTES_A_QUERY + matches.bytes());
  }

  /** Returns the cache of a snapshot. */
  public static PieceCache of(Snapshot snapshot) throws IOException {
    return snapshot.once(PieceCache.class, all -> new PieceCache(all.reader().maxDoc()));
  }

  /** The bytes in use. */
  public long bytes() {
    return kept.bytes();
  }

  /** Returns the matches of a piece in a segment; null if they are not kept. */
  @Nullable PieceMatches get(Query piece, int segment) {
    return kept.get(new Key(piece, segment));
  }

  /** Keeps the matches of a piece in a segment, and returns them. */
  PieceMatches put(Query piece, int segment, PieceMatches matches) {
    return kept.put(new Key(piece, segment), matches);
  }
}
