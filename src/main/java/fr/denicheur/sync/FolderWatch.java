package fr.denicheur.sync;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the operating system that something changed in a folder.
 *
 * <p>What happened there, it does not ask: events are lost, doubled, late, and on network folders
 * never come, so each is only a hint where a look is worth its while. Where the system refuses to
 * watch, it says so once and gives no hints.
 */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final Consumer<Scope> hint;
  private final Map<SeenFolder, WatchKey> watched = new HashMap<>();
  private volatile @Nullable WatchService service;

  /** Makes what hears of events, or fails because the system has no more of them. */
  @FunctionalInterface
  interface Source {
    WatchService open() throws IOException;
  }

  /**
   * @param hint hears where something changed, on a thread of its own; must not throw
   */
  FolderWatch(Consumer<Scope> hint) {
    this.hint = hint;
  }

  /** Begins to listen, to no folder yet. */
  void open(Source source) {
    try {
      WatchService opened = source.open();
      service = opened;
      var unused = Thread.ofPlatform().daemon().name("folder-watch").start(() -> listen(opened));
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /**
   * Listens to these folders and no others. For one thread at a time.
   *
   * @return those that were not listened to before, so that a change in them may have been missed
   */
  Set<Path> follow(Set<SeenFolder> folders) {
    WatchService open = service;
    if (open == null || isFollowing(folders)) {
      return Set.of();
    }
    watched.entrySet().removeIf(entry -> isLeft(entry.getKey(), entry.getValue(), folders));
    Set<Path> begun = new HashSet<>();
    try {
      for (SeenFolder folder : folders) {
        if (!watched.containsKey(folder) && register(folder, open)) {
          begun.add(folder.path());
        }
      }
    } catch (IOException e) {
      close();
      giveUp(e);
    }
    return begun;
  }

  @Override
  public void close() {
    WatchService open = service;
    service = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.warn("the watch of the folders of postings did not close", e);
      }
    }
  }

  /** The number of a deleted folder may be given to the next one. */
  private boolean isFollowing(Set<SeenFolder> folders) {
    return folders.equals(watched.keySet())
        && watched.values().stream().allMatch(WatchKey::isValid);
  }

  /** A folder that was moved keeps its watch until it is given up, wherever it is. */
  private static boolean isLeft(SeenFolder folder, WatchKey key, Set<SeenFolder> folders) {
    boolean isLeft = !folders.contains(folder) || !key.isValid();
    if (isLeft) {
      key.cancel();
    }
    return isLeft;
  }

  private boolean register(SeenFolder folder, WatchService open) throws IOException {
    try {
      WatchKey key =
          folder
              .path()
              .register(
                  open,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE);
      watched.put(folder, key);
      return true;
    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
      return false; // gone or closed since the scan: the next one sees it
    }
  }

  private void listen(WatchService open) {
    try {
      while (true) {
        WatchKey key = open.take();
        hint(key, key.pollEvents());
      }
    } catch (ClosedWatchServiceException e) {
      LOG.debug("the folders of postings are watched no longer", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the watch", e);
    }
  }

  private void hint(WatchKey key, List<WatchEvent<?>> events) {
    Path folder = (Path) key.watchable();
    Set<Path> places = new HashSet<>();
    for (WatchEvent<?> event : events) {
      if (!(event.context() instanceof Path name)) {
        hint.accept(Scope.WHOLE); // events were lost, and nobody knows whose
      } else if (!PostingNames.isPassedOver(name.toString())) { // as editors' leftovers are
        places.add(folder.resolve(name));
      }
    }
    if (!key.reset()) {
      places.add(folder);
    }
    if (!places.isEmpty()) {
      hint.accept(Scope.of(places));
    }
  }

  private void giveUp(IOException reason) {
    LOG.warn(
        "the folders of postings cannot be watched ({}); they are scanned at intervals instead, so"
            + " changes are found some seconds later; raise fs.inotify.max_user_watches or"
            + " max_user_instances",
        reason.getMessage());
  }
}
