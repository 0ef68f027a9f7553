package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.PhraseQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where the phrases of the trade stand, kept from one question to the next.
 *
 * <p>To find {@code chargé de déploiement} means to compare places of words in every posting that
 * holds both; but there are few such phrases, and they are asked for again and again, as synonyms
 * of one another. A segment never changes, so what was found there stays true until it is merged
 * away. Any number of threads may ask; two that ask for the same at once may both look.
 */
public final class PhraseCache {
  /** All phrases of the lexicon over some hundred thousand postings. */
  private static final long ENOUGH = 64L << 20;

  /** Where memory is short, the part of it that may be used. */
  private static final int SHARE = 16;

  private record Key(Object segment, PhraseQuery phrase) {}

  private final long capacity;
  private final Map<Key, PhrasePostings> postings = new LinkedHashMap<>(16, 0.75f, true);

  /** Those that tell when they close, whether or not anything of them is kept just now. */
  private final Set<Object> segments = new HashSet<>();

  private long bytes;

  /**
   * @param capacity how many bytes it may hold; what was not asked for longest goes first
   */
  public PhraseCache(long capacity) {
    this.capacity = capacity;
  }

  public static PhraseCache forThisMachine() {
    return new PhraseCache(Math.min(ENOUGH, Runtime.getRuntime().maxMemory() / SHARE));
  }

  /** How many bytes are kept. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Returns where a phrase stands in a segment. */
  public PhrasePostings get(PhraseQuery phrase, LeafReaderContext leaf) throws IOException {
    IndexReader.@Nullable CacheHelper segment = leaf.reader().getCoreCacheHelper();
    if (segment == null) {
      return PhrasePostings.read(phrase, leaf);
    }
    Key key = new Key(segment.getKey(), phrase);
    PhrasePostings kept = kept(key);
    if (kept == null) {
      kept = PhrasePostings.read(phrase, leaf);
      if (keep(key, kept)) {
        segment.addClosedListener(this::forget);
      }
    }
    return kept;
  }

  private synchronized @Nullable PhrasePostings kept(Key key) {
    return postings.get(key);
  }

  /** Returns whether it is the first of its segment. */
  private synchronized boolean keep(Key key, PhrasePostings found) {
    PhrasePostings before = postings.put(key, found);
    bytes += found.bytes() - (before == null ? 0 : before.bytes());
    Iterator<PhrasePostings> oldest = postings.values().iterator();
    while (bytes > capacity) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
    return segments.add(key.segment());
  }

  private synchronized void forget(Object segment) {
    segments.remove(segment);
    Iterator<Map.Entry<Key, PhrasePostings>> all = postings.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, PhrasePostings> entry = all.next();
      if (entry.getKey().segment().equals(segment)) {
        bytes -= entry.getValue().bytes();
        all.remove();
      }
    }
  }
}
