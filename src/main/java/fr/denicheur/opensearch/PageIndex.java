package fr.denicheur.opensearch;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.lucene.answer.ShownPage;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.index.MappedFiles;
import fr.denicheur.lucene.index.PostingDocument;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.WeighedCache;
import fr.denicheur.lucene.repost.RepostMark;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Indexes the postings of one page in memory. Excerpts and reasons are read from that as from an
 * index on disk, because a cluster does not know where our words stand in a text. The last postings
 * are kept, because the same ones answer many questions. Postings of a page are indexed side by
 * side, because a person waits for it. Any thread may ask.
 */
final class PageIndex {
  /** Room for some hundred postings: 32 MiB. */
  private static final long ENOUGH = 32L << 20;

  /** About what a posting weighs in memory, with all places of its words, for each character. */
  private static final int BYTES_A_CHARACTER = 24;

  private static final Executor HELPERS = helpers();

  /** An indexed posting. */
  private record Indexed(IndexReader reader, long bytes) {}

  private final Similarity similarity;
  private final WeighedCache<String, Indexed> kept =
      new WeighedCache<>(WeighedCache.capacity(ENOUGH), Indexed::bytes);

  PageIndex(Ranking ranking) {
    this.similarity = ranking.similarity();
  }

  private static Executor helpers() {
    int cores = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor helpers =
        new ThreadPoolExecutor(
            cores,
            cores,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("page-", 0).daemon().factory());
    helpers.allowCoreThreadTimeOut(true); // so they need not be ended
    return helpers;
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
    IndexReader[] readers = indexed(postings);
    try {
      return new Snapshot(
          new MultiReader(readers, false), similarity, MappedFiles.NONE, today, labels);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a page in memory", e);
    }
  }

  private IndexReader[] indexed(List<KeptPosting> postings) {
    List<FutureTask<IndexReader>> tasks =
        postings.stream().map(one -> new FutureTask<>(() -> indexed(one))).toList();
    if (tasks.size() > 1) {
      HELPERS.execute(() -> tasks.reversed().forEach(FutureTask::run)); // a task runs once only
    }
    tasks.forEach(FutureTask::run);
    return tasks.stream().map(PageIndex::done).toArray(IndexReader[]::new);
  }

  private static IndexReader done(FutureTask<IndexReader> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot index a posting of a page", e.getCause());
    } catch (InterruptedException e) {
      throw new EngineUnavailableException("a search was interrupted", e);
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
    Document document = PostingDocument.ofPage(posting.posting());
    posting.mark().map(RepostMark::field).ifPresent(document::add);
    document.forEach(field -> index.addField(field, IndexField.ANALYZER));
    index.freeze(); // from now on any thread may read it
    return new Indexed(
        index.createSearcher().getIndexReader(), BYTES_A_CHARACTER * posting.length());
  }
}
