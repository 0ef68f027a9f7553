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
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the operating system report changes in folders, and passes the changed places on as hints.
 *
 * <p>It ignores the kind of change. Events are lost, doubled, late, and never come on network
 * folders, so each is only a hint which place a run should list. If the system refuses to watch,
 * this logs it once and gives no hints.
 */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final Consumer<Scope> hint;
  private final Map<Sighting.Folder, WatchKey> watched = new HashMap<>();
  private volatile @Nullable WatchService service;

  /**
   * @param hint receives the places of changes, on the watch's own thread; must not throw
   */
  FolderWatch(Consumer<Scope> hint) {
    this.hint = hint;
  }

  /**
   * Begins to listen, to no folder yet.
   *
   * @param source makes the watch; fails if the system grants no more of them
   */
  void open(Callable<WatchService> source) {
    try {
      WatchService opened = source.call();
      service = opened;
      var unused = Thread.ofPlatform().daemon().name("folder-watch").start(() -> listen(opened));
    } catch (Exception e) {
      giveUp(e);
    }
  }

  /**
   * Listens to these folders and no others. One thread at a time may call it.
   *
   * @return the folders that are new here: a change before this call may have been missed
   */
  Set<Path> follow(Set<Sighting.Folder> folders) {
    WatchService open = service;
    if (open == null) {
      return Set.of();
    }
    watched.entrySet().removeIf(entry -> isLeft(entry.getKey(), entry.getValue(), folders));
    Set<Path> begun = new HashSet<>();
    try {
      for (Sighting.Folder folder : folders) {
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
        LOG.warn(
            "folder-watch could not close; the system keeps its watches until the process ends", e);
      }
    }
  }

  /**
   * Cancels the key of a folder that is gone, because a moved folder keeps its watch. A key may be
   * invalid although its folder is listed: a new folder may get the file number of a deleted one.
   */
  private static boolean isLeft(
      Sighting.Folder folder, WatchKey key, Set<Sighting.Folder> folders) {
    boolean isLeft = !folders.contains(folder) || !key.isValid();
    if (isLeft) {
      key.cancel();
    }
    return isLeft;
  }

  private boolean register(Sighting.Folder folder, WatchService open) throws IOException {
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
      return false; // gone or closed since the scan: the next scan sees it
    }
  }

  private void listen(WatchService open) {
    try {
      while (true) {
        WatchKey key = open.take();
        hint(key, key.pollEvents());
      }
    } catch (ClosedWatchServiceException e) {
      LOG.debug("folder-watch stopped listening, because it was closed", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the thread of the folder watch was interrupted", e);
    }
  }

  private void hint(WatchKey key, List<WatchEvent<?>> events) {
    Path folder = (Path) key.watchable();
    Set<Path> places = new HashSet<>();
    for (WatchEvent<?> event : events) {
      if (!(event.context() instanceof Path name)) {
        hint.accept(Scope.WHOLE); // the system lost events and does not say of which files
      } else if (!PostingNames.isPassedOver(name.toString())) { // such as a leftover of an editor
        places.add(folder.resolve(name));
      }
    }
    if (!key.reset()) {
      places.add(folder);
    }
    hint.accept(Scope.of(places));
  }

  private void giveUp(Exception reason) {
    LOG.warn(
        "folder-watch cannot watch the folders of postings ({}); scans at intervals find changes some"
            + " seconds later instead; raise fs.inotify.max_user_watches or max_user_instances",
        reason.getMessage());
  }
}
