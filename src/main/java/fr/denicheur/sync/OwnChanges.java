package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process itself changed in the folders and no run has seen yet: its files are whole, and
 * what it removed is meant to be gone. For any number of threads.
 */
final class OwnChanges {
  private final Set<Path> written = ConcurrentHashMap.newKeySet();
  private final Set<PostingId> removed = ConcurrentHashMap.newKeySet();

  /**
   * What a run may rely on.
   *
   * @param written files that are whole
   * @param removed postings whose file was removed on purpose
   */
  record Known(Set<Path> written, Set<PostingId> removed) {
    static final Known NOTHING = new Known(Set.of(), Set.of());
  }

  void wrote(Path file) {
    written.add(file);
  }

  void removed(PostingId id) {
    removed.add(id);
  }

  Known known() {
    return new Known(Set.copyOf(written), Set.copyOf(removed));
  }

  /** A run has dealt with it. */
  void forget(Known known) {
    written.removeAll(known.written());
    removed.removeAll(known.removed());
  }
}
