package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Caches in which postings the lexicon's phrases occur, from one question to the next.
 *
 * <p>Finding {@code chargé de déploiement} means comparing the positions of words in every posting
 * that holds both. There are few such phrases, and questions ask for them again and again, as
 * synonyms of one another. A segment never changes, so its entries stay true until Lucene merges it
 * away. How often their words occur is cached for one snapshot. Thread-safe; two threads that miss
 * the same entry at once both read it.
 */
public final class PhraseCache {
  /** Room for all phrases of the lexicon over some hundred thousand postings: 64 MiB. */
  private static final long ENOUGH = 64L << 20;

  /** The cache takes at most one sixteenth of the heap. */
  private static final int SHARE = 16;

  /** A lexicon has some hundred phrases, each looked for in six fields. */
  private static final int MOST_STATISTICS = 8192;

  private final long capacity;

  /** The places, by segment and phrase, the least recently used first. */
  private final Map<Map.Entry<Object, PhraseQuery>, ScoredDocs> postings =
      new LinkedHashMap<>(16, 0.75f, true);

  /** How often the words of phrases occur in the snapshot that was asked last. */
  private final Map<PhraseQuery, List<TermStatistics>> statistics = new HashMap<>();

  /** That snapshot. */
  private @Nullable Object snapshot;

  /** The segments that call {@link #forget} when they close, with or without entries. */
  private final Set<Object> segments = new HashSet<>();

  private long bytes;

  /**
   * @param capacity bytes it may hold; beyond them it drops the least recently used entries
   */
  public PhraseCache(long capacity) {
    this.capacity = capacity;
  }

  public static PhraseCache forThisMachine() {
    return new PhraseCache(Math.min(ENOUGH, Runtime.getRuntime().maxMemory() / SHARE));
  }

  /** The bytes in use. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Returns the documents of a segment that hold a phrase, with its frequency in each. */
  ScoredDocs get(PhraseQuery phrase, LeafReaderContext leaf) throws IOException {
    IndexReader.@Nullable CacheHelper segment = leaf.reader().getCoreCacheHelper();
    if (segment == null) {
      return PhrasePostings.read(phrase, leaf);
    }
    Map.Entry<Object, PhraseQuery> key = Map.entry(segment.getKey(), phrase);
    ScoredDocs kept;
    synchronized (this) {
      kept = postings.get(key);
    }
    if (kept == null) {
      kept = PhrasePostings.read(phrase, leaf);
      if (keep(key, kept)) {
        segment.addClosedListener(this::forget);
      }
    }
    return kept;
  }

  /**
   * Returns how often the words of a phrase occur in a snapshot; empty if one of them is in no
   * posting.
   */
  List<TermStatistics> statistics(PhraseQuery phrase, IndexSearcher searcher) throws IOException {
    IndexReader.@Nullable CacheHelper asked = searcher.getIndexReader().getReaderCacheHelper();
    if (asked == null) {
      return counted(phrase, searcher);
    }
    synchronized (this) {
      if (!asked.getKey().equals(snapshot) || statistics.size() == MOST_STATISTICS) {
        statistics.clear();
        snapshot = asked.getKey();
      }
      List<TermStatistics> kept = statistics.get(phrase);
      if (kept != null) {
        return kept;
      }
    }
    List<TermStatistics> counted = counted(phrase, searcher);
    synchronized (this) {
      if (asked.getKey().equals(snapshot)) {
        statistics.put(phrase, counted);
      }
    }
    return counted;
  }

  private static List<TermStatistics> counted(PhraseQuery phrase, IndexSearcher searcher)
      throws IOException {
    List<TermStatistics> counted = new ArrayList<>();
    for (Term term : phrase.getTerms()) {
      TermStates states = TermStates.build(searcher, term, true);
      if (states.docFreq() == 0) {
        return List.of();
      }
      counted.add(searcher.termStatistics(term, states.docFreq(), states.totalTermFreq()));
    }
    return List.copyOf(counted);
  }

  /** Keeps an entry, and returns whether it is the first of its segment. */
  private synchronized boolean keep(Map.Entry<Object, PhraseQuery> key, ScoredDocs found) {
    ScoredDocs before = postings.put(key, found);
    bytes += found.bytes() - (before == null ? 0 : before.bytes());
    Iterator<ScoredDocs> oldest = postings.values().iterator();
    while (bytes > capacity) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
    return segments.add(key.getKey());
  }

  private synchronized void forget(Object segment) {
    segments.remove(segment);
    postings.keySet().removeIf(key -> key.getKey().equals(segment));
    bytes = postings.values().stream().mapToLong(ScoredDocs::bytes).sum();
  }
}
