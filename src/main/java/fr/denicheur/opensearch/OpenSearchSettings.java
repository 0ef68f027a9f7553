package fr.denicheur.opensearch;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.rule.OwnerRules;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The parts of an engine that keeps its postings in a cluster.
 *
 * @param cluster the cluster, and the names and shards of our indices
 * @param ranking decides which posting comes first
 * @param rules gives the rules of the owner, and the words of the trade
 * @param clock shows the day in Paris
 * @param limit the time for one search in the cluster, which then answers with what it has found
 * @param lease how the writer is chosen
 */
record OpenSearchSettings(
    ClusterSettings cluster,
    Ranking ranking,
    Supplier<OwnerRules> rules,
    Clock clock,
    Duration limit,
    Lease.Times lease) {
  private static final OwnerRules PLAIN = OwnerRules.none(Lexicon.BUNDLED);

  /** Returns the settings in use, without rules of an owner. */
  static OpenSearchSettings of(ClusterSettings cluster, Duration limit) {
    return of(cluster, limit, () -> PLAIN);
  }

  /** Returns the settings in use. */
  static OpenSearchSettings of(
      ClusterSettings cluster, Duration limit, Supplier<OwnerRules> rules) {
    return new OpenSearchSettings(
        cluster,
        Ranking.DEFAULT,
        rules,
        Clock.system(ZoneId.of("Europe/Paris")),
        limit,
        Lease.Times.USUAL);
  }

  /** Returns a deadline for one question, which begins now. */
  Deadline deadline() {
    return Deadline.in(limit);
  }
}
