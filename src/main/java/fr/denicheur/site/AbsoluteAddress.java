package fr.denicheur.site;

import io.javalin.http.NotFoundResponse;

/** Addresses for what may hold no relative ones; never made of what a request says of its host. */
final class AbsoluteAddress {
  private AbsoluteAddress() {}

  /**
   * Returns the absolute address of a path of ours.
   *
   * @throws NotFoundResponse where the owner of the site has not told its address
   */
  static String of(Frame frame, String path) {
    return frame
        .settings()
        .absolute(path)
        .orElseThrow(() ->
            new NotFoundResponse(
                "this document needs absolute addresses: the operator must start the server with --base-url"));
  }
}
