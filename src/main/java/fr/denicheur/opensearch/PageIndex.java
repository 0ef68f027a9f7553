package fr.denicheur.opensearch;

import fr.denicheur.lucene.answer.ShownPage;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.index.MappedFiles;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.WeighedCache;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.lucene.repost.Reposts.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Indexes the postings of one page in memory. Excerpts and reasons are read from that as from an
 * index on disk, because a cluster does not know where our words stand in a text. The last postings
 * are kept, because the same ones answer many questions. Any thread may ask.
 */
final class PageIndex {
  /** Room for some hundred postings: 32 MiB. */
  private static final long ENOUGH = 32L << 20;

  /** About what a posting weighs in memory, with all places of its words, for each character. */
  private static final int BYTES_A_CHARACTER = 24;

  /** Fields by which postings are found and counted, which the cluster has done already. */
  private static final Set<IndexField> DONE =
      Set.of(IndexField.ID, IndexField.WORDS, IndexField.SENTENCE, IndexField.FINGERPRINT);

  /** An indexed posting. */
  private record Indexed(IndexReader reader, long bytes) {}

  private final Ranking ranking;
  private final Similarity similarity;
  private final WeighedCache<String, Indexed> kept =
      new WeighedCache<>(WeighedCache.capacity(ENOUGH), Indexed::bytes);

  PageIndex(Ranking ranking) {
    this.ranking = ranking;
    this.similarity = ranking.similarity();
  }

  /** The bytes in use, about. */
  long bytes() {
    return kept.bytes();
  }

  /**
   * Returns a page.
   *
   * @param found the postings of the page, in order
   * @param scores the score of each
   * @param versions all other versions of these postings, by their ids
   */
  ShownPage page(
      List<KeptPosting> found,
      List<Float> scores,
      Map<String, KeptPosting> versions,
      Labels labels,
      LocalDate today,
      Deadline deadline)
      throws IOException {
    List<KeptPosting> all = new ArrayList<>(found);
    Map<String, Integer> docs = new HashMap<>();
    for (KeptPosting other : versions.values()) {
      docs.put(other.posting().id().value(), all.size());
      all.add(other);
    }
    List<Group> groups = new ArrayList<>();
    List<FieldDoc> page = new ArrayList<>();
    for (int doc = 0; doc < found.size(); doc++) {
      page.add(new FieldDoc(doc, scores.get(doc), new Object[] {scores.get(doc)}));
      List<Integer> group = new ArrayList<>(List.of(doc));
      found.get(doc).versions().stream()
          .map(docs::get)
          .filter(Objects::nonNull)
          .forEach(group::add);
      if (group.size() > 1) {
        groups.add(new Group(group, doc));
      }
    }
    Snapshot snapshot = snapshot(all, labels, today);
    return new ShownPage(page, snapshot, snapshot.until(deadline), Reposts.of(all.size(), groups));
  }

  /** Returns an index of some postings, in their order. */
  Snapshot snapshot(List<KeptPosting> postings, Labels labels, LocalDate today) {
    IndexReader[] readers = postings.stream().map(this::indexed).toArray(IndexReader[]::new);
    try {
      return new Snapshot(
          new MultiReader(readers, false), similarity, MappedFiles.NONE, today, labels);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a page in memory", e);
    }
  }

  private IndexReader indexed(KeptPosting posting) {
    String version = posting.posting().id() + " " + posting.fingerprint().encoded();
    Indexed known = kept.get(version);
    return (known == null ? kept.put(version, index(posting)) : known).reader();
  }

  private Indexed index(KeptPosting posting) {
    MemoryIndex index = new MemoryIndex(true);
    index.setSimilarity(similarity);
    Document document = posting.document(ranking);
    DONE.forEach(field -> document.removeFields(field.id()));
    for (IndexableField field : document) {
      if (!field.fieldType().stored()) {
        index.addField(field, IndexField.ANALYZER);
      }
    }
    index.freeze(); // from now on any thread may read it
    return new Indexed(
        index.createSearcher().getIndexReader(), BYTES_A_CHARACTER * posting.length());
  }
}
