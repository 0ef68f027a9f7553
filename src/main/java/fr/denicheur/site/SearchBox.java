package fr.denicheur.site;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Serves the script of the search box for other sites: the newest version at one address, and this
 * version at an address of its own.
 */
final class SearchBox {
  /** The path of the newest script. */
  static final String PATH = "/embed/denicheur.js";

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Bytes of the digest in the address. */
  private static final int VERSION_BYTES = 6;

  /** Stands in the script for the style sheet, so that pages load one file. */
  private static final String SHEET = "/* denicheur.css */";

  private final byte[] script =
      bundled("denicheur.js")
          .replace(SHEET, bundled("denicheur.css"))
          .getBytes(StandardCharsets.UTF_8);
  private final byte[] digest = sha384(script);

  /** Returns the path of this version of the script. */
  String fixedPath() {
    return "/embed/denicheur-" + version() + ".js";
  }

  /** Returns the value of the attribute {@code integrity}, with which browsers check the script. */
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

  private static String bundled(String name) {
    return new String(Theme.bundled("embed/" + name), StandardCharsets.UTF_8);
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
