package fr.denicheur.web;

import fr.denicheur.posting.PostingId;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes the id of a posting into the path of a URL, and reads it from the path of a request. */
public final class PostingAddress {
  private PostingAddress() {}

  /** Returns the path of a posting's page. */
  public static String of(PostingId id) {
    return below("/offres/", id);
  }

  /** Returns the path of a posting in the API. */
  public static String inApi(PostingId id) {
    return below("/api/v1/postings/", id);
  }

  /**
   * Encodes as in a path (RFC 3986), where a space, {@code *} and {@code ~} differ from a form.
   * Slashes between folders stay.
   */
  private static String below(String folder, PostingId id) {
    return folder
        + URLEncoder.encode(id.value(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A")
            .replace("%7E", "~")
            .replace("%2F", "/");
  }

  /**
   * Returns the id in the path of a request.
   *
   * @throws NotFoundResponse if its form is not that of an id
   */
  public static PostingId in(Context context) {
    String id = context.pathParam("id");
    try {
      return new PostingId(id);
    } catch (IllegalArgumentException e) {
      throw new NotFoundResponse("no posting can have this id");
    }
  }

  /** Returns the refusal (404) of an id that no posting has. */
  public static NotFoundResponse unknown(PostingId id) {
    return new NotFoundResponse("no posting has the id '" + id + "'");
  }
}
