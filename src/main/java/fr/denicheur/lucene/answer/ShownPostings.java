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
 * Reads what lists show of postings, and keeps it for a snapshot from one page to the next: the
 * same postings answer many questions. For one thread.
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

  /** What is kept of a snapshot. Thread-safe. */
  private static final class Kept {
    private final WeighedCache<Integer, Text> texts =
        new WeighedCache<>(WeighedCache.capacity(ENOUGH), Text::bytes);
    private final WeighedCache<Integer, Summary> summaries =
        new WeighedCache<>(WeighedCache.capacity(ENOUGH), summary -> BYTES_A_SUMMARY);

    static Kept of(Snapshot snapshot) throws IOException {
      return snapshot.once(Kept.class, all -> new Kept());
    }
  }

  private final Kept kept;
  private final StoredPostings stored;

  ShownPostings(Snapshot snapshot) throws IOException {
    this.kept = Kept.of(snapshot);
    this.stored = new StoredPostings(snapshot);
  }

  /** The bytes that are kept of a snapshot, about. */
  public static long bytes(Snapshot snapshot) throws IOException {
    Kept kept = Kept.of(snapshot);
    return kept.texts.bytes() + kept.summaries.bytes();
  }

  /**
   * Returns the text of a posting.
   *
   * @param doc its number in the snapshot
   */
  Text text(int doc) throws IOException {
    Text known = kept.texts.get(doc);
    if (known != null) {
      return known;
    }
    String body = stored.body(doc);
    return kept.texts.put(doc, new Text(body.substring(0, Math.min(body.length(), MAX_TEXT))));
  }

  /** Returns the summary of a posting. */
  Summary summary(int doc) throws IOException {
    Summary known = kept.summaries.get(doc);
    return known == null ? kept.summaries.put(doc, stored.summary(doc)) : known;
  }

  /** Returns the summaries of several postings, in their order. */
  List<Summary> summaries(List<Integer> docs) throws IOException {
    List<Summary> found = new ArrayList<>(docs.size());
    for (int doc : docs) {
      found.add(summary(doc));
    }
    return found;
  }
}
