package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What lies in the folders of postings, as far as is known. Immutable.
 *
 * @param files the postings, one for each id, in the order of the folders, then of their paths
 * @param problems what was passed over and why, in the order of paths
 * @param unknown the beginnings of the ids of all that cannot be seen now, because a folder cannot
 *     be listed; {@code ""} stands for everything
 * @param isFolderMissing whether one of the folders is not there at all
 */
public record FolderScan(
    List<FoundFile> files, List<Problem> problems, List<String> unknown, boolean isFolderMissing) {

  public FolderScan {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    unknown = List.copyOf(unknown);
  }

  /** Lists folders and all below them; follows no symbolic link, opens no file, never throws. */
  public static FolderScan of(List<Path> folders) {
    return among(folders.stream().map(Listing::of).toList());
  }

  /** Decides what the files of folders are called that were listed, in the order of these. */
  static FolderScan among(List<Listing> listings) {
    List<Problem> problems = new ArrayList<>();
    FileIds ids = new FileIds(problems::add);
    List<String> unknown = new ArrayList<>();
    for (Listing listing : listings) {
      ids.give(listing.each(Sighting.File.class).toList());
      listing.each(Sighting.Obstacle.class).forEach(seen -> problems.add(seen.problem()));
      listing
          .each(Sighting.Lost.class)
          .forEach(lost -> {
            problems.add(lost.problem());
            unknown.add(lost.idBegins());
          });
    }
    problems.sort(Comparator.comparing(Problem::path));
    return new FolderScan(
        List.copyOf(ids.files()),
        problems,
        unknown,
        listings.stream().anyMatch(Listing::isMissing));
  }

  /** The ids of all files, in their order. */
  public List<PostingId> ids() {
    return files.stream().map(FoundFile::id).toList();
  }

  /** How long all files are together. */
  public long bytes() {
    return files.stream().mapToLong(file -> file.stamp().size()).sum();
  }

  /** Whether a posting that was not found may be there all the same. */
  boolean mayHold(PostingId id) {
    return unknown.stream().anyMatch(id.value()::startsWith);
  }
}
