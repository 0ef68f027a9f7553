package fr.denicheur.lucene.index;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Facet;
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
 * Names each startup, incubator, theme, place and technology by the spelling that most postings
 * use, or the first of equally frequent ones.
 */
public final class Labels {
  /** Stands between the parts of a {@link #pair}. */
  private static final char SEPARATOR = '\u001f';

  private final Map<String, Startup> bySlug;

  /** The most frequent label of a place or technology, by kind and slug. */
  private final Map<String, String> ofConditions;

  private Labels(Map<String, Startup> bySlug, Map<String, String> ofConditions) {
    this.bySlug = bySlug;
    this.ofConditions = ofConditions;
  }

  /** Names the values of an index. */
  public static Labels read(IndexReader reader) throws IOException {
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      count(leaf.reader(), spellings);
    }
    return of(spellings, pairs(reader));
  }

  /**
   * Names values by how often they are written.
   *
   * @param startups how many postings write each label of a startup, in order, by slug
   * @param pairs how many postings have each {@link #pair}
   */
  public static Labels of(Map<String, Map<String, Integer>> startups, Map<String, Integer> pairs) {
    Map<String, Startup> bySlug = HashMap.newHashMap(startups.size());
    startups.forEach((slug, labels) -> {
      String label = Collections.max(labels.entrySet(), Map.Entry.comparingByValue()).getKey();
      bySlug.put(slug, new Startup(slug, label));
    });
    return new Labels(bySlug, ofConditions(new TreeMap<>(pairs)));
  }

  /** Returns the startup with a slug, named by the slug if no posting has it. */
  public Startup startup(String slug) {
    Startup known = bySlug.get(slug);
    return known == null ? new Startup(slug, slug) : known;
  }

  /** Returns the name of a value of a facet whose values are slugs; the slug if none is known. */
  public String label(Facet facet, String slug) {
    return facet == Facet.STARTUP
        ? startup(slug).label()
        : ofConditions.getOrDefault(key(facet.id(), slug), slug);
  }

  /** Returns what the index keeps of the label of a place or technology. */
  static String pair(Condition condition) {
    return key(condition.kind().id(), condition.value()) + SEPARATOR + condition.label();
  }

  /** Returns what the index keeps of the label of an incubator or a theme. */
  static String pair(Facet facet, Startup.Tag tag) {
    return key(facet.id(), tag.slug()) + SEPARATOR + tag.label();
  }

  private static String key(String facet, String slug) {
    return facet + SEPARATOR + slug;
  }

  private static Map<String, Integer> pairs(IndexReader reader) throws IOException {
    Map<String, Integer> pairs = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedSetDocValues written =
          DocValues.getSortedSet(leaf.reader(), IndexField.CONDITION_LABEL.id());
      int[] counts = new int[(int) written.getValueCount()];
      Snapshot.eachLive(
          leaf.reader().getLiveDocs(),
          written,
          doc -> {
            for (int i = 0; i < written.docValueCount(); i++) {
              counts[(int) written.nextOrd()]++;
            }
          });
      for (int ord = 0; ord < counts.length; ord++) {
        pairs.merge(written.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
      }
    }
    return pairs;
  }

  private static Map<String, String> ofConditions(Map<String, Integer> pairs) {
    Map<String, String> labels = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    pairs.forEach((pair, count) -> {
      String key = pair.substring(0, pair.lastIndexOf(SEPARATOR));
      if (count > most.getOrDefault(key, 0)) {
        most.put(key, count);
        labels.put(key, pair.substring(key.length() + 1));
      }
    });
    return labels;
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
