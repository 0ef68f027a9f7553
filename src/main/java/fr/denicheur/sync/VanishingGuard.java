package fr.denicheur.sync;

import fr.denicheur.engine.Holdings;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether postings without a file are really gone. A folder that is not mounted looks like
 * one in which somebody deleted everything; the difference shows at the second look.
 */
public final class VanishingGuard {
  /** Of a hundred postings; more that vanish at once look like a folder that is not mounted. */
  public static final int MAX_PERCENT = 50;

  /** Below this, deleting most postings is deleting one or two. */
  private static final int FEW = 3;

  private static final Logger LOG = LoggerFactory.getLogger(VanishingGuard.class);

  /**
   * @param remove what is gone
   * @param kept how many stay without a file
   * @param problems what people should look at
   * @param mayPublish whether the run may publish; not if that replaces an old index by a new one
   *     that lacks the postings that are kept
   */
  record Verdict(Set<PostingId> remove, int kept, List<Problem> problems, boolean mayPublish) {}

  private final String folders;
  private Set<PostingId> suspected = Set.of();
  private long suspectedAt;

  /**
   * @param folders the folders' names, for people
   */
  VanishingGuard(String folders) {
    this.folders = folders;
  }

  /**
   * Compares a scan with what an engine holds.
   *
   * @param holdings what it holds
   * @param meant whether a posting without a file is known not to be lost
   * @param doubt how long after the first look a second one counts
   * @param isFresh whether all was looked at just now; what was seen before is no second look
   */
  Verdict judge(
      FolderScan scan,
      Holdings holdings,
      Predicate<PostingId> meant,
      Duration doubt,
      boolean isFresh) {
    Set<PostingId> held = holdings.expected();
    Set<PostingId> vanished = vanished(scan, held);
    Set<PostingId> gone = without(scan::mayHold, vanished);
    Set<PostingId> doubted = without(meant, gone);
    boolean isSuspicious = !doubted.isEmpty() && isSuspicious(scan, doubted.size(), held.size());
    if (isSuspicious && !isCertain(scan, isSecondLook(doubted, doubt), isFresh)) {
      Problem alarm = Rule.MANY_VANISHED.ofFile(folders, doubted.size(), held.size());
      Set<PostingId> certain = without(doubted::contains, gone);
      int kept = vanished.size() - certain.size();
      return new Verdict(certain, kept, List.of(alarm), !holdings.isFromNothing());
    }
    if (isSuspicious) {
      LOG.warn(
          "{} of {} postings have no file in {} at a second look either: they are removed",
          doubted.size(),
          held.size(),
          folders);
    }
    suspected = Set.of();
    int kept = vanished.size() - gone.size();
    boolean wouldLose = kept > 0 && holdings.isFromNothing() && holdings.state().isAnswering();
    return new Verdict(gone, kept, List.of(), !wouldLose);
  }

  /** Of a folder that is not there at all nobody can say what was deleted. */
  private static boolean isCertain(FolderScan scan, boolean isSecondLook, boolean isFresh) {
    return isSecondLook && isFresh && !scan.isFolderMissing();
  }

  private static Set<PostingId> vanished(FolderScan scan, Set<PostingId> held) {
    Set<PostingId> found = new HashSet<>(scan.ids());
    return without(found::contains, held);
  }

  private static Set<PostingId> without(Predicate<PostingId> excluded, Set<PostingId> ids) {
    return ids.stream().filter(excluded.negate()).collect(Collectors.toSet());
  }

  private boolean isSecondLook(Set<PostingId> doubted, Duration doubt) {
    if (!doubted.equals(suspected)) {
      suspected = doubted;
      suspectedAt = System.nanoTime();
      return false;
    }
    return System.nanoTime() - suspectedAt >= doubt.toNanos();
  }

  private static boolean isSuspicious(FolderScan scan, int gone, int held) {
    return scan.isFolderMissing() || (held >= FEW && 100L * gone > (long) MAX_PERCENT * held);
  }
}
