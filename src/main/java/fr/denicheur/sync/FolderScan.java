package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of all folders of postings, each with its id. Immutable.
 *
 * @param files the postings, one for each id, in the order of the folders, then of their paths
 * @param problems why files and folders were passed over, in the order of paths
 * @param unknown the beginnings of ids that unreadable files and folders may hold; {@code ""}
 *     stands for every id
 * @param isFolderMissing whether one of the folders does not exist
 */
public record FolderScan(
    List<FoundFile> files, List<Problem> problems, List<String> unknown, boolean isFolderMissing) {

  public FolderScan {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    unknown = List.copyOf(unknown);
  }

  /** Lists folders and all below them; follows no link out of them, never throws. */
  public static FolderScan of(Sources sources) {
    return among(listings(sources));
  }

  static List<Listing> listings(Sources sources) {
    return sources.folders().stream().map(folder -> Listing.of(sources, folder)).toList();
  }

  /** Gives ids to the files of listed folders, in the order of the folders. */
  static FolderScan among(List<Listing> listings) {
    List<Problem> problems = new ArrayList<>();
    FileIds ids = new FileIds(problems::add);
    List<String> unknown = new ArrayList<>();
    for (Listing listing : listings) {
      ids.give(listing.postings(problems::add));
      listing
          .each(Sighting.Obstacle.class)
          .forEach(obstacle -> {
            problems.add(obstacle.problem());
            obstacle.mayHide().ifPresent(unknown::add);
          });
    }
    problems.sort(Comparator.comparing(Problem::path));
    return new FolderScan(
        List.copyOf(ids.files()),
        problems,
        unknown,
        listings.stream().anyMatch(Listing::isMissing));
  }

  /** Returns the ids of all files. */
  public Set<PostingId> ids() {
    return files.stream().map(FoundFile::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the size of all files together, in bytes. */
  public long bytes() {
    return files.stream().mapToLong(file -> file.stamp().size()).sum();
  }

  /** Whether an unreadable file or folder may hold a posting that was not found. */
  boolean mayHold(PostingId id) {
    return unknown.stream().anyMatch(id.value()::startsWith);
  }
}
