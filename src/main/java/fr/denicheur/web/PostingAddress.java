package fr.denicheur.web;

import fr.denicheur.posting.PostingId;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;

/**
 * The id of a posting in a path: each segment percent-encoded, the slashes between folders as they
 * are.
 */
public final class PostingAddress {
  /** The characters that RFC 3986 calls unreserved. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private static final String HEX = "0123456789ABCDEF";

  private PostingAddress() {}

  /** Returns the path of a posting's page. */
  public static String of(PostingId id) {
    return below("/offres/", id);
  }

  /** Returns the path of a posting in the API. */
  public static String inApi(PostingId id) {
    return below("/api/v1/postings/", id);
  }

  private static String below(String folder, PostingId id) {
    StringBuilder path = new StringBuilder(folder);
    for (byte b : id.value().getBytes(StandardCharsets.UTF_8)) {
      append(path, b);
    }
    return path.toString();
  }

  /**
   * Returns the id in the path of a request.
   *
   * @throws NotFoundResponse if no posting can have it
   */
  public static PostingId in(Context context) {
    String id = context.pathParam("id");
    try {
      return new PostingId(id);
    } catch (IllegalArgumentException e) {
      throw new NotFoundResponse("no posting can have this id");
    }
  }

  /** Returns the refusal of an id that no posting has. */
  public static NotFoundResponse unknown(PostingId id) {
    return new NotFoundResponse("no posting has the id '" + id + "'");
  }

  private static void append(StringBuilder path, byte b) {
    if (PLAIN.indexOf(b) >= 0) {
      path.append((char) b);
    } else {
      path.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }
  }
}
