package fr.denicheur.http;

import fr.denicheur.web.BasePath;
import fr.denicheur.web.Route;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Removes the base path from the path of a request if the proxy has not done so.
 *
 * <p>The path alone says which proxy it is, unless both what came and what is below the base path
 * are paths of this server. That happens only if the base path is the beginning of one of them,
 * such as {@code /offres}: {@code /offres/similaires} is either the page {@code /similaires} or the
 * posting {@code similaires}. Then a trusted proxy says by {@code X-Forwarded-Prefix} that it has
 * removed the base path; without this header it counts as still there, because few postings have
 * the name of a page.
 */
final class PrefixRemoval extends Handler.Wrapper {
  private static final String REMOVED = "X-Forwarded-Prefix";

  /** A part of a route's path that stands for any text; in angle brackets, slashes as well. */
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]{1,20}}|<[a-z]{1,20}>");

  private final BasePath base;
  private final List<Pattern> routes;
  private final ClientAddress clients;

  PrefixRemoval(BasePath base, List<Route> routes, ClientAddress clients) {
    this.base = base;
    this.routes = routes.stream().map(Route::path).distinct().map(PrefixRemoval::pattern).toList();
    this.clients = clients;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI came = request.getHttpURI();
    String path = came.getPath() == null ? "" : came.getPath(); // null in OPTIONS *
    String routed = base.within(path).map(inner -> meant(path, inner, request)).orElse(path);
    Request served =
        routed.equals(path) ? request : Request.serveAs(request, HttpURI.build(came).path(routed));
    return super.handle(served, response, callback);
  }

  /**
   * Returns which of two paths a request means: the one that came, or what it is below the base.
   */
  private String meant(String came, String inner, Request request) {
    if (!isRoute(came)) {
      return inner;
    }
    boolean isOpen = isRoute(inner) && !isRemovedBefore(request);
    return isOpen ? inner : came;
  }

  /** All that begins with {@code /api/} is this server's, so that programs are refused in JSON. */
  private boolean isRoute(String path) {
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.startsWith("/api/")
        || routes.stream().anyMatch(route -> route.matcher(bare).matches());
  }

  private boolean isRemovedBefore(Request request) {
    String removed = request.getHeaders().get(REMOVED);
    boolean isTrusted =
        clients.of(request.getConnectionMetaData().getRemoteSocketAddress()).isEmpty();
    return isTrusted && removed != null && base.within(removed).filter("/"::equals).isPresent();
  }

  private static Pattern pattern(String path) {
    Matcher parameters = PARAMETER.matcher(path);
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    while (parameters.find()) {
      pattern.append(Pattern.quote(path.substring(from, parameters.start())));
      pattern.append(parameters.group().startsWith("<") ? ".+" : "[^/]+");
      from = parameters.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(path.substring(from))).toString());
  }
}
