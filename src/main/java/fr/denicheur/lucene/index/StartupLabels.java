package fr.denicheur.lucene.index;

import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * Names each startup by the spelling that most postings use, or the first of equally frequent ones.
 */
public final class StartupLabels {
  private final Map<String, Startup> bySlug;

  private StartupLabels(Map<String, Startup> bySlug) {
    this.bySlug = bySlug;
  }

  public static StartupLabels read(IndexReader reader) throws IOException {
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      count(leaf.reader(), spellings);
    }
    Map<String, Startup> bySlug = HashMap.newHashMap(spellings.size());
    spellings.forEach((slug, labels) -> {
      String label = Collections.max(labels.entrySet(), Map.Entry.comparingByValue()).getKey();
      bySlug.put(slug, new Startup(slug, label));
    });
    return new StartupLabels(bySlug);
  }

  /** Returns the startup with a slug, named by the slug if no posting has it. */
  public Startup startup(String slug) {
    Startup known = bySlug.get(slug);
    return known == null ? new Startup(slug, slug) : known;
  }

  private static void count(LeafReader reader, Map<String, Map<String, Integer>> spellings)
      throws IOException {
    SortedDocValues labels = DocValues.getSorted(reader, IndexField.STARTUP_LABEL.id());
    SortedSetDocValues slugs = DocValues.getSortedSet(reader, IndexField.STARTUP.id());
    Map<Long, Integer> pairs = new HashMap<>();
    Snapshot.eachLive(
        reader.getLiveDocs(),
        labels,
        doc -> {
          if (slugs.advanceExact(doc)) {
            pairs.merge(slugs.nextOrd() << 32 | labels.ordValue(), 1, Integer::sum);
          }
        });
    for (Map.Entry<Long, Integer> pair : pairs.entrySet()) {
      String slug = slugs.lookupOrd(pair.getKey() >>> 32).utf8ToString();
      String label = labels.lookupOrd(pair.getKey().intValue()).utf8ToString();
      spellings
          .computeIfAbsent(slug, s -> new TreeMap<>())
          .merge(label, pair.getValue(), Integer::sum);
    }
  }
}
