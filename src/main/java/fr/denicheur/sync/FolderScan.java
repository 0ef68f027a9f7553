package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What lies in the folders of postings at one moment. Immutable.
 *
 * @param files the postings, one for each id, in the order of the folders, then of their paths
 * @param problems what was passed over and why, in the order of paths
 * @param unknown the beginnings of the ids of all that cannot be seen now, because a folder cannot
 *     be listed; {@code ""} stands for everything
 * @param isFolderMissing whether one of the folders is not there at all
 * @param seen the folders that were listed, those below others included
 */
public record FolderScan(
    List<FoundFile> files,
    List<Problem> problems,
    List<String> unknown,
    boolean isFolderMissing,
    Set<SeenFolder> seen) {

  public FolderScan {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    unknown = List.copyOf(unknown);
    seen = Set.copyOf(seen);
  }

  /** Lists folders and all below them; follows no symbolic link, opens no file, never throws. */
  public static FolderScan of(List<Path> folders) {
    FolderWalk walk = new FolderWalk();
    folders.forEach(walk::walk);
    return walk.result();
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
