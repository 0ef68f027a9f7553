package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The changes that this process itself made in the folders and that no run has seen yet. Files that
 * it wrote are whole, and files that it removed are gone on purpose. Any thread may use it.
 */
final class OwnChanges {
  /**
   * The last change of one posting.
   *
   * @param number distinguishes it from other changes of the same file
   * @param file the file that was written or removed
   */
  private record Change(long number, Path file, boolean isRemoval) {}

  private final Map<PostingId, Change> pending = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  void wrote(PostingId id, Path file) {
    pending.put(id, new Change(changes.incrementAndGet(), file, false));
  }

  void removed(PostingId id, Path file) {
    pending.put(id, new Change(changes.incrementAndGet(), file, true));
  }

  /** Whether no run has seen the last change of a posting yet. */
  boolean isPending(PostingId id) {
    return pending.containsKey(id);
  }

  /** Returns a copy that stays as it is, for one run to rely on. */
  OwnChanges copy() {
    OwnChanges copy = new OwnChanges();
    copy.pending.putAll(pending);
    return copy;
  }

  /** Whether this process wrote a file, in one piece. */
  boolean isWhole(FoundFile found) {
    Change change = pending.get(found.id());
    return change != null && !change.isRemoval() && change.file().equals(found.file());
  }

  /** Whether this process removed the file of a posting. */
  boolean isRemoved(PostingId id) {
    Change change = pending.get(id);
    return change != null && change.isRemoval();
  }

  /** Returns the files that were written or removed. */
  Set<Path> files() {
    return pending.values().stream().map(Change::file).collect(Collectors.toSet());
  }

  /** Forgets changes that a run has seen, but not later changes of the same postings. */
  void forget(OwnChanges known, Predicate<PostingId> isSeen) {
    known.pending.forEach((id, change) -> {
      if (isSeen.test(id)) {
        pending.remove(id, change);
      }
    });
  }
}
