package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.opensearch.cluster.Answers;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the postings of a cluster, while this process holds the lease. What it writes becomes
 * visible when it publishes. Any thread may call any method.
 *
 * <p>Each method throws {@link ClusterFault} if the cluster does not take a change, and {@link
 * IndexInUseException} if another process holds the lease.
 */
final class ClusterKeeper {
  /** Fingerprints that one request reads. */
  private static final int PAGE = 10_000;

  /** How long a renewal of the lease is waited for, and copies before a new index answers. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** How long a purge waits until all copies of a shard agree that it may drop something. */
  private static final Duration TO_AGREE = Duration.ofSeconds(90);

  /** To make changes visible, and to drop what was removed, takes as long as it takes. */
  static final Duration LONG = Duration.ofMinutes(10);

  private static final String FINGERPRINT = Mapping.name(IndexField.FINGERPRINT);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Logger LOG = LoggerFactory.getLogger(ClusterKeeper.class);

  private final Cluster cluster;
  private final Lease lease;
  private final Versions versions;
  private final Ranking ranking;
  private @Nullable Run run;

  /** Whether the cluster may hold changes that were never made visible. */
  private volatile boolean isUnclear = true;

  /**
   * One run of changes.
   *
   * @param index the index that is changed
   * @param isBeside whether another index answers, or none
   * @param isNew whether no question was ever answered from the index, and it was empty
   * @param changed what was put and can be a near-duplicate
   * @param touched the ids of what was put or removed
   */
  private record Run(
      String index,
      boolean isBeside,
      boolean isNew,
      Bulk bulk,
      Map<String, Groups.Member> changed,
      Set<String> touched) {}

  ClusterKeeper(Cluster cluster, Lease lease, Versions versions, Ranking ranking) {
    this.cluster = cluster;
    this.lease = lease;
    this.versions = versions;
    this.ranking = ranking;
  }

  /** Begins a run; drops what an earlier one collected. */
  synchronized void begin() {
    stop();
    requireLease();
    Optional<String> answering = versions.answering().filter(versions::isOurs);
    String index = answering.orElseGet(versions::beside);
    if (isUnclear) {
      refresh(index); // what another writer left becomes visible, so that it is compared
      isUnclear = false;
    }
    run =
        new Run(
            index,
            answering.isEmpty(),
            answering.isEmpty() && count(index) == 0,
            new Bulk(cluster, index, this::stamp),
            new LinkedHashMap<>(),
            new HashSet<>());
  }

  /** A busy cluster may answer late; as long as no other has the lease, that is waited for. */
  private void requireLease() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!lease.tryAcquire()) {
      boolean isOthers = !lease.isMine() && !lease.isFailing();
      if (isOthers || System.nanoTime() > end) {
        isUnclear = true;
        if (lease.isFailing()) {
          throw new ClusterFault("a look at the lease", 0, "", "see the log", null);
        }
        throw new IndexInUseException(
            "another Dénicheur writes the index " + versions.alias() + ": " + lease.holder());
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private long stamp() {
    requireLease();
    return lease.stamp();
  }

  private Run run() {
    Run current = run;
    if (current == null) {
      begin();
      return run();
    }
    return current;
  }

  private int count(String index) {
    return versions.size(index, cluster.timeout()).postings();
  }

  /** Returns the fingerprints of all postings of the index that is changed. */
  synchronized Map<PostingId, Fingerprint> held() {
    Map<PostingId, Fingerprint> held = new HashMap<>();
    ObjectNode body = JSON.objectNode().put("_source", false);
    body.putArray("docvalue_fields").add(FINGERPRINT);
    searches(run())
        .each(
            body,
            PAGE,
            Long.MAX_VALUE,
            hit -> put(held, hit.path("_id"), hit.path("fields").path(FINGERPRINT).path(0)));
    return held;
  }

  /** Returns the fingerprints of the given postings that the index holds. */
  synchronized Map<PostingId, Fingerprint> held(Collection<PostingId> ids) {
    Map<PostingId, Fingerprint> held = new HashMap<>();
    searches(run())
        .sources(ids.stream().map(PostingId::value).toList(), false, List.of(FINGERPRINT))
        .forEach((id, source) -> put(held, JSON.textNode(id), source.path(FINGERPRINT)));
    return held;
  }

  private static void put(Map<PostingId, Fingerprint> held, JsonNode id, JsonNode fingerprint) {
    held.put(new PostingId(id.asText()), Fingerprint.parse(fingerprint.asText()));
  }

  private Searches searches(Run current) {
    return new Searches(cluster, current.index(), 1, LONG); // no scores, so no need of statistics
  }

  /** Adds or replaces a posting. */
  void put(Posting posting, Fingerprint fingerprint) {
    KeptPosting kept = KeptPosting.of(posting, fingerprint);
    ObjectNode written = kept.written(ranking); // most of the work, so without the lock
    synchronized (this) {
      Run current = run();
      String id = posting.id().value();
      current.touched().add(id);
      current.changed().remove(id);
      kept.mark().ifPresent(mark -> current.changed().put(id, Groups.Member.of(kept, mark)));
      isUnclear = true;
      current.bulk().put(id, written, kept.length());
    }
  }

  /** Removes a posting, if there is one. */
  synchronized void remove(PostingId id) {
    Run current = run();
    current.touched().add(id.value());
    current.changed().remove(id.value());
    isUnclear = true;
    current.bulk().remove(id.value());
  }

  /** Makes all changes visible, and returns the number of the publication. */
  synchronized long publish() {
    Run current = run();
    requireLease();
    current.bulk().finish();
    boolean isRewritten = regroup(current);
    current.bulk().send();
    requireLease();
    if (current.isBeside() && isRewritten) {
      long unused = new Erasure(cluster, current.index()).within(PATIENCE);
    }
    refresh(current.index());
    if (current.isBeside()) {
      versions.swap(current.index());
    }
    long number = lease.publish();
    isUnclear = false;
    run = null;
    return number;
  }

  /**
   * Tells near-duplicates of what was changed about it, and what was changed about them.
   *
   * @return whether documents that were sent already are written again
   */
  private boolean regroup(Run current) {
    Searches searches = searches(current);
    Map<String, Groups.Place> places =
        new Groups(searches)
            .places(current.changed(), current.isNew() ? Set.of() : current.touched());
    Set<String> sent = new HashSet<>();
    places.forEach((id, place) -> {
      Optional<ObjectNode> collected = current.bulk().collected(id);
      collected.ifPresent(json -> KeptPosting.place(json, place.versions(), place.isShown()));
      if (collected.isEmpty()) {
        sent.add(id);
      }
    });
    Map<String, KeptPosting> written = searches.get(sent, true);
    for (KeptPosting kept : written.values()) {
      String id = kept.posting().id().value();
      Groups.Place place = Objects.requireNonNull(places.get(id));
      ObjectNode again = kept.among(place.versions(), place.isShown()).written(ranking);
      current.bulk().put(id, again, kept.length());
    }
    return !written.isEmpty();
  }

  /** Publishes, and drops from the cluster's files what was removed. */
  synchronized long purge() {
    long number = publish();
    long left = new Erasure(cluster, versions.alias()).within(TO_AGREE);
    if (left > 0) {
      LOG.warn("files of the index still hold {} removed or replaced postings; purge again", left);
    }
    return number;
  }

  /** Forgets a run that failed; the next one begins by looking what the cluster holds. */
  synchronized void drop() {
    stop();
    isUnclear = true;
  }

  private void stop() {
    Run current = run;
    if (current != null) {
      current.bulk().stop();
    }
    run = null;
  }

  private void refresh(String index) {
    Answers.done(cluster.send("POST", "/" + index + "/_refresh", Answers.nothing(), LONG));
  }
}
