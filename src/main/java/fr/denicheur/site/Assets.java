package fr.denicheur.site;

import fr.denicheur.posting.Digest;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Route;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Serves the style sheet, script and icon that pages load. The address of each contains a digest of
 * its content, so browsers keep it for a year and still see every change. Immutable.
 */
public final class Assets {
  private static final String FOLDER = "/assets/";

  /** Hexadecimal digits of the digest in an address. */
  private static final int VERSION = 10;

  /** Content types by file name. */
  private static final Map<String, String> TYPES =
      Map.of(
          "style.css", "text/css; charset=utf-8",
          "site.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml; charset=utf-8");

  /** The names of the files. */
  static final Set<String> NAMES = TYPES.keySet();

  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();

  Assets(Theme theme) {
    TYPES.forEach((name, type) -> {
      byte[] content = theme.bytes(name);
      String hashed = name.replace(".", "-" + Digest.sha256(content).substring(0, VERSION) + ".");
      addresses.put(name, FOLDER + hashed);
      answers.put(hashed, Answer.of(type, content).kept(Keeping.FOREVER));
    });
  }

  /**
   * Returns the path of a file, such as {@code /assets/style-0123456789.css}.
   *
   * @throws IllegalArgumentException if there is no file of this name
   */
  String address(String name) {
    String address = addresses.get(name);
    if (address == null) {
      throw new IllegalArgumentException("pages load no file '" + name + "'");
    }
    return address;
  }

  /** {@code GET /assets/{file}}. */
  Route route() {
    return Route.get(
            FOLDER + "{file}", List.of(), (context, none) -> () -> file(context.pathParam("file")))
        .atOnce()
        .to(Audience.PEOPLE);
  }

  private Answer file(String hashed) {
    Answer answer = answers.get(hashed);
    if (answer == null) {
      throw new NotFoundResponse("no current page loads this file");
    }
    return answer;
  }
}
