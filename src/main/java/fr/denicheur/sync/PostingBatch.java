package fr.denicheur.sync;

import fr.denicheur.posting.DurableFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Writes many posting files into a folder. Each file is replaced in one step, and a batch of them
 * is durable together: to wait for the disk after each would take most of the time. A full batch is
 * written by a thread of its own while the next one is collected.
 *
 * <p>A file that holds the same bytes already is not touched. For one thread; other programs may
 * write into the folder meanwhile.
 */
public final class PostingBatch {
  /** Bytes of a batch: some thousand files, because one wait for the disk takes as long for all. */
  private static final int SIZE = 8 << 20;

  private final Path folder;

  /** The name of the file that has an id, by the id in lower case. */
  private final Map<String, String> names = new HashMap<>();

  private Map<String, byte[]> waiting = new LinkedHashMap<>();
  private int waitingBytes;

  /** The batch that is being written, and its end. */
  private Map<String, byte[]> leaving = Map.of();

  private FutureTask<@Nullable Void> writing = new FutureTask<>(() -> null);

  /** What a content changes in the folder. */
  public enum Change {
    /** There is no file of this name yet. */
    CREATED,
    /** The file has another content. */
    REPLACED,
    /** The file has this content. */
    NONE
  }

  /**
   * Lists a folder.
   *
   * @throws UnwritableFolderException if it cannot be read
   */
  public PostingBatch(Path folder) {
    try {
      this.folder = folder.toRealPath();
      list();
      writing.run();
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  private void list() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = folder.relativize(file).toString();
        if (!PostingNames.isLeftover(name)) {
          String key = key(PostingNames.withoutExtension(name));
          names.merge(key, name, (one, two) -> key(one).equals(key + ".md") ? two : one);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the name of what keeps a file from holding this id: another file with this id, or one
   * that differs only by case and is the same on some systems; or something of the very name that
   * is no file.
   */
  public Optional<String> obstacle(WritableId id) {
    return Optional.ofNullable(names.get(key(id.value()))).filter(name -> isInTheWay(name, id));
  }

  private boolean isInTheWay(String name, WritableId id) {
    Path file = folder.resolve(name);
    boolean isOurs = Normalizer.normalize(name, Normalizer.Form.NFC).equals(id.fileName());
    return isOurs
        ? pending(name) == null && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        : !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Returns what a content would change.
   *
   * @throws UnwritableFolderException if the file cannot be read
   */
  public Change change(WritableId id, byte[] content) {
    byte[] pending = pending(id.fileName());
    if (pending != null) {
      return Arrays.equals(pending, content) ? Change.NONE : Change.REPLACED;
    }
    if (!names.containsKey(key(id.value()))) {
      return Change.CREATED;
    }
    try {
      Path file = folder.resolve(id.fileName());
      boolean isSame =
          Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
      return isSame ? Change.NONE : Change.REPLACED;
    } catch (NoSuchFileException e) {
      return Change.CREATED;
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  /** Returns the content of a file that is not written yet; {@code null} if there is none. */
  private byte @Nullable [] pending(String name) {
    byte[] content = waiting.get(name);
    return content == null ? leaving.get(name) : content;
  }

  /**
   * Writes a file with the next batch, if that changes anything.
   *
   * @throws UnwritableFolderException if the system refuses this batch or the one before
   */
  public Change put(WritableId id, byte[] content) {
    Change change = change(id, content);
    if (change != Change.NONE) {
      waiting.put(id.fileName(), content);
      names.put(key(id.value()), id.fileName());
      waitingBytes += content.length;
    }
    if (waitingBytes >= SIZE) {
      send();
    }
    return change;
  }

  /**
   * Writes what waits. When this returns, all files are on the disk.
   *
   * @throws UnwritableFolderException if the system refuses; some files may be written
   */
  public void flush() {
    send();
    await();
  }

  /** Begins to write what waits, once the batch before is on the disk. */
  private void send() {
    await();
    Map<String, byte[]> batch = waiting;
    leaving = batch;
    waiting = new LinkedHashMap<>();
    waitingBytes = 0;
    writing =
        new FutureTask<>(() -> {
          DurableFile.writeAll(folder, batch);
          return null;
        });
    var unused = Thread.ofPlatform().name("posting-batch").daemon().start(writing);
  }

  private void await() {
    try {
      writing.get();
      leaving = Map.of();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw new UnwritableFolderException(fault);
      }
      throw new IllegalStateException("a batch must fail by an IOException alone", e);
    } catch (InterruptedException e) {
      throw new UnwritableFolderException(new InterruptedIOException("writing was interrupted"));
    }
  }
}
