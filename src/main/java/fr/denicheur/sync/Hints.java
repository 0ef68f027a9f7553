package fr.denicheur.sync;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Where something may have changed since a run looked there. A hint that is false costs a look, one
 * that is missing costs time until the next scan. For any number of threads.
 */
final class Hints {
  /** To look at more one by one takes longer than to scan folders of some ten thousand files. */
  static final int MOST = 5_000;

  private final Set<Path> places = new HashSet<>();
  private boolean isAnywhere;

  /** Takes more hints, and returns whether something may have changed anywhere. */
  synchronized boolean add(Scope scope) {
    places.addAll(scope.places());
    isAnywhere |= scope.isWhole() || places.size() > MOST;
    if (isAnywhere) {
      places.clear();
    }
    return isAnywhere;
  }

  /** Returns what was hinted at since the last time. */
  synchronized Scope take() {
    Scope taken = isAnywhere ? Scope.WHOLE : Scope.of(places);
    places.clear();
    isAnywhere = false;
    return taken;
  }
}
