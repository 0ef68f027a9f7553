package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What this process itself changed in the folders and no run has seen yet: its files are whole, and
 * what it removed is meant to be gone. For any number of threads.
 */
final class OwnChanges {
  private final Map<PostingId, Change> pending = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * The last change of one posting.
   *
   * @param number tells it from other changes of the same
   * @param file the file that was written or removed
   * @param shown its path as people see it
   * @param isRemoval whether it was removed
   */
  record Change(long number, Path file, String shown, boolean isRemoval) {}

  /** What a run may rely on. Immutable. */
  record Known(Map<PostingId, Change> changes) {
    Known {
      changes = Map.copyOf(changes);
    }

    /** Whether a file was written by this process, in one piece. */
    boolean isWhole(FoundFile found) {
      Change change = changes.get(found.id());
      return change != null && !change.isRemoval() && change.file().equals(found.file());
    }

    /** Whether the file of a posting was removed by this process. */
    boolean isRemoved(PostingId id) {
      Change change = changes.get(id);
      return change != null && change.isRemoval();
    }
  }

  void wrote(PostingId id, Path file, String shown) {
    pending.put(id, new Change(changes.incrementAndGet(), file, shown, false));
  }

  void removed(PostingId id, Path file, String shown) {
    pending.put(id, new Change(changes.incrementAndGet(), file, shown, true));
  }

  /** Whether no run has seen yet what was last done to a posting. */
  boolean isPending(PostingId id) {
    return pending.containsKey(id);
  }

  Known known() {
    return new Known(pending);
  }

  /** A run has dealt with these changes, though not with what happened to the same files since. */
  void forget(Known known, Predicate<PostingId> isSeen) {
    known
        .changes()
        .forEach((id, change) -> {
          if (isSeen.test(id)) {
            pending.remove(id, change);
          }
        });
  }
}
