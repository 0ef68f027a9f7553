package fr.denicheur.opensearch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that the cluster refused, or that no node answered. The message names the request, the
 * status and the reason; it never holds credentials or the body of the request.
 */
public final class ClusterFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The blocks that stop writing; the disk's flood stage sets the first of them. */
  private static final Pattern NO_WRITING =
      Pattern.compile("read-only|index write|create-index blocked");

  /** Characters of an answer that is not JSON; more of a proxy's page helps no reader of logs. */
  private static final int MAX_REASON = 300;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int status;
  private final String type;
  private final String reason;

  /**
   * Makes a fault.
   *
   * @param request what was asked of whom: "PUT /denicheur-1/_doc/7"
   * @param status the HTTP status of the answer; 0 if there was none
   * @param type the name that OpenSearch gives the fault: {@code index_not_found_exception}; empty
   *     if it gives none
   * @param reason what OpenSearch or the network says about it
   */
  public ClusterFault(
      String request, int status, String type, String reason, @Nullable Throwable cause) {
    super(words(request, status, type, reason), cause);
    this.status = status;
    this.type = type;
    this.reason = reason;
  }

  /**
   * Reads a refusal.
   *
   * @param body the answer, which a proxy may have made
   * @param request as in the constructor
   */
  public static ClusterFault in(byte[] body, int status, String request) {
    JsonNode error = errorIn(body);
    String reason = error.path("reason").asText(error.asText());
    String cause = error.path("root_cause").path(0).path("reason").asText(reason);
    return new ClusterFault(
        request,
        status,
        error.path("type").asText(),
        reason.equals(cause) ? reason : reason + ": " + cause,
        null);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The HTTP status of the answer; 0 if there was none. */
  public int status() {
    return status;
  }

  /** The name that OpenSearch gives the fault; empty if it gives none. */
  public String type() {
    return type;
  }

  /** What OpenSearch or the network says about it. */
  public String reason() {
    return reason;
  }

  /** Whether the index or the document does not exist. */
  public boolean isNotFound() {
    return status == 404;
  }

  /** Whether an index was to be made and exists already. */
  public boolean isThere() {
    return "resource_already_exists_exception".equals(type);
  }

  /** Whether the document has changed since the caller read it, or exists already. */
  public boolean isConflict() {
    return status == 409;
  }

  /**
   * Whether other copies of the shards may answer the same question: those that were asked did not,
   * or only some of them.
   */
  public boolean isOfCopies() {
    return isUnreachable() || status == 503;
  }

  /** Whether no node answered in time. A write may have happened nonetheless. */
  public boolean isUnreachable() {
    return status == 0;
  }

  /**
   * Whether the cluster answers questions but takes no writes: an operator or the disk's watermark
   * has blocked them. OpenSearch says 403 to the first and 429 to the second.
   */
  public boolean isReadOnly() {
    return "cluster_block_exception".equals(type) && NO_WRITING.matcher(reason).find();
  }

  /** Returns the fault in an answer; a text unless the answer has the form that OpenSearch uses. */
  private static JsonNode errorIn(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer.has("error") ? answer.path("error") : shortened(body);
    } catch (IOException e) {
      return shortened(body);
    }
  }

  private static JsonNode shortened(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return TextNode.valueOf(
        text.length() > MAX_REASON ? text.substring(0, MAX_REASON) + "…" : text);
  }

  private static String words(String request, int status, String type, String reason) {
    String name = type.isEmpty() ? "" : " " + type;
    return status == 0
        ? "no node of the cluster answered " + request + ": " + reason
        : "the cluster answered " + request + " with " + status + name + ": " + reason;
  }
}
