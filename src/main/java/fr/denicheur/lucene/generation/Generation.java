package fr.denicheur.lucene.generation;

import fr.denicheur.engine.IndexShape;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.IndexSignature;
import fr.denicheur.lucene.index.MappedFiles;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.SnapshotTaking;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Lucene index on disk, open to be searched and, unless it is only read, to be written. */
public final class Generation implements Closeable {
  /** Enough for some thousand postings between two flushes. */
  private static final double BUFFER_MIB = 64;

  /** How often it is told that merging fails, whichever writer tries. */
  private static final Duration BETWEEN_TOLD = Duration.ofMinutes(10);

  private static final AtomicLong MERGE_TOLD = new AtomicLong(System.nanoTime());

  private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

  /** Takes something out of a snapshot. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(Snapshot snapshot) throws IOException;
  }

  private final Path path;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final Damage damage;
  private volatile Duration commit = Duration.ZERO;
  private volatile Duration refresh = Duration.ZERO;

  private Generation(
      Path path, Directory directory, @Nullable IndexWriter writer, SearcherManager searchers) {
    this.path = path;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
    this.damage = new Damage(path);
  }

  /**
   * Opens a generation to search and to write.
   *
   * @param mode whether it must be there or is a new one
   * @param directory where it lies; closed with it
   */
  public static Generation forWriting(
      Path path, Directory directory, OpenMode mode, SnapshotTaking taking) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(IndexField.ANALYZER)
            .setSimilarity(taking.similarity())
            .setRAMBufferSizeMB(BUFFER_MIB)
            .setOpenMode(mode)
            .setMergeScheduler(new Merges())
            .setMergePolicy(leavingNothing())
            .setCommitOnClose(false);
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, config);
      writer.setLiveCommitData(IndexSignature.commitData().entrySet());
      SearcherManager searchers = new SearcherManager(writer, true, true, factory(taking));
      return new Generation(path, directory, writer, searchers);
    } catch (IOException | RuntimeException | InternalError e) {
      abandon(writer);
      IOUtils.closeWhileHandlingException(directory);
      throw e;
    }
  }

  /**
   * Lucene prints what goes wrong in a merge at length, and a full disk makes every one fail;
   * whoever writes next hears of it anyway.
   */
  private static final class Merges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable fault) {
      long now = System.nanoTime();
      long before = MERGE_TOLD.get();
      if (now - before > 0 && MERGE_TOLD.compareAndSet(before, now + BETWEEN_TOLD.toNanos())) {
        LOG.error("segments could not be merged: {}", fault.toString());
      }
    }
  }

  /** By itself a segment is merged when it is worth it; on request, for one removed posting. */
  private static MergePolicy leavingNothing() {
    return new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
  }

  public static Generation forReading(Path path, SnapshotTaking taking) throws IOException {
    Directory directory = FSDirectory.open(path);
    DirectoryReader reader = DirectoryReader.open(directory);
    return new Generation(path, directory, null, new SearcherManager(reader, factory(taking)));
  }

  /** What snapshots share: of one generation, most segments stay the same from one to the next. */
  private static SearcherFactory factory(SnapshotTaking taking) {
    return new SearcherFactory() {
      private MappedFiles files = MappedFiles.NONE; // one snapshot is taken at a time

      @Override
      public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
          throws IOException {
        files = MappedFiles.of(reader, files);
        return taking.take(reader, files);
      }
    };
  }

  public Path path() {
    return path;
  }

  /** Returns the writer. */
  public IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("the index was opened for reading only: " + path);
    }
    return writer;
  }

  /** Whether the writer still takes changes; it closes itself after a fault. */
  public boolean isWritable() {
    return writer == null || writer.isOpen();
  }

  /** Returns what closed the writer, as a merge on a full disk; null where it takes changes. */
  @Nullable Throwable tragedy() {
    return writer == null ? null : writer.getTragicException();
  }

  /** Lets go of the writer without its last changes; what was published is still searched. */
  public void abandon() {
    abandon(writer);
  }

  private static void abandon(@Nullable IndexWriter writer) {
    try {
      if (writer != null) {
        writer.rollback();
      }
    } catch (IOException | RuntimeException | InternalError e) {
      LOG.warn("a writer that failed did not end in peace: {}", e.toString());
    }
  }

  /** Whether its files were found to be cut short or gone since it was opened. */
  public boolean isDamaged() {
    return damage.isNoted();
  }

  /** Returns the latest snapshot, to be given back by {@link #read}. */
  public Snapshot acquire() throws IOException {
    return (Snapshot) searchers.acquire();
  }

  /**
   * Reads from one of its snapshots, and gives that back. What comes of files that are not whole is
   * not told: one that is cut short while it is mapped into memory shows itself as an
   * InternalError, or not at all. Nor is what was read while another thread found it out, for then
   * the files may be gone that would show it.
   *
   * @throws IOException where nothing can be told; the generation may be damaged then
   */
  public <T> T read(Snapshot snapshot, Reading<T> reading) throws IOException {
    try {
      T read = readWhole(snapshot, reading);
      damage.requireNone();
      return read;
    } catch (InternalError e) {
      damage.note(e);
      throw new CorruptIndexException("it cannot be read", path.toString(), e);
    } catch (IOException e) {
      if (Damage.isToldBy(e)) {
        damage.note(e);
      }
      throw e;
    }
  }

  private static <T> T readWhole(Snapshot snapshot, Reading<T> reading) throws IOException {
    try {
      return reading.from(snapshot);
    } finally {
      leave(snapshot);
    }
  }

  private static void leave(Snapshot snapshot) throws IOException {
    try {
      snapshot.files().requireWhole();
    } finally {
      snapshot.reader().decRef();
    }
  }

  /** Makes all changes durable, then visible. */
  public void publish() throws IOException {
    long begin = System.nanoTime();
    writer().commit();
    long committed = System.nanoTime();
    searchers.maybeRefreshBlocking();
    commit = Duration.ofNanos(committed - begin);
    refresh = Duration.ofNanos(System.nanoTime() - committed);
  }

  /** Returns what the index weighs. */
  public IndexShape shape() throws IOException {
    long bytes = bytes();
    return read(
        acquire(),
        snapshot -> new IndexShape(bytes, snapshot.reader().leaves().size(), 0, commit, refresh));
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += length(file);
    }
    return bytes;
  }

  private long length(String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return 0; // segments were merged since it was listed
    }
  }

  /** Writes every segment anew in which something was removed, and deletes the old ones. */
  public void purge() throws IOException {
    writer().forceMergeDeletes();
    publish();
    writer().deleteUnusedFiles();
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, writer, directory);
  }
}
