package fr.denicheur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;

/**
 * Asks a server what its first visitors ask. The launcher has a rehearsal recorded, so that later
 * starts find all classes of a start prepared.
 */
final class Rehearsal {
  private static final List<String> ASKED =
      List.of(
          "/",
          "/api/v1/suggest?q=dev",
          "/api/v1/search?q=developpeuse+python+teletravail",
          "/api/v1/search?q=charge+de+deploiment+a+Lyon&explain=on&role=deploiement",
          "/api/v1/search?q=%22donn%C3%A9es%20publiques%22+-stage",
          "/?q=CDI+product+owner",
          "/health/ready");

  /** Milliseconds; a first answer takes a few hundred. */
  private static final int PATIENCE = 30_000;

  private Rehearsal() {}

  /**
   * Asks all questions twice, so that the second answer finds everything loaded.
   *
   * @throws UncheckedIOException if one is not answered
   */
  static void at(URI server) {
    for (int round = 0; round < 2; round++) {
      ASKED.forEach(target -> ask(server.resolve(target)));
    }
  }

  private static void ask(URI target) {
    try {
      URLConnection question = target.toURL().openConnection();
      question.setReadTimeout(PATIENCE);
      try (InputStream answer = question.getInputStream()) {
        var unused = answer.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + target, e);
    }
  }
}
