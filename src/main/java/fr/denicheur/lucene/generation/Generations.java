package fr.denicheur.lucene.generation;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexShape;
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
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index that answers questions and the one that is written; mostly they are the same.
 *
 * <p>The postings are the truth, and an index can always be rebuilt from them. So no fault of files
 * takes an answer away. If the writer is lost, as on a full disk, {@link #repair} opens it again
 * where the last {@link #publish} left it. If files are damaged or gone, {@code repair} begins a
 * new generation beside the old one, which answers until the new one is published.
 *
 * <p>Any number of threads may ask, and several may change postings at once.
 */
public final class Generations implements Closeable {
  private final IndexFolder folder;
  private final IOFunction<Path, Directory> files;
  private final SnapshotTaking taking;
  private final AtomicReference<Roles> roles;
  private volatile Runnable onDamage = () -> {};
  private boolean closed;

  /**
   * Which generation does what. The state of the engine follows from it.
   *
   * @param answering is asked; null as long as the first index is being built
   * @param written takes the changes; another one than {@code answering} while it is to replace it
   * @param fault what hinders writing; null if nothing did until now
   */
  private record Roles(
      @Nullable Generation answering, Generation written, @Nullable Throwable fault) {
    Roles failing(Throwable newFault) {
      return new Roles(answering, written, newFault);
    }

    /** The written generation answers. */
    Roles published() {
      return new Roles(written, written, fault);
    }

    /** A generation is written in the place of one that failed. */
    Roles writing(Generation next) {
      return new Roles(answering, next, null);
    }

    @Nullable Throwable currentFault() {
      return fault == null ? written.tragedy() : fault;
    }

    /** The generation whose files are looked at. */
    Generation shown() {
      return answering == null ? written : answering;
    }
  }

  private Generations(
      IndexFolder folder, IOFunction<Path, Directory> files, SnapshotTaking taking, Roles first) {
    this.folder = folder;
    this.files = files;
    this.taking = taking;
    this.roles = new AtomicReference<>(first);
    watch(first.written());
  }

  /**
   * Opens the generation in use to write, or begins one if there is none that is whole and of this
   * version. If nothing can be written, the generation in use answers until {@link #repair}
   * succeeds.
   *
   * @param files opens the folder of one generation
   * @throws IOException if nothing can be written and no generation is in use
   */
  public static Generations open(
      IndexFolder folder, IOFunction<Path, Directory> files, SnapshotTaking taking)
      throws IOException {
    try {
      return forWriting(folder, files, taking);
    } catch (IOException e) {
      Optional<Path> usable = folder.usable();
      if (usable.isEmpty()) {
        throw e;
      }
      Generation published = Generation.forReading(usable.get(), taking);
      return new Generations(folder, files, taking, new Roles(published, published, e));
    }
  }

  /** First deletes what a killed process left unfinished, which may fill the disk. */
  private static Generations forWriting(
      IndexFolder folder, IOFunction<Path, Directory> files, SnapshotTaking taking)
      throws IOException {
    folder.claim();
    folder.tidyAtOpening(folder.current().orElse(null));
    Optional<Path> usable = folder.usable();
    Path path = usable.isPresent() ? usable.get() : folder.create();
    OpenMode mode = usable.isPresent() ? OpenMode.APPEND : OpenMode.CREATE;
    Generation first = Generation.forWriting(path, files.apply(path), mode, taking);
    Generation answering = usable.isPresent() ? first : null;
    return new Generations(folder, files, taking, new Roles(answering, first, null));
  }

  /**
   * Opens the generation in use to search only.
   *
   * @throws IOException if there is none of this version
   */
  public static Generations forReading(IndexFolder folder, SnapshotTaking taking)
      throws IOException {
    Optional<Path> current = folder.current();
    if (current.isEmpty() || !IndexFolder.isFinished(current.get())) {
      throw new IOException("there is no finished index of this version");
    }
    Generation only = Generation.forReading(current.get(), taking);
    return new Generations(
        folder,
        path -> {
          throw new IllegalStateException("the index was opened for reading only: " + path);
        },
        taking,
        new Roles(only, only, null));
  }

  /** The folder of the generation that answers, or of the one that will. */
  public Path path() {
    return roles.get().shown().path();
  }

  /** Returns whether the index answers and takes changes, and why not. */
  public EngineState state() {
    Roles now = roles.get();
    if (now.answering() == null) {
      return new EngineState.Building();
    }
    try {
      int postings = read("count", snapshot -> snapshot.reader().numDocs());
      Throwable fault = now.currentFault();
      if (fault != null) {
        String reason = IndexFault.of(now.written().path(), fault).toString();
        return new EngineState.ReadOnly(postings, reason);
      }
      return now.written() == now.answering()
          ? new EngineState.Ready(postings)
          : new EngineState.Rebuilding(postings);
    } catch (EngineUnavailableException e) {
      return new EngineState.Unreadable();
    }
  }

  /** Returns the size of the index on disk. */
  public IndexShape shape() throws IOException {
    return roles.get().shown().shape();
  }

  /**
   * Reads from the last snapshot of the generation that answers.
   *
   * @param what is done, for the message of a fault: "search"
   * @throws EngineUnavailableException if no index was published yet, or it cannot be read
   */
  public <T> T read(String what, IOFunction<Snapshot, T> reading) {
    Generation asked = roles.get().answering();
    if (asked == null) {
      throw new EngineUnavailableException(new EngineState.Building());
    }
    try {
      return asked.read(reading);
    } catch (IOException e) {
      throw IndexFault.of(asked.path(), e).preventing(what);
    } catch (AlreadyClosedException e) {
      if (asked == roles.get().answering()) {
        throw e;
      }
      return read(what, reading); // another generation took over in this moment
    }
  }

  /** Reads from the last snapshot of the generation that is written. */
  public <T> T readWritten(IOFunction<Snapshot, T> reading) throws IOException {
    return roles.get().written().read(reading);
  }

  /** Sets what is called, once each time, when {@link #repair} would begin a new generation. */
  public void onDamage(Runnable listener) {
    onDamage = listener;
  }

  /** Damage of an old generation that is being replaced anyway needs no repair. */
  private void watch(Generation generation) {
    generation.onDamage(() -> {
      if (generation == roles.get().written()) {
        onDamage.run();
      }
    });
  }

  /**
   * Returns the writer.
   *
   * @throws IOException if it was lost and not repaired yet
   */
  public IndexWriter writer() throws IOException {
    Roles now = roles.get();
    if (now.fault() != null) {
      throw new IOException("the index is read-only", now.fault());
    }
    return now.written().writer();
  }

  /** Notes that a change failed, so that the writer can no longer be trusted. */
  public void lose(Throwable fault) {
    roles.updateAndGet(now -> now.failing(fault));
  }

  /**
   * Makes sure that there is a writer, if need be for a new, empty generation.
   *
   * @throws IOException if that is still impossible
   */
  public synchronized void repair() throws IOException {
    requireOpen();
    Roles now = roles.get();
    if (now.written().isDamaged()) {
      begin();
    } else if (now.fault() != null || !now.written().isWritable()) {
      reopen(now.written());
    }
  }

  private void reopen(Generation before) throws IOException {
    folder.claim();
    before.abandon();
    Generation reopened;
    try {
      reopened = open(before.path(), OpenMode.APPEND);
    } catch (IOException | RuntimeException | InternalError e) {
      if (!IndexFault.isDamage(e)) {
        throw e;
      }
      Generation.logDamage(before.path(), e);
      begin();
      return;
    }
    roles.updateAndGet(now -> {
      Roles next = now.writing(reopened);
      return now.answering() == before ? next.published() : next;
    });
    before.close();
  }

  private void begin() throws IOException {
    folder.claim();
    Generation next = created();
    Roles before = roles.getAndUpdate(now -> now.writing(next));
    before.written().abandon(); // it still answers, if it did, and merges no more
    if (before.written() != before.answering()) {
      before.written().close();
    }
  }

  private Generation created() throws IOException {
    Path path = folder.create();
    try {
      return open(path, OpenMode.CREATE);
    } catch (IOException | RuntimeException e) {
      IndexFolder.discard(path, e); // every run tries again
      throw e;
    }
  }

  private Generation open(Path path, OpenMode mode) throws IOException {
    Generation opened = Generation.forWriting(path, files.apply(path), mode, taking);
    watch(opened);
    return opened;
  }

  /** Makes all changes durable, then visible; a new generation takes the place of the old one. */
  public synchronized void publish() throws IOException {
    requireOpen();
    IndexWriter unused = writer(); // what was lost is not written on
    Roles now = roles.get();
    Generation next = now.written();
    next.publish();
    if (next != now.answering()) {
      folder.use(next.path());
      roles.updateAndGet(Roles::published);
      if (now.answering() != null) {
        now.answering().abandon();
        IOUtils.closeWhileHandlingException(now.answering());
      }
      folder.tidy(next.path()); // last: a folder that cannot be deleted hinders nothing else
    }
  }

  /** Publishes, and erases from all files what was removed. */
  public synchronized void purge() throws IOException {
    publish();
    Generation written = roles.get().written();
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
    Roles last = roles.get();
    boolean isUnfinished = last.answering() != last.written();
    try (folder) {
      IOUtils.close(last.answering(), isUnfinished ? last.written() : null);
      if (isUnfinished) {
        folder.tidy(folder.current().orElse(null));
      }
    }
  }
}
