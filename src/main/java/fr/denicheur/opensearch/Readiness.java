package fr.denicheur.opensearch;

import fr.denicheur.engine.EngineState;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether an index in a cluster answers and takes changes. Any thread may ask. */
final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Cluster cluster;
  private final Lease lease;
  private final Versions versions;
  private final Publications publications;

  /** Why the cluster takes no changes; null if it took the last one. */
  private volatile @Nullable String obstacle;

  /** The kind of trouble that the log names already; null if there is none. */
  private final AtomicReference<@Nullable Class<?>> told = new AtomicReference<>();

  Readiness(Cluster cluster, Lease lease, Versions versions, Publications publications) {
    this.cluster = cluster;
    this.lease = lease;
    this.versions = versions;
    this.publications = publications;
  }

  /** Notes that the cluster took a change. */
  void changed() {
    obstacle = null;
  }

  /** Notes that the cluster did not take a change. */
  void refused(ClusterFault why) {
    obstacle = why.getMessage();
  }

  /** Asks the cluster how it is. Logs trouble when it begins, and its end. */
  EngineState state() {
    EngineState state = looked();
    tell(state);
    return state;
  }

  private EngineState looked() {
    try {
      Publication publication = publications.latest();
      if (publication == null) {
        return new EngineState.Building();
      }
      ClusterHealth health = ClusterHealth.of(cluster, versions.alias());
      return health.answers()
          ? answering(publication.postings(), health.weakness().orElse(""))
          : new EngineState.Unreadable("all copies of a shard are missing (the cluster is red)");
    } catch (ClusterFault e) {
      return unhealthy(e);
    }
  }

  private EngineState answering(int postings, String weakness) {
    String also = weakness.isEmpty() ? "" : "; " + weakness;
    String reason = obstacle;
    if (lease.isFailing()) {
      reason = "the cluster does not answer about the lease";
    } else if (isOnlyAnswering()) {
      reason = ofLease();
    }
    if (reason != null) {
      return new EngineState.ReadOnly(postings, reason + also);
    }
    return weakness.isEmpty()
        ? new EngineState.Ready(postings)
        : new EngineState.Weakened(postings, weakness);
  }

  /** Says why this process does not write though the cluster would take it. */
  private String ofLease() {
    if (lease.isMine()) {
      return "this Dénicheur has not renewed the lease in time";
    }
    return lease.holder().isEmpty()
        ? "no Dénicheur holds the lease"
        : "another Dénicheur writes: " + lease.holder();
  }

  private boolean isOnlyAnswering() {
    return !lease.isHeld() && !lease.isFailing();
  }

  /** A cluster that chooses a manager answers questions, and takes no changes. */
  private EngineState unhealthy(ClusterFault why) {
    try {
      int postings = versions.size(versions.alias(), ClusterHealth.LOOK).postings();
      return new EngineState.ReadOnly(postings, why.getMessage());
    } catch (ClusterFault e) {
      return new EngineState.Unreadable(e.getMessage());
    }
  }

  /** Logs trouble when it begins, and its end. That another writes is none. */
  private void tell(EngineState state) {
    boolean isTrouble =
        switch (state) {
          case EngineState.Weakened weakened -> true;
          case EngineState.Unreadable unreadable -> true;
          case EngineState.ReadOnly readOnly -> !isOnlyAnswering();
          default -> false;
        };
    Class<?> trouble = isTrouble ? state.getClass() : null;
    Class<?> before = told.getAndSet(trouble);
    if (trouble != null && trouble != before) {
      LOG.warn("trouble with the index {} in the cluster: {}", versions.alias(), state.words());
    } else if (trouble == null && before != null) {
      LOG.warn("the index {} in the cluster is well again", versions.alias());
    }
  }
}
