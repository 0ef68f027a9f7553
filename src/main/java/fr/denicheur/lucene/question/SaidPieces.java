package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.WeighedCache;
import java.io.IOException;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the queries of pieces for a snapshot, which says what postings hold of a piece and so in
 * which ways it is worth looking for. Thread-safe.
 */
final class SaidPieces {
  /** Room for two thousand pieces: 4 MiB. */
  private static final long ENOUGH = 4L << 20;

  /** About what a piece weighs in bytes, with its query. */
  private static final int BYTES_A_PIECE = 2048;

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

  private final WeighedCache<Key, Said> kept =
      new WeighedCache<>(WeighedCache.capacity(ENOUGH), said -> BYTES_A_PIECE);

  private SaidPieces() {}

  /** Returns those of a snapshot. */
  static SaidPieces of(Snapshot snapshot) throws IOException {
    return snapshot.once(SaidPieces.class, all -> new SaidPieces());
  }

  @Nullable Said get(Piece piece, boolean isWhole) {
    return kept.get(new Key(piece, isWhole));
  }

  Said put(Piece piece, boolean isWhole, Said said) {
    return kept.put(new Key(piece, isWhole), said);
  }
}
