package fr.denicheur.opensearch;

import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.opensearch.LeaseDocument.Version;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one Dénicheur at a time write to a cluster.
 *
 * <p>The lease is a document that its holder rewrites at each beat. Other processes read it as
 * often, and take it if it is free or has not changed for some time. Each process measures that
 * time on its own clock, so the clocks of machines need not agree.
 *
 * <p>A holder that cannot renew stops counting as holder {@linkplain Times#trust() some time}
 * before another may take over. What it sent before may still arrive afterwards; {@link #stamp}
 * lets the cluster refuse it. A thread of its own renews and looks; all methods are safe for use by
 * several threads.
 */
final class Lease implements Closeable {
  /**
   * How the lease is kept, each shorter than the next.
   *
   * @param beat the time from one renewal to the next, and the most that one request may take
   * @param trust how long after the last renewal the holder still counts as holder
   * @param patience how long others must see no renewal before one of them takes over
   */
  record Times(Duration beat, Duration trust, Duration patience) {
    /**
     * Two renewals may fail before the holder stops; requests that it sent until then have 5 s to
     * end. Another takes over 15 to 21 s after the holder was killed: it may have read the document
     * just before the last beat, and looks again at each beat.
     */
    static final Times USUAL =
        new Times(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(15));

    Times {
      if (beat.multipliedBy(2).compareTo(trust) >= 0 || trust.compareTo(patience) >= 0) {
        throw new IllegalArgumentException(
            "two beats must be shorter than trust, and trust shorter than patience; got "
                + beat
                + ", "
                + trust
                + " and "
                + patience);
      }
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  /** Stamps of one holder: more than it can ever use. */
  private static final int BITS_OF_STAMPS = 30;

  private final LeaseDocument document;
  private final String index;
  private final Times times;
  private final String me = name();
  private final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-lease").daemon().factory());

  /** What was last read or written; changes under the lock. */
  private volatile @Nullable Version seen;

  /** Never goes back, even if the document was deleted. */
  private volatile long publication;

  /** When this process took the lease, in seconds since 1970; more than any earlier holder's. */
  private volatile long epoch;

  private long lastStamp;

  /** Until when this process holds the lease, in nanoseconds of its clock. */
  private volatile @Nullable Long heldUntil;

  private volatile boolean isWanted;
  private volatile boolean isClosed;
  private volatile boolean isFailing;

  /**
   * Starts to watch the lease; does not take it.
   *
   * @param prefix what the names of our indices begin with
   */
  Lease(Cluster cluster, String prefix) {
    this(cluster, prefix, Times.USUAL);
  }

  Lease(Cluster cluster, String prefix, Times times) {
    this.index = prefix + "-lease";
    this.times = times;
    this.document = new LeaseDocument(cluster, index, times.beat());
    long beat = times.beat().toNanos();
    var unused = beats.scheduleAtFixedRate(this::beat, 0, beat, TimeUnit.NANOSECONDS);
  }

  /** Whether this process may write now. Sends no request. */
  boolean isHeld() {
    Long end = heldUntil;
    return end != null && System.nanoTime() - end < 0;
  }

  /**
   * Takes the lease if it is free, and goes on trying at each beat until it is closed. Returns at
   * once if this process holds it, and after two beats at most if the cluster does not answer.
   *
   * @return whether this process may write now; also false if the cluster does not answer
   */
  boolean tryAcquire() {
    isWanted = true;
    if (!isHeld()) {
      beat();
    }
    return isHeld();
  }

  /** Returns how often a holder has published, as this process last saw it. Never goes back. */
  long publication() {
    return publication;
  }

  /**
   * Returns a number for one request that changes documents: greater than those that this process
   * got before, and than those of all earlier holders. If a document keeps the number as its
   * version, an older request that arrives late cannot replace it.
   */
  synchronized long stamp() {
    lastStamp = Math.max(lastStamp + 1, epoch << BITS_OF_STAMPS);
    return lastStamp;
  }

  /**
   * Counts a publication, so that all processes see at their next beat that there is a new one.
   *
   * @return its number
   * @throws IndexInUseException if this process does not hold the lease, or has lost it
   * @throws ClusterFault if the cluster does not answer; the publication may count nonetheless
   */
  long publish() {
    lock.lock();
    try {
      if (isHeld()) {
        renew(1);
      }
      if (!isHeld()) {
        throw new IndexInUseException(
            "the lease " + index + " is not held by this process; its holder: " + holderInWords());
      }
      return publication;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the cluster did not answer when this process last asked about the lease. */
  boolean isFailing() {
    return isFailing;
  }

  /** Whether this process held the lease when it last looked, though its time may be over. */
  boolean isMine() {
    return holder().equals(me);
  }

  /** Returns who held the lease when this process last looked; empty if it was free. */
  String holder() {
    Version last = seen;
    return last == null ? LeaseDocument.NONE : last.holder();
  }

  /** Sets the lease free if this process holds it, so that another can take it at once. */
  @Override
  public void close() {
    isClosed = true;
    beats.shutdown();
    setFree();
  }

  private void setFree() {
    lock.lock();
    try {
      if (seen != null && heldUntil != null) {
        heldUntil = null;
        boolean unused = writeMine(LeaseDocument.NONE, 0);
      }
    } catch (ClusterFault fault) {
      LOG.warn(
          "could not set the lease {} free; another Dénicheur takes it in {} s: {}",
          index,
          times.patience().toSeconds(),
          fault.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private void beat() {
    lock.lock();
    try {
      if (!isClosed) {
        step();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Renews the lease, or looks at it and takes it if possible. */
  private void step() {
    try {
      if (heldUntil != null) {
        renew(0);
      } else {
        look();
        takeIfPossible();
      }
      if (isFailing) {
        LOG.info("the cluster answers about the lease {} again", index);
      }
      isFailing = false;
    } catch (ClusterFault fault) {
      if (!isFailing && !fault.isUnreachable()) { // else the log names the node already
        LOG.warn(
            "could not read or renew the lease {}; its holder stops writing {} s after the last"
                + " renewal: {}",
            index,
            times.trust().toSeconds(),
            fault.getMessage());
      }
      isFailing = true;
    }
  }

  /** Renews the lease that this process holds; gives it up if another has it. */
  private void renew(int published) {
    if (!writeMine(me, published)) {
      heldUntil = null;
      LOG.warn("lost the lease {}; its holder: {}", index, holderInWords());
    }
  }

  /** Writes the document of which this process is the holder; returns false if another is. */
  private boolean writeMine(String holder, int published) {
    Version last = seen;
    if (last != null && write(last, holder, publication + published)) {
      return true;
    }
    look(); // a renewal whose answer was lost has made a version of its own
    Version now = seen;
    return now != null && isMine() && write(now, holder, publication + published);
  }

  private void takeIfPossible() {
    if (!isWanted) {
      return;
    }
    Version last = seen;
    if (last == null) {
      create();
    } else if (isFree(last) && write(last, me, publication)) {
      LOG.info("took the lease {}", index);
    }
  }

  private boolean isFree(Version last) {
    return last.isFree()
        || last.holder().equals(me)
        || System.nanoTime() - last.since() > times.patience().toNanos();
  }

  private void create() {
    document.makeIndex();
    if (write(null, me, publication)) {
      LOG.info("made the lease {} and took it", index);
    } else {
      look(); // another process was quicker
    }
  }

  /**
   * Writes the document if it has not changed since, or does not exist.
   *
   * @param replaced null to create it
   * @return false if another process wrote first
   */
  private boolean write(@Nullable Version replaced, String holder, long published) {
    long sent = System.nanoTime(); // others see the renewal later than this
    Version written = document.write(replaced, holder, epoch(replaced, holder), published);
    if (written == null) {
      return false;
    }
    see(written);
    if (holder.equals(me)) {
      epoch = written.epoch();
      heldUntil = sent + times.trust().toNanos();
    }
    return true;
  }

  /**
   * A new holder's epoch is greater than that of the one before. If the document was deleted, only
   * the clock of this machine can tell.
   */
  private long epoch(@Nullable Version replaced, String holder) {
    if (replaced == null) {
      return Math.max(epoch, Instant.now().getEpochSecond());
    }
    return holder.equals(LeaseDocument.NONE) || holder.equals(replaced.holder())
        ? Math.max(epoch, replaced.epoch())
        : Math.max(replaced.epoch() + 1, Instant.now().getEpochSecond());
  }

  private void look() {
    Version now = document.read();
    if (now == null) {
      seen = null;
    } else {
      see(now);
    }
  }

  /** Keeps the version that was seen first: since then the document has not changed. */
  private void see(Version now) {
    Version last = seen;
    if (last == null || !last.isSameAs(now)) {
      seen = now;
    }
    publication = Math.max(publication, now.publication());
  }

  private String holderInWords() {
    return holder().isEmpty() ? "none" : holder();
  }

  /** Unique for each lease; the rest tells an operator where to look. */
  private static String name() {
    String process = "pid " + ProcessHandle.current().pid();
    String lease = UUID.randomUUID().toString();
    try {
      return process + " on " + InetAddress.getLocalHost().getHostName() + ", " + lease;
    } catch (UnknownHostException e) {
      return process + " on a host without a name, " + lease;
    }
  }
}
