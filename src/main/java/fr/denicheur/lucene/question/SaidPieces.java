package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the queries of pieces for a snapshot, which says what postings hold of a piece and so in
 * which ways it is worth looking for. Thread-safe.
 */
final class SaidPieces {
  /** Some two kilobytes each. */
  private static final int MOST = 2_000;

  /**
   * A piece and how it is asked for.
   *
   * @param isWhole whether any way to say it covers all of it
   */
  private record Key(Piece piece, boolean isWhole) {}

  /**
   * A piece as a query.
   *
   * @param query null if no posting can hold any of the piece
   * @param importance of the piece
   * @param held the piece without the ways to say it that no posting holds
   */
  record Said(@Nullable Query query, float importance, Piece held) {}

  private final Map<Key, Said> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Said> eldest) {
          return size() > MOST;
        }
      };

  /** Returns those of a snapshot. */
  static SaidPieces of(Snapshot snapshot) throws IOException {
    return snapshot.once(SaidPieces.class, all -> new SaidPieces());
  }

  synchronized @Nullable Said get(Piece piece, boolean isWhole) {
    return kept.get(new Key(piece, isWhole));
  }

  synchronized Said put(Piece piece, boolean isWhole, Said said) {
    kept.put(new Key(piece, isWhole), said);
    return said;
  }
}
