package fr.denicheur.lucene.answer;

import fr.denicheur.french.Sentences;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.index.WeighedCache;
import fr.denicheur.posting.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what lists show of the postings of a snapshot, from one page to the next: the same postings
 * answer many questions. Thread-safe.
 */
public final class ShownPostings {
  /** Room for the texts of a thousand postings: 8 MiB. */
  private static final long ENOUGH = 8L << 20;

  /** About what a summary weighs in bytes. */
  private static final int BYTES_A_SUMMARY = 1024;

  /**
   * Only so many characters of a text are kept, so a huge posting costs no more than a large one.
   */
  private static final int MAX_TEXT = 200_000;

  /** The text of a posting, with the sentences of the lines that were shown of it. */
  static final class Text {
    /** Bytes of the object and the sentences of some lines. */
    private static final int OVERHEAD = 1024;

    private final String body;
    private final Map<Integer, int[]> lines = new ConcurrentHashMap<>();

    Text(String body) {
      this.body = body;
    }

    String body() {
      return body;
    }

    /** Returns the offset at which the line of an offset begins. */
    int lineOf(int offset) {
      return offset == 0 ? 0 : body.lastIndexOf('\n', offset - 1) + 1;
    }

    /**
     * Returns the offsets in a line at which its sentences begin, and the length of the line.
     *
     * @param start the offset at which the line begins
     */
    int[] sentences(int start) {
      return lines.computeIfAbsent(
          start,
          line -> {
            int end = body.indexOf('\n', line);
            return Sentences.boundsOf(body.substring(line, end < 0 ? body.length() : end + 1));
          });
    }

    private long bytes() {
      return OVERHEAD + (long) Character.BYTES * body.length();
    }
  }

  private final WeighedCache<Integer, Text> texts =
      new WeighedCache<>(WeighedCache.capacity(ENOUGH), Text::bytes);
  private final WeighedCache<Integer, Summary> summaries =
      new WeighedCache<>(WeighedCache.capacity(ENOUGH), summary -> BYTES_A_SUMMARY);

  private ShownPostings() {}

  /** Returns what is kept of a snapshot. */
  public static ShownPostings of(Snapshot snapshot) throws IOException {
    return snapshot.once(ShownPostings.class, all -> new ShownPostings());
  }

  /** The bytes in use, about. */
  public long bytes() {
    return texts.bytes() + summaries.bytes();
  }

  /**
   * Returns the text of a posting.
   *
   * @param doc its number in the snapshot
   * @param stored reads what is not kept
   */
  Text text(int doc, StoredPostings stored) throws IOException {
    Text kept = texts.get(doc);
    if (kept != null) {
      return kept;
    }
    String body = stored.body(doc);
    return texts.put(doc, new Text(body.substring(0, Math.min(body.length(), MAX_TEXT))));
  }

  /** Returns the summary of a posting. */
  Summary summary(int doc, StoredPostings stored) throws IOException {
    Summary kept = summaries.get(doc);
    return kept == null ? summaries.put(doc, stored.summary(doc)) : kept;
  }

  /** Returns the summaries of several postings, in their order. */
  List<Summary> summaries(List<Integer> docs, StoredPostings stored) throws IOException {
    List<Summary> found = new ArrayList<>(docs.size());
    for (int doc : docs) {
      found.add(summary(doc, stored));
    }
    return found;
  }
}
