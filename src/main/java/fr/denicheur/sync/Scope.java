package fr.denicheur.sync;

import java.nio.file.Path;
import java.util.Set;

/**
 * The places that a run looks at. Of all others it keeps what an earlier run saw. Immutable.
 *
 * @param isWhole whether it looks at everything
 * @param places if not, the files and folders that it looks at, with all below them
 */
record Scope(boolean isWhole, Set<Path> places) {
  static final Scope WHOLE = new Scope(true, Set.of());
  static final Scope NOTHING = new Scope(false, Set.of());

  Scope {
    places = Set.copyOf(places);
  }

  static Scope of(Set<Path> places) {
    return new Scope(false, places);
  }

  boolean isNothing() {
    return !isWhole && places.isEmpty();
  }
}
