package fr.denicheur.opensearch;

import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the latest publication of an index. The lease says that there is a new one; one thread asks
 * the cluster for the rest, while others go on with the one before. Any thread may ask.
 */
final class Publications {
  private static final Logger LOG = LoggerFactory.getLogger(Publications.class);

  private final Cluster cluster;
  private final Lease lease;
  private final Versions versions;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Publication known;

  Publications(Cluster cluster, Lease lease, Versions versions) {
    this.cluster = cluster;
    this.lease = lease;
    this.versions = versions;
  }

  /** Returns the one that was seen last, without asking; null if there was none. */
  @Nullable Publication known() {
    return known;
  }

  /**
   * Returns the latest one; null if there is none of our layout. If the cluster does not answer, it
   * is the one that was seen last.
   *
   * @throws ClusterFault if the cluster does not answer, and none was seen
   */
  @Nullable Publication latest() {
    Publication last = known;
    if (last == null) {
      return seen(lease.publication(), cluster.timeout());
    }
    if (last.number() == lease.publication() || !asking.tryLock()) {
      return last;
    }
    try {
      return seen(lease.publication(), ClusterHealth.LOOK);
    } catch (ClusterFault e) {
      LOG.debug("a question is answered with what is known of the publication before", e);
      return last;
    } finally {
      asking.unlock();
    }
  }

  /**
   * Asks for the publication with a number.
   *
   * @throws ClusterFault if the cluster does not answer in time
   */
  void see(long number, Duration time) {
    asking.lock();
    try {
      Publication unused = seen(number, time);
    } finally {
      asking.unlock();
    }
  }

  private @Nullable Publication seen(long number, Duration time) {
    Publication seen =
        versions
            .answering(time)
            .filter(versions::isOurs)
            .map(index -> {
              Versions.Size size = versions.size(index, time);
              boolean isSmall = size.postings() <= Refreshed.SMALL;
              return new Publication(
                  number, size.postings(), size.shards(), new Counts(cluster, index, isSmall));
            })
            .orElse(null);
    known = seen;
    return seen;
  }
}
