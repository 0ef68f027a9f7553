package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.opensearch.cluster.Answers;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indices of one name in a cluster. An alias of that name answers questions; it points to one
 * index, whose own name says which layout it has. An index of another layout is built beside it.
 * The index that answered before is kept, so that the earlier program finds it again.
 */
final class Versions {
  private static final Logger LOG = LoggerFactory.getLogger(Versions.class);

  /** What follows the alias in the name of an index: the layout, and when it was made. */
  private static final Pattern VERSION = Pattern.compile("-[0-9a-f]{1,8}-[0-9]{13}");

  /** How long the cluster knows the version of a document that was removed; see {@link Bulk}. */
  private static final String REMEMBERED = "1h";

  /** A cluster that starts, or has lost a node, places the shards of an index late. */
  private static final Duration TO_MAKE_ONE = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final ClusterSettings settings;
  private final Ranking ranking;
  private final String signature;
  private final String layout;

  /**
   * @param signature changes with the layout and the analysis of texts
   */
  Versions(Cluster cluster, ClusterSettings settings, Ranking ranking, String signature) {
    this.cluster = cluster;
    this.settings = settings;
    this.ranking = ranking;
    this.signature = signature;
    this.layout = alias() + "-" + Integer.toHexString(signature.hashCode()) + "-";
  }

  /** The alias under which questions are asked. */
  String alias() {
    return settings.index();
  }

  /** Returns the index that answers, whatever its layout; empty if none does. */
  Optional<String> answering() {
    return answering("", settings.timeout());
  }

  /**
   * Returns the index that answers as the node knows it that is asked. It may be late by some
   * milliseconds, and needs no manager, which may hang.
   */
  Optional<String> answering(Duration time) {
    return answering("?local=true", time);
  }

  private Optional<String> answering(String how, Duration time) {
    try {
      JsonNode indices = cluster.get("/_alias/" + alias() + how, time);
      return indices.isEmpty() ? Optional.empty() : Optional.of(indices.fieldNames().next());
    } catch (ClusterFault fault) {
      if (fault.isNotFound()) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /**
   * How large an index is.
   *
   * @param shards in how many parts its postings are kept
   */
  record Size(int postings, int shards) {}

  /** Asks how large an index is. */
  Size size(String index, Duration time) {
    JsonNode counted = cluster.ask("/" + index + "/_count", Answers.nothing(), time);
    return new Size(counted.path("count").asInt(), counted.path("_shards").path("total").asInt());
  }

  /** Whether an index has the layout that this program reads and writes. */
  boolean isOurs(String index) {
    return index.startsWith(layout);
  }

  /** Returns an index of our layout that does not answer, made if there is none. */
  String beside() {
    return indices().stream()
        .filter(this::isOurs)
        .max(Comparator.naturalOrder())
        .orElseGet(this::made);
  }

  private List<String> indices() {
    List<String> indices = new ArrayList<>();
    JsonNode found =
        cluster.get("/_cat/indices/" + alias() + "-*?format=json&h=index&expand_wildcards=open");
    for (JsonNode one : found) {
      String index = one.path("index").asText();
      if (VERSION.matcher(index.substring(alias().length())).matches()) {
        indices.add(index); // not the lease, nor those of another alias that begins alike
      }
    }
    return indices;
  }

  private String made() {
    String index = layout + System.currentTimeMillis();
    ObjectNode body = Mapping.of(settings, ranking, signature);
    body.withObject("/settings/index").put("gc_deletes", REMEMBERED);
    try {
      JsonNode unused = cluster.send("PUT", "/" + index, body, TO_MAKE_ONE);
    } catch (ClusterFault fault) {
      if (!fault.isThere()) { // made by a request whose answer was lost
        throw fault;
      }
    }
    LOG.info("made the index {}", index);
    return index;
  }

  /** Lets an index answer, at once for all questions, and deletes all but the one before. */
  void swap(String index) {
    Optional<String> before = answering();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    before.ifPresent(other -> body.withArray("actions").add(action("remove", other)));
    body.withArray("actions").add(action("add", index));
    JsonNode unused = cluster.send("POST", "/_aliases", body);
    LOG.info("the index {} answers now; before: {}", index, before.orElse("none"));
    for (String old : indices()) {
      if (!old.equals(index) && !before.equals(Optional.of(old))) {
        JsonNode deleted = cluster.send("DELETE", "/" + old, Answers.nothing());
        LOG.info("deleted the index {}: {}", old, deleted.path("acknowledged").asText());
      }
    }
  }

  private ObjectNode action(String what, String index) {
    ObjectNode pair =
        JsonNodeFactory.instance.objectNode().put("index", index).put("alias", alias());
    return QueryJson.object(what, pair);
  }
}
