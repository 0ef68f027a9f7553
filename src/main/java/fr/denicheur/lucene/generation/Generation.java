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
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Lucene index on disk, open to be searched and, unless it was opened for reading, to be
 * written. Any thread may call any method.
 */
public final class Generation implements Closeable {
  /** Mebibytes of memory for changes; enough for some thousand postings between two flushes. */
  private static final double BUFFER_MIB = 64;

  /** The least time between two log lines about failed merges, of all writers together. */
  private static final Duration BETWEEN_MERGE_WARNINGS = Duration.ofMinutes(10);

  private static final AtomicLong NEXT_MERGE_WARNING = new AtomicLong(System.nanoTime());

  private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

  private final Path path;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final AtomicBoolean damaged = new AtomicBoolean();
  private volatile Runnable onDamage = () -> {};
  private volatile Duration commit = Duration.ZERO;
  private volatile Duration refresh = Duration.ZERO;

  private Generation(
      Path path, Directory directory, @Nullable IndexWriter writer, SearcherManager searchers) {
    this.path = path;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /**
   * Opens a generation to search and to write.
   *
   * @param directory the files; closed with the generation
   * @param mode whether the index must exist or is a new one
   */
  public static Generation forWriting(
      Path path, Directory directory, OpenMode mode, SnapshotTaking taking) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(IndexField.ANALYZER)
            .setSimilarity(taking.similarity())
            .setRAMBufferSizeMB(BUFFER_MIB)
            .setOpenMode(mode)
            .setMergeScheduler(merges())
            .setMergePolicy(leavingNothing())
            .setCommitOnClose(false);
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, config);
      writer.setLiveCommitData(IndexSignature.commitData().entrySet());
      SearcherManager searchers = new SearcherManager(writer, true, true, factory(taking));
      return new Generation(path, directory, writer, searchers);
    } catch (IOException | RuntimeException | InternalError e) {
      abandon(path, writer);
      IOUtils.closeWhileHandlingException(directory);
      throw e;
    }
  }

  /** Opens a generation to search only. */
  public static Generation forReading(Path path, SnapshotTaking taking) throws IOException {
    Directory directory = FSDirectory.open(path);
    DirectoryReader reader = DirectoryReader.open(directory);
    return new Generation(path, directory, null, new SearcherManager(reader, factory(taking)));
  }

  /**
   * Logs failed merges in one line and seldom: Lucene prints a stack trace for each, and a full
   * disk makes every merge fail. The next write throws the fault anyway.
   */
  private static ConcurrentMergeScheduler merges() {
    return new ConcurrentMergeScheduler() {
      @Override
      protected void handleMergeException(Throwable fault) {
        long now = System.nanoTime();
        long next = NEXT_MERGE_WARNING.get();
        long after = now + BETWEEN_MERGE_WARNINGS.toNanos();
        if (now - next > 0 && NEXT_MERGE_WARNING.compareAndSet(next, after)) {
          LOG.error(
              "the index writer could not merge segments and is closed: {}", fault.toString());
        }
      }
    };
  }

  /**
   * Lucene merges a segment by itself when the gain is worth it. When a purge asks, one removed
   * posting is reason enough.
   */
  private static MergePolicy leavingNothing() {
    return new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
  }

  /** Most segments stay the same from one snapshot to the next, so their files are mapped once. */
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

  Path path() {
    return path;
  }

  IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("the index was opened for reading only: " + path);
    }
    return writer;
  }

  /** Whether the writer still takes changes; after a fault it closes itself. */
  boolean isWritable() {
    return writer == null || writer.isOpen();
  }

  /** Returns what closed the writer, as a merge on a full disk; null if it takes changes. */
  @Nullable Throwable tragedy() {
    return writer == null ? null : writer.getTragicException();
  }

  /** Gives up the writer and its unpublished changes; what was published is still searched. */
  void abandon() {
    abandon(path, writer);
  }

  private static void abandon(Path path, @Nullable IndexWriter writer) {
    try {
      if (writer != null) {
        writer.rollback();
      }
    } catch (IOException | RuntimeException | InternalError e) {
      LOG.warn("could not roll back the failed index writer of {}: {}", path, e.toString());
    }
  }

  /** Whether reading has shown that files were cut short or are gone. */
  boolean isDamaged() {
    return damaged.get();
  }

  /** Sets what is called once, when the first damage is found. */
  void onDamage(Runnable listener) {
    onDamage = listener;
  }

  static void logDamage(Path path, Throwable fault) {
    LOG.error("the index {} is damaged; it is rebuilt: {}", path, String.valueOf(fault));
  }

  private void noteDamage(Throwable fault) {
    if (damaged.compareAndSet(false, true)) {
      logDamage(path, fault);
      onDamage.run();
    }
  }

  /**
   * Reads from the latest snapshot. What is read from damaged files is never returned: a file that
   * is cut short while it is mapped into memory causes an InternalError, or reads as zeros. Nor is
   * anything returned once another thread has found damage, because the files that would show it
   * may be gone by then.
   *
   * @throws IOException if the files cannot be read; {@link #isDamaged} says whether for good
   */
  public <T> T read(IOFunction<Snapshot, T> reading) throws IOException {
    Snapshot snapshot = (Snapshot) searchers.acquire();
    T read;
    try {
      try {
        read = reading.apply(snapshot);
      } finally {
        release(snapshot);
      }
    } catch (InternalError e) {
      noteDamage(e);
      throw new CorruptIndexException("it cannot be read", path.toString(), e);
    } catch (IOException e) {
      if (IndexFault.isDamage(e)) {
        noteDamage(e);
      }
      throw e;
    }
    if (isDamaged()) {
      throw new CorruptIndexException("damaged, and to be rebuilt", path.toString());
    }
    return read;
  }

  private static void release(Snapshot snapshot) throws IOException {
    try {
      snapshot.files().requireWhole();
    } finally {
      snapshot.reader().decRef();
    }
  }

  /** Makes all changes durable, then visible. */
  void publish() throws IOException {
    long begin = System.nanoTime();
    writer().commit();
    long committed = System.nanoTime();
    searchers.maybeRefreshBlocking();
    commit = Duration.ofNanos(committed - begin);
    refresh = Duration.ofNanos(System.nanoTime() - committed);
  }

  /** Returns the size of the index, without its caches. */
  IndexShape shape() throws IOException {
    long bytes = bytes();
    return read(
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
      return 0; // a merge deleted it after it was listed
    }
  }

  /** Rewrites every segment in which something was removed, and deletes the old files. */
  void purge() throws IOException {
    writer().forceMergeDeletes();
    publish();
    writer().deleteUnusedFiles();
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, writer, directory);
  }
}
