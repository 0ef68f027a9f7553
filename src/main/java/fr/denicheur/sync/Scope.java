package fr.denicheur.sync;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a run looks at; of all else it trusts what was seen before. Immutable.
 *
 * @param isWhole whether it looks at everything
 * @param places the files and folders, with all below them, that it looks at otherwise
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
}
