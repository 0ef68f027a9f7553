package fr.denicheur.site;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The search box that pages of other sites load: one script, at an address that always holds the
 * newest and at one that never changes what it holds.
 */
final class SearchBox {
  /** Where the newest script lies. */
  static final String PATH = "/embed/denicheur.js";

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Enough of the digest to tell versions apart; all of it stands in the integrity. */
  private static final int VERSION_BYTES = 6;

  private final byte[] script;
  private final byte[] digest;

  private SearchBox(byte[] script) {
    this.script = script;
    this.digest = sha384(script);
  }

  /** Reads the script that lies beside this class. */
  static SearchBox bundled() {
    try (InputStream in = SearchBox.class.getResourceAsStream("embed/denicheur.js")) {
      return new SearchBox(Objects.requireNonNull(in, "embed/denicheur.js").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("embed/denicheur.js", e);
    }
  }

  /** Where this very script lies, and no other ever. */
  String fixedPath() {
    return "/embed/denicheur-" + version() + ".js";
  }

  /** What a browser compares the script with, where a page says it. */
  String integrity() {
    return "sha384-" + Base64.getEncoder().encodeToString(digest);
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, this::newest).to(Audience.OTHER_SITES),
        Route.get(
                "/embed/denicheur-{version}.js", List.of(), (context, none) -> () -> fixed(context))
            .atOnce()
            .to(Audience.OTHER_SITES));
  }

  private Answer newest() {
    return Answer.of(SCRIPT, script).kept(Keeping.MINUTES);
  }

  private Answer fixed(Context context) {
    if (!context.pathParam("version").equals(version())) {
      throw new NotFoundResponse(
          "this version of the search box is gone; the current one is " + fixedPath());
    }
    return Answer.of(SCRIPT, script).kept(Keeping.FOREVER);
  }

  private String version() {
    return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
  }

  private static byte[] sha384(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-384").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-384", e);
    }
  }
}
