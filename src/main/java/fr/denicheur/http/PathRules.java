package fr.denicheur.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/**
 * Refuses paths that two readers could understand differently.
 *
 * <p>Jetty refuses encoded slashes, dots and zero bytes and empty segments. What it lets through is
 * written plainly, and no address of ours holds it: {@code ;parameters} and {@code ..}.
 */
final class PathRules {
  private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|$)");

  private PathRules() {}

  static void check(Context context) {
    String path = context.path();
    if (path.indexOf(';') >= 0 || (path.contains("/.") && DOT_SEGMENT.matcher(path).find())) {
      throw new BadRequestResponse(
          "a path must hold neither ';', unless percent-encoded, nor '.' or '..' as a segment");
    }
  }
}
