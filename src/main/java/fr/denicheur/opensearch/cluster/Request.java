package fr.denicheur.opensearch.cluster;

import java.net.http.HttpRequest;
import java.util.Set;
import java.util.regex.Pattern;

/** One request; the same at each address and in each attempt. */
record Request(String method, String path, String contentType, HttpRequest.BodyPublisher body) {
  /** What any copy of the shards can do. */
  private static final Set<String> OF_COPIES = Set.of("_count", "_mget", "_msearch", "_search");

  /** What else a POST may ask twice with the same effect; our bulks name each posting's id. */
  private static final Set<String> REPEATABLE_POSTS =
      Set.of("_aliases", "_analyze", "_bulk", "_flush", "_forcemerge", "_refresh", "_validate");

  /** Marks of a write that depends on the state of the document: repeated, it meets itself. */
  private static final Pattern CONDITIONAL = Pattern.compile("if_seq_no=|op_type=create|/_create/");

  Request {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path must begin with a slash; got \"" + path + "\"");
    }
  }

  static Request empty(String method, String path) {
    return new Request(method, path, "", HttpRequest.BodyPublishers.noBody());
  }

  static Request of(String method, String path, String contentType, byte[] body) {
    return new Request(method, path, contentType, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  String words() {
    return method + " " + path;
  }

  /** Whether the cluster is in the same state after the request happened twice. */
  boolean isRepeatable() {
    return (!"POST".equals(method) || isOfCopies() || REPEATABLE_POSTS.contains(last()))
        && !CONDITIONAL.matcher(path).find();
  }

  /** Whether any copy of the shards can answer. */
  boolean isOfCopies() {
    return OF_COPIES.contains(last());
  }

  private String last() {
    return path.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }
}
