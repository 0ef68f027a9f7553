package fr.denicheur.opensearch;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The parts of an engine that keeps its postings in a cluster.
 *
 * @param cluster the cluster, and the names and shards of our indices
 * @param ranking decides which posting comes first
 * @param lexicon knows the words of the trade
 * @param clock shows the day in Paris
 * @param limit the time for one search in the cluster, which then answers with what it has found
 * @param lease how the writer is chosen
 */
record OpenSearchSettings(
    ClusterSettings cluster,
    Ranking ranking,
    Lexicon lexicon,
    Clock clock,
    Duration limit,
    Lease.Times lease) {
  /** Returns the settings in use. */
  static OpenSearchSettings of(ClusterSettings cluster, Duration limit) {
    return new OpenSearchSettings(
        cluster,
        Ranking.DEFAULT,
        Lexicon.BUNDLED,
        Clock.system(ZoneId.of("Europe/Paris")),
        limit,
        Lease.Times.USUAL);
  }

  /** Returns a deadline for one question, which begins now. */
  Deadline deadline() {
    return Deadline.in(limit);
  }
}
