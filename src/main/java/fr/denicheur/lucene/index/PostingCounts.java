package fr.denicheur.lucene.index;

import fr.denicheur.french.StemmedAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * In how many postings a word stands, and into which words it falls; remembered, for the words of
 * questions and their synonyms come back.
 */
public final class PostingCounts {
  /** Words remembered; beyond this they are looked up each time. */
  private static final int MAX_REMEMBERED = 20_000;

  /** A longer word is a trick: it is neither remembered nor cut. */
  private static final int MAX_LENGTH = 40;

  /** About what a remembered word weighs, its place in the map with it. */
  private static final long BYTES_A_WORD = 96;

  /** Shorter halves are syllables that make words by chance. */
  private static final int MIN_HALF = 3;

  private static final IndexField[] FIELDS = {
    IndexField.BODY,
    IndexField.TITLE_TEXT,
    IndexField.ROLE_TEXT,
    IndexField.STARTUP_TEXT,
    IndexField.TECHNOLOGIES_TEXT,
    IndexField.FACTS_TEXT
  };

  private final IndexReader reader;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Map<String, List<List<String>>> halves = new ConcurrentHashMap<>();

  private PostingCounts(IndexReader reader) {
    this.reader = reader;
  }

  /** Returns the counts of a snapshot. */
  public static PostingCounts of(Snapshot snapshot) throws IOException {
    return snapshot.once(PostingCounts.class, all -> new PostingCounts(all.reader()));
  }

  /** About how many bytes are remembered; four million at most. */
  public long bytes() {
    return BYTES_A_WORD * (counts.size() + halves.size());
  }

  /** Returns the largest number of postings that hold a stem in one field. */
  public int of(String stem) throws IOException {
    Integer known = counts.get(stem);
    if (known != null) {
      return known;
    }
    int most = 0;
    for (IndexField field : FIELDS) {
      most = Math.max(most, reader.docFreq(new Term(field.id(), stem)));
    }
    if (counts.size() < MAX_REMEMBERED && stem.length() <= MAX_LENGTH) {
      counts.put(stem, most);
    }
    return most;
  }

  /** Returns the ways to cut a word into two that postings hold. */
  public List<List<String>> halves(String term) throws IOException {
    if (term.length() > MAX_LENGTH) {
      return List.of();
    }
    List<List<String>> known = halves.get(term);
    if (known != null) {
      return known;
    }
    List<List<String>> found = new ArrayList<>();
    for (int cut = MIN_HALF; cut <= term.length() - MIN_HALF; cut++) {
      List<String> first = StemmedAnalyzer.stems(term.substring(0, cut));
      List<String> second = StemmedAnalyzer.stems(term.substring(cut));
      if (areHeld(first) && areHeld(second)) {
        found.add(List.of(first.getFirst(), second.getFirst()));
      }
    }
    if (halves.size() < MAX_REMEMBERED) {
      halves.put(term, List.copyOf(found));
    }
    return found;
  }

  private boolean areHeld(List<String> stems) throws IOException {
    return stems.size() == 1 && of(stems.getFirst()) > 0;
  }
}
