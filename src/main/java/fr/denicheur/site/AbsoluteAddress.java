package fr.denicheur.site;

import io.javalin.http.NotFoundResponse;

/** Addresses for documents that may not contain relative ones. They never come from a request. */
final class AbsoluteAddress {
  private AbsoluteAddress() {}

  /**
   * Returns the absolute address of a path on this site.
   *
   * @throws NotFoundResponse if the operator has not set the base URL
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
