package fr.denicheur.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The listings of all folders of postings, as the last run left them. For one thread. */
final class FolderListings {
  private final Sources sources;
  private List<Listing> latest = List.of();

  /** Those that the engine corresponds to; none if the last run failed. */
  private List<Listing> compared = List.of();

  FolderListings(Sources sources) {
    this.sources = sources;
  }

  /**
   * Lists the places of a scope again, the first time all folders.
   *
   * @param own files that this process changed, which are listed too
   */
  void list(Scope scope, Set<Path> own) {
    if (scope.isWhole() || latest.isEmpty()) {
      latest = FolderScan.listings(sources);
      return;
    }
    Set<Path> places = new HashSet<>(scope.places());
    places.addAll(own);
    latest = latest.stream().map(listing -> listing.lookedAtAgain(places)).toList();
  }

  /**
   * Returns the files that were written again since the engine corresponded to the listings; empty
   * if anything else has happened, or it never did.
   */
  Optional<List<Sighting.File>> rewritten() {
    if (compared.size() != latest.size()) {
      return Optional.empty();
    }
    List<Sighting.File> all = new ArrayList<>();
    for (int i = 0; i < latest.size(); i++) {
      Optional<List<Sighting.File>> rewritten = latest.get(i).rewrittenSince(compared.get(i));
      if (rewritten.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(rewritten.get());
    }
    return Optional.of(all);
  }

  /** A run begins; until it ends well, the engine corresponds to no listing. */
  void beginComparison() {
    compared = List.of();
  }

  /** The engine corresponds to the latest listings now. */
  void endComparison() {
    compared = latest;
  }

  /** Gives ids to the files of the latest listings. */
  FolderScan scan() {
    return FolderScan.among(latest);
  }

  /** Returns all folders that were found. */
  Set<Sighting.Folder> folders() {
    return latest.stream()
        .flatMap(listing -> listing.each(Sighting.Folder.class))
        .collect(Collectors.toUnmodifiableSet());
  }
}
