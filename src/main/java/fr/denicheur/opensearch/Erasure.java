package fr.denicheur.opensearch;

import fr.denicheur.opensearch.cluster.Answers;
import fr.denicheur.opensearch.cluster.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Rewrites the files of an index that hold what was removed or replaced; its words count until
 * then. The copies of a shard must first agree that none of them needs it any more, of which they
 * speak every half minute.
 */
record Erasure(Cluster cluster, String index) {
  private static final Duration BETWEEN_REWRITES = Duration.ofSeconds(1);

  /**
   * Rewrites files until nothing is left.
   *
   * @param patience the longest time to go on
   * @return how many removed or replaced postings are left in the files
   */
  long within(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    rewrite();
    long left = left();
    while (left > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_REWRITES.toNanos());
      rewrite();
      left = left();
    }
    return left;
  }

  private void rewrite() {
    for (String step : List.of("_flush", "_forcemerge?only_expunge_deletes=true", "_refresh")) {
      String path = "/" + index + "/" + step;
      Answers.done(cluster.send("POST", path, Answers.nothing(), ClusterKeeper.LONG));
    }
  }

  private long left() {
    return cluster
        .get("/" + index + "/_stats/docs")
        .path("_all")
        .path("total")
        .path("docs")
        .path("deleted")
        .asLong();
  }
}
