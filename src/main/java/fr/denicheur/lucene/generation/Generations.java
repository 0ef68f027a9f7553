package fr.denicheur.lucene.generation;

import fr.denicheur.engine.IndexShape;
import fr.denicheur.lucene.generation.Generation.Reading;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.SnapshotTaking;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The generation that answers and the one that is written; mostly they are one.
 *
 * <p>The postings are the truth, an index can always be made again. So whatever happens to files
 * takes no answer away: a writer that was lost, as on a full disk, is opened again where the last
 * {@link #publish} left it; where the files themselves are damaged or gone, a new generation is
 * begun beside and takes over once it is published. Until then what was published last answers.
 *
 * <p>Any number of threads may ask; changes may come from several at once. {@link #mend} belongs at
 * the beginning of a run of changes.
 */
public final class Generations implements Closeable {
  /** Opens a generation to search and to write: one that is there, or a new one. */
  @FunctionalInterface
  public interface Opener {
    Generation open(Path path, OpenMode mode) throws IOException;
  }

  private final IndexFolder folder;
  private final Opener opener;
  private final AtomicReference<@Nullable Generation> toldDamaged = new AtomicReference<>();
  private volatile Generation answering;
  private volatile Generation written;
  private volatile boolean complete;
  private volatile @Nullable Throwable lost;
  private volatile Runnable onDamage = () -> {};
  private boolean closed;

  private Generations(IndexFolder folder, Opener opener, Generation first, boolean complete) {
    this.folder = folder;
    this.opener = opener;
    this.answering = first;
    this.written = first;
    this.complete = complete;
  }

  /**
   * Opens the generation in use to write, or begins one where none is whole and of today's. Where
   * nothing can be written, the generation in use answers until {@link #mend} finds that it can.
   *
   * @throws IOException where nothing can be written and no generation is in use
   */
  public static Generations open(IndexFolder folder, Opener opener, SnapshotTaking taking)
      throws IOException {
    try {
      return forWriting(folder, opener);
    } catch (IOException e) {
      Optional<Path> current = folder.current();
      if (current.isEmpty() || !new GenerationFiles(current.get()).isUsable()) {
        throw e;
      }
      Generation published = Generation.forReading(current.get(), taking);
      Generations generations = new Generations(folder, opener, published, true);
      generations.lose(e);
      return generations;
    }
  }

  /** What a process left unfinished that was killed may fill the disk. */
  private static Generations forWriting(IndexFolder folder, Opener opener) throws IOException {
    folder.claim();
    Optional<Path> current = folder.current();
    folder.tidy(current.orElse(null));
    boolean usable = current.isPresent() && new GenerationFiles(current.get()).isUsable();
    Path path = usable ? current.orElseThrow() : folder.create();
    OpenMode mode = usable ? OpenMode.APPEND : OpenMode.CREATE;
    return new Generations(folder, opener, opener.open(path, mode), usable);
  }

  /** Takes a generation as it is, to search only. */
  public static Generations forReading(IndexFolder folder, Generation generation) {
    return new Generations(folder, (path, mode) -> generation, generation, true);
  }

  /** Whether what answers was ever published. */
  public boolean isComplete() {
    return complete;
  }

  /** Where what answers lies. */
  public Path path() {
    return answering.path();
  }

  /** Why what answers cannot be changed; nothing where it can. */
  public Optional<String> trouble() {
    Throwable fault = lost == null ? written.tragedy() : lost;
    if (fault != null) {
      return Optional.of("read-only: " + Trouble.of(written.path(), fault));
    }
    return written == answering ? Optional.empty() : Optional.of("the index is being made again");
  }

  /** Returns the size of what answers. */
  public IndexShape shape() throws IOException {
    return answering.shape();
  }

  /** Reads from the last snapshot of what answers. */
  public <T> T read(Reading<T> reading) throws IOException {
    Generation asked = answering;
    Snapshot snapshot;
    try {
      snapshot = asked.acquire();
    } catch (AlreadyClosedException e) {
      if (asked == answering) {
        throw e;
      }
      return read(reading); // another took over in this moment
    }
    return read(asked, snapshot, reading);
  }

  /** Reads from the last snapshot of what is written. */
  public <T> T readWritten(Reading<T> reading) throws IOException {
    Generation asked = written;
    return read(asked, asked.acquire(), reading);
  }

  private <T> T read(Generation asked, Snapshot snapshot, Reading<T> reading) throws IOException {
    try {
      return asked.read(snapshot, reading);
    } finally {
      if (asked.isDamaged() && asked == written && toldDamaged.getAndSet(asked) != asked) {
        onDamage.run();
      }
    }
  }

  /** Has somebody told, once each time, that {@link #mend} would begin a new generation. */
  public void onDamage(Runnable listener) {
    onDamage = listener;
  }

  /**
   * Returns the writer.
   *
   * @throws IOException where it was lost and not found again yet
   */
  public IndexWriter writer() throws IOException {
    Throwable fault = lost;
    if (fault != null) {
      throw new IOException("the index is read-only", fault);
    }
    return written.writer();
  }

  /** Notes that a change could not be made, so that the writer can no longer be trusted. */
  public void lose(Throwable fault) {
    lost = fault;
  }

  /**
   * Makes sure that there is a writer, if need be for a new generation, which is empty then.
   *
   * @throws IOException where that is still impossible
   */
  public synchronized void mend() throws IOException {
    requireOpen();
    if (written.isDamaged()) {
      begin();
    } else if (lost != null || !written.isWritable()) {
      reopen();
    }
  }

  private void reopen() throws IOException {
    folder.claim();
    Generation before = written;
    before.abandon();
    try {
      written = opener.open(before.path(), OpenMode.APPEND);
    } catch (IOException | RuntimeException | InternalError e) {
      if (!Damage.isToldBy(e)) {
        throw e;
      }
      Damage.tell(before.path(), e);
      begin();
      return;
    }
    lost = null;
    if (answering == before) {
      answering = written;
    }
    before.close();
  }

  private void begin() throws IOException {
    folder.claim();
    Generation before = written;
    written = created();
    lost = null;
    before.abandon(); // it answers on, where it does, and merges no more
    if (before != answering) {
      before.close();
    }
  }

  private Generation created() throws IOException {
    Path path = folder.create();
    try {
      return opener.open(path, OpenMode.CREATE);
    } catch (IOException | RuntimeException e) {
      IndexFolder.discard(path, e); // it will be tried again and again
      throw e;
    }
  }

  /** Makes all changes durable, then visible, in the place of what answered until now. */
  public synchronized void publish() throws IOException {
    requireOpen();
    IndexWriter unused = writer(); // what was lost is not written on
    Generation next = written;
    next.publish();
    if (!complete || next != answering) {
      folder.use(next.path());
      replaceBy(next);
    }
  }

  /** The old one is deleted last: whatever hinders that hinders nothing else. */
  private void replaceBy(Generation next) {
    Generation before = answering;
    answering = next;
    complete = true;
    if (before != next) {
      before.abandon();
      IOUtils.closeWhileHandlingException(before);
    }
    folder.tidy(next.path());
  }

  /** Makes all changes durable and visible, and takes what was removed out of all files. */
  public synchronized void purge() throws IOException {
    publish();
    written.purge();
    folder.deleteAllBut(written.path());
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the index was closed");
    }
  }

  /** Waits for a publish that is under way; none begins after it. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Generation other = written == answering ? null : written;
    try (folder) {
      IOUtils.close(answering, other);
      if (!complete || other != null) {
        folder.tidy(folder.current().orElse(null));
      }
    }
  }
}
