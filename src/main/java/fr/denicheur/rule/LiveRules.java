package fr.denicheur.rule;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.FileVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the rules of a file as it is now. A question that finds the file changed reads it again; a
 * version with an error leaves the earlier rules in force, and the log says so. Any thread may ask;
 * only one of them reads.
 */
public final class LiveRules implements Supplier<OwnerRules> {
  /** The time between two looks at the file, which take microseconds. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(LiveRules.class);

  private final Path path;
  private final Lexicon lexicon;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile OwnerRules rules;
  private volatile long lookedAt;

  /** The version that was read last, whether it was usable or not. */
  private Optional<FileVersion> seen;

  /**
   * Begins with a file as it is.
   *
   * @param seen the version that the rules were read from
   */
  private LiveRules(Path path, Lexicon lexicon, OwnerRules rules, Optional<FileVersion> seen) {
    this.path = path;
    this.lexicon = lexicon;
    this.rules = rules;
    this.seen = seen;
    this.lookedAt = System.nanoTime();
  }

  /**
   * Reads a file, and follows its changes from then on.
   *
   * @param lexicon the words of the trade, to which the rules add
   * @throws UnusableRulesException if the file has an error
   */
  public static LiveRules of(Path path, Lexicon lexicon) {
    Optional<FileVersion> version = FileVersion.of(path);
    RulesFile file = RulesFile.read(path, lexicon);
    if (file.isUnusable()) {
      throw new UnusableRulesException(path, file.faults());
    }
    return new LiveRules(path, lexicon, file.rules(), version);
  }

  @Override
  public OwnerRules get() {
    if (System.nanoTime() - lookedAt > BETWEEN_LOOKS.toNanos() && looking.tryLock()) {
      try {
        look();
        lookedAt = System.nanoTime();
      } finally {
        looking.unlock();
      }
    }
    return rules;
  }

  private void look() {
    Optional<FileVersion> now = FileVersion.of(path);
    if (now.isEmpty() || now.equals(seen)) {
      return; // rules of a file that is gone stay in force until it is back
    }
    RulesFile file = RulesFile.read(path, lexicon);
    List<RulesFile.Fault> faults = file.faults();
    faults.forEach(fault -> LOG.warn("{}:{}: {}", path, fault.line(), fault.message()));
    if (file.isUnusable()) {
      LOG.error("could not use the new version of {}; the earlier rules stay in force", path);
    } else {
      rules = file.rules();
      LOG.info("the rules of {} are in force", path);
    }
    seen = now;
  }
}
