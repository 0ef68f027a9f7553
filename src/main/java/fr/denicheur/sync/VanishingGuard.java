package fr.denicheur.sync;

import fr.denicheur.engine.Holdings;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which indexed postings to remove if their files have vanished. An unmounted folder looks
 * like one in which a person deleted everything; so a later scan must confirm it.
 */
public final class VanishingGuard {
  /** Percent of all postings; if more vanish at once, a folder may be unmounted. */
  public static final int MAX_PERCENT = 50;

  /** Postings; a person may well delete most of a smaller number on purpose. */
  private static final int FEW = 3;

  private static final Logger LOG = LoggerFactory.getLogger(VanishingGuard.class);

  /**
   * What a run may remove.
   *
   * @param remove the postings that are gone
   * @param kept how many postings stay though they have no file
   * @param problems an alarm for the operator if a removal is in doubt
   * @param mayPublish false if publication would replace an old index by a new one without the kept
   *     postings
   */
  record Verdict(Set<PostingId> remove, int kept, List<Problem> problems, boolean mayPublish) {}

  private final String folders;
  private Set<PostingId> suspected = Set.of();
  private long suspectedAt;

  /**
   * @param folders the folders' names, for messages
   */
  VanishingGuard(String folders) {
    this.folders = folders;
  }

  /**
   * Compares a scan with the postings of an engine.
   *
   * @param intended recognizes postings whose removal needs no second look
   * @param doubt how long after the first look a second one counts
   * @param isFresh whether this run listed all folders; a reused listing is no second look
   */
  Verdict judge(
      FolderScan scan,
      Holdings holdings,
      Predicate<PostingId> intended,
      Duration doubt,
      boolean isFresh) {
    Set<PostingId> held = holdings.expected();
    Set<PostingId> found = scan.files().stream().map(FoundFile::id).collect(Collectors.toSet());
    Set<PostingId> vanished = without(found::contains, held);
    Set<PostingId> gone = without(scan::mayHold, vanished);
    Set<PostingId> doubted = without(intended, gone);
    boolean isSuspicious = !doubted.isEmpty() && isSuspicious(scan, doubted.size(), held.size());
    // A missing folder does not show which of its files were deleted.
    if (isSuspicious && !(isSecondLook(doubted, doubt) && isFresh && !scan.isFolderMissing())) {
      Problem alarm = Rule.MANY_VANISHED.ofFile(folders, doubted.size(), held.size());
      Set<PostingId> certain = without(doubted::contains, gone);
      int kept = vanished.size() - certain.size();
      return new Verdict(certain, kept, List.of(alarm), !holdings.isFromNothing());
    }
    if (isSuspicious) {
      LOG.warn(
          "synchronizer removes {} of {} postings in {}: two scans found no file for them",
          doubted.size(),
          held.size(),
          folders);
    }
    suspected = Set.of();
    int kept = vanished.size() - gone.size();
    boolean wouldLose = kept > 0 && holdings.isFromNothing() && holdings.state().isAnswering();
    return new Verdict(gone, kept, List.of(), !wouldLose);
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
