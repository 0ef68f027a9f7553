package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The document in the cluster that says who writes. Each write names the version that it replaces,
 * so of two processes that write at once one is refused.
 *
 * @param index holds this document alone
 * @param limit the time for one request
 */
record LeaseDocument(Cluster cluster, String index, Duration limit) {
  /** The holder of a lease that is free. */
  static final String NONE = "";

  /** How long the cluster may take to make the index. */
  private static final Duration NEW_INDEX = Duration.ofSeconds(15);

  /**
   * A version of the document.
   *
   * @param seqNo changes with each write, together with {@code term}
   * @param beat counts the writes
   * @param epoch when the holder took the lease, in seconds since 1970
   * @param publication how often a holder has published
   * @param since when this process read or wrote it, in nanoseconds of its clock
   */
  record Version(
      long seqNo, long term, String holder, long beat, long epoch, long publication, long since) {
    boolean isSameAs(Version other) {
      return seqNo == other.seqNo && term == other.term;
    }

    boolean isFree() {
      return holder.equals(NONE);
    }
  }

  /**
   * Makes the index; hidden, so that no pattern of index names meets it, and with a second copy if
   * there is a second node.
   */
  void makeIndex() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("settings")
        .put("number_of_shards", 1)
        .put("auto_expand_replicas", "0-1")
        .put("hidden", true);
    body.putObject("mappings").put("enabled", false);
    try {
      cluster.send("PUT", "/" + index, body, NEW_INDEX);
    } catch (ClusterFault fault) {
      if (!fault.isThere()) {
        throw fault;
      }
    }
  }

  /** Reads it from the primary, since a copy that is cut off may be old; null if there is none. */
  @Nullable Version read() {
    try {
      JsonNode answer = cluster.get(path() + "?preference=_primary", limit);
      JsonNode source = answer.path("_source");
      return version(
          answer,
          source.path("holder").asText(),
          source.path("beat").asLong(),
          source.path("epoch").asLong(),
          source.path("publication").asLong());
    } catch (ClusterFault fault) {
      if (!fault.isNotFound()) {
        throw fault;
      }
      return null;
    }
  }

  /**
   * Writes it if it has not changed since, or does not exist.
   *
   * @param replaced null to create it
   * @return null if another process wrote first
   */
  @Nullable Version write(@Nullable Version replaced, String holder, long epoch, long publication) {
    long beat = replaced == null ? 1 : replaced.beat() + 1;
    String condition =
        replaced == null
            ? "op_type=create"
            : "if_seq_no=" + replaced.seqNo() + "&if_primary_term=" + replaced.term();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("holder", holder)
            .put("beat", beat)
            .put("epoch", epoch)
            .put("publication", publication);
    try {
      JsonNode answer = cluster.send("PUT", path() + "?" + condition, body, limit);
      return version(answer, holder, beat, epoch, publication);
    } catch (ClusterFault fault) {
      if (fault.isConflict() || fault.isNotFound()) {
        return null;
      }
      throw fault;
    }
  }

  private static Version version(
      JsonNode answer, String holder, long beat, long epoch, long publication) {
    return new Version(
        answer.path("_seq_no").asLong(),
        answer.path("_primary_term").asLong(),
        holder,
        beat,
        epoch,
        publication,
        System.nanoTime());
  }

  private String path() {
    return "/" + index + "/_doc/writer";
  }
}
