package fr.denicheur.lucene.scoring;

import fr.denicheur.lucene.index.WeighedCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * away. How often their words occur is cached for one snapshot. Thread-safe.
 */
public final class PhraseCache {
  /** Room for all phrases of the lexicon over some hundred thousand postings: 64 MiB. */
  private static final long ENOUGH = 64L << 20;

  /** A lexicon has some hundred phrases, each looked for in six fields. */
  private static final int MOST_STATISTICS = 8192;

  /** The documents, by segment and phrase. */
  private final WeighedCache<Map.Entry<Object, PhraseQuery>, ScoredDocs> postings;

  /** How often the words of phrases occur in the snapshot that was asked last. */
  private final Map<PhraseQuery, List<TermStatistics>> statistics = new HashMap<>();

  /** That snapshot. */
  private @Nullable Object snapshot;

  /** The segments that call {@link #forget} when they close, with or without entries. */
  private final Set<Object> segments = ConcurrentHashMap.newKeySet();

  /**
   * @param capacity bytes it may hold; beyond them it drops the least recently used entries
   */
  public PhraseCache(long capacity) {
    postings = new WeighedCache<>(capacity, ScoredDocs::bytes);
  }

  /** Returns a cache whose size fits the heap of this process. */
  public static PhraseCache forThisMachine() {
    return new PhraseCache(WeighedCache.capacity(ENOUGH));
  }

  /** The bytes in use. */
  public long bytes() {
    return postings.bytes();
  }

  /** Returns the documents of a segment that hold a phrase, with its frequency in each. */
  ScoredDocs get(PhraseQuery phrase, LeafReaderContext leaf) throws IOException {
    IndexReader.@Nullable CacheHelper segment = leaf.reader().getCoreCacheHelper();
    if (segment == null) {
      return PhrasePostings.read(phrase, leaf);
    }
    Map.Entry<Object, PhraseQuery> key = Map.entry(segment.getKey(), phrase);
    ScoredDocs kept = postings.get(key);
    if (kept != null) {
      return kept;
    }
    ScoredDocs read = postings.put(key, PhrasePostings.read(phrase, leaf));
    if (segments.add(segment.getKey())) {
      segment.addClosedListener(this::forget);
    }
    return read;
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

  private void forget(Object segment) {
    segments.remove(segment);
    postings.removeIf(key -> key.getKey().equals(segment));
  }
}
