package fr.denicheur.sync;

import java.nio.file.Path;
import java.util.Set;

/**
 * The places that a run lists anew. For all others it reuses the listing of an earlier run.
 *
 * @param isWhole whether it lists everything
 * @param places the files and folders that it lists, with all below them; ignored if it is whole
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
