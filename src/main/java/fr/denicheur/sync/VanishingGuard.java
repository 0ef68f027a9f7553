package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether postings without a file are really gone. A folder that is not mounted looks like
 * one in which somebody deleted everything; the difference shows at the second look.
 */
final class VanishingGuard {
  /** Below this, deleting most postings is everyday work. */
  private static final int FEW = 10;

  /**
   * @param remove what is gone
   * @param kept how many stay without a file
   * @param problems what people should look at
   */
  record Verdict(Set<PostingId> remove, int kept, List<Problem> problems) {}

  private final String folders;
  private Set<PostingId> suspected = Set.of();

  /**
   * @param folders the folders' names, for people
   */
  VanishingGuard(String folders) {
    this.folders = folders;
  }

  /** Compares a scan with what an engine holds. */
  Verdict judge(FolderScan scan, Set<PostingId> held) {
    Set<PostingId> vanished = vanished(scan, held);
    Set<PostingId> gone =
        vanished.stream().filter(id -> !scan.mayHold(id)).collect(Collectors.toSet());
    int unknown = vanished.size() - gone.size();
    boolean isSuspicious = !gone.isEmpty() && isSuspicious(scan, gone.size(), held.size());
    if (isSuspicious && !gone.equals(suspected)) {
      suspected = gone;
      Problem alarm = Rule.MANY_VANISHED.ofFile(folders, gone.size(), held.size());
      return new Verdict(Set.of(), vanished.size(), List.of(alarm));
    }
    suspected = Set.of();
    return new Verdict(gone, unknown, List.of());
  }

  private static Set<PostingId> vanished(FolderScan scan, Set<PostingId> held) {
    Set<PostingId> found = Set.copyOf(scan.ids());
    return held.stream().filter(id -> !found.contains(id)).collect(Collectors.toSet());
  }

  private static boolean isSuspicious(FolderScan scan, int gone, int held) {
    return scan.isFolderMissing() || (held >= FEW && gone * 2 > held);
  }
}
