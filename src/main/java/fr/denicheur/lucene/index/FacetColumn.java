package fr.denicheur.lucene.index;

import fr.denicheur.posting.Facet;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/**
 * The values of one facet in the postings of one segment, held in memory: to count a facet visits
 * most postings of an index. A segment never changes, so its columns are read once, by the first
 * question that counts them. Immutable; any thread may use it.
 */
public final class FacetColumn {
  private static final Map<Object, Map<Facet, FacetColumn>> BY_SEGMENT = new ConcurrentHashMap<>();
  private static final FacetColumn EMPTY = new FacetColumn(new String[0], new int[0], null);

  private final String[] values;

  /** Numbers of values, posting after posting. */
  private final int[] numbers;

  /**
   * The index of the first number of each posting, and of one after the last; null if each posting
   * has exactly one.
   */
  private final int @Nullable [] starts;

  private FacetColumn(String[] values, int[] numbers, int @Nullable [] starts) {
    this.values = values;
    this.numbers = numbers;
    this.starts = starts;
  }

  /** Returns the columns of all facets in a segment. */
  public static Map<Facet, FacetColumn> of(LeafReader segment) throws IOException {
    IndexReader.@Nullable CacheHelper life = segment.getCoreCacheHelper();
    if (life == null) {
      return read(segment);
    }
    Map<Facet, FacetColumn> known = BY_SEGMENT.get(life.getKey());
    if (known != null) {
      return known;
    }
    Map<Facet, FacetColumn> columns = read(segment);
    if (BY_SEGMENT.putIfAbsent(life.getKey(), columns) == null) {
      life.addClosedListener(BY_SEGMENT::remove);
    }
    return columns;
  }

  /** The bytes that the columns of all segments take, about. */
  public static long bytes() {
    return BY_SEGMENT.values().stream()
        .flatMap(columns -> columns.values().stream())
        .mapToLong(FacetColumn::size)
        .sum();
  }

  private static Map<Facet, FacetColumn> read(LeafReader segment) throws IOException {
    Map<Facet, FacetColumn> columns = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      columns.put(facet, read(segment, facet));
    }
    return columns;
  }

  private static FacetColumn read(LeafReader segment, Facet facet) throws IOException {
    SortedSetDocValues held = DocValues.getSortedSet(segment, IndexField.of(facet).id());
    if (held.getValueCount() == 0) {
      return EMPTY;
    }
    int[] starts = new int[segment.maxDoc() + 1];
    int[] numbers = new int[segment.maxDoc()];
    int size = 0;
    boolean isOneEach = true;
    for (int doc = 0; doc < segment.maxDoc(); doc++) {
      int count = held.advanceExact(doc) ? held.docValueCount() : 0;
      isOneEach &= count == 1;
      if (size + count > numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * (size + count));
      }
      for (int i = 0; i < count; i++) {
        numbers[size++] = (int) held.nextOrd();
      }
      starts[doc + 1] = size;
    }
    String[] values = new String[(int) held.getValueCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = held.lookupOrd(i).utf8ToString();
    }
    return new FacetColumn(values, Arrays.copyOf(numbers, size), isOneEach ? null : starts);
  }

  private long size() {
    return (long) Integer.BYTES * (numbers.length + (starts == null ? 0 : starts.length));
  }

  /** Whether no posting has a value; then there is nothing to count. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** Returns a tally of nothing. */
  public int[] tally() {
    return new int[values.length];
  }

  /**
   * Adds the values of a posting to a tally. Not for an empty column.
   *
   * @param doc its number in the segment
   */
  public void count(int doc, int[] tally) {
    if (starts == null) {
      tally[numbers[doc]]++;
      return;
    }
    for (int i = starts[doc]; i < starts[doc + 1]; i++) {
      tally[numbers[i]]++;
    }
  }

  /** Passes on the values of a tally that were counted. */
  public void each(int[] tally, ObjLongConsumer<String> counted) {
    for (int i = 0; i < tally.length; i++) {
      if (tally[i] > 0) {
        counted.accept(values[i], tally[i]);
      }
    }
  }
}
