package fr.denicheur.lucene;

import fr.denicheur.engine.IndexShape;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** One Lucene index on disk, open to be searched and, unless it is only read, to be written. */
final class Generation implements Closeable {
  /** Enough for some thousand postings between two flushes. */
  private static final double BUFFER_MIB = 64;

  private final Path path;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private volatile Duration commit = Duration.ZERO;
  private volatile Duration refresh = Duration.ZERO;

  private Generation(
      Path path, Directory directory, @Nullable IndexWriter writer, SearcherManager searchers) {
    this.path = path;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /** Whether a generation was finished by a program that reads and writes as this one. */
  static boolean isCurrent(Path path) throws IOException {
    try (Directory directory = FSDirectory.open(path)) {
      return IndexSignature.isCurrent(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IndexFormatTooOldException | IndexFormatTooNewException | IndexNotFoundException e) {
      return false;
    }
  }

  static Generation forWriting(Path path, Analyzer analyzer, Ranking ranking) throws IOException {
    Directory directory = FSDirectory.open(path);
    IndexWriterConfig config =
        new IndexWriterConfig(analyzer)
            .setSimilarity(ranking.similarity())
            .setRAMBufferSizeMB(BUFFER_MIB)
            .setCommitOnClose(false);
    IndexWriter writer = new IndexWriter(directory, config);
    writer.setLiveCommitData(IndexSignature.commitData().entrySet());
    SearcherManager searchers = new SearcherManager(writer, true, true, factory(ranking));
    return new Generation(path, directory, writer, searchers);
  }

  static Generation forReading(Path path, Ranking ranking) throws IOException {
    Directory directory = FSDirectory.open(path);
    DirectoryReader reader = DirectoryReader.open(directory);
    return new Generation(path, directory, null, new SearcherManager(reader, factory(ranking)));
  }

  /** What snapshots share: of one generation, most segments stay the same from one to the next. */
  private static SearcherFactory factory(Ranking ranking) {
    PhraseCache phrases = PhraseCache.forThisMachine();
    return new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
          throws IOException {
        return new Snapshot(reader, ranking, phrases);
      }
    };
  }

  Path path() {
    return path;
  }

  /** Returns the writer. */
  IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("the index was opened for reading only: " + path);
    }
    return writer;
  }

  /** Returns the latest snapshot, to be given back with {@link #release}. */
  Snapshot acquire() throws IOException {
    return (Snapshot) searchers.acquire();
  }

  void release(Snapshot snapshot) throws IOException {
    searchers.release(snapshot);
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

  /** Returns what the index weighs. */
  IndexShape shape() throws IOException {
    Snapshot snapshot = acquire();
    try {
      long bytes = 0;
      for (String file : directory.listAll()) {
        bytes += directory.fileLength(file);
      }
      QueryCache filters = IndexSearcher.getDefaultQueryCache();
      long cached = filters instanceof LRUQueryCache cache ? cache.ramBytesUsed() : 0;
      return new IndexShape(
          bytes,
          snapshot.reader().leaves().size(),
          cached + snapshot.phrases().bytes(),
          commit,
          refresh);
    } finally {
      release(snapshot);
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, writer, directory);
  }
}
