package fr.denicheur.browser;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Another site: pages with any content and any content security policy, on a port of its own. */
final class HostSite implements AutoCloseable {
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Javalin server = Javalin.create(this::configure).start("127.0.0.1", 0);

  private record Page(String contentType, String policy, String content) {}

  /** Puts a page at a path, with a content security policy, which may be empty. */
  URI page(String path, String policy, String body) {
    String html =
        "<!doctype html><html lang='fr'><head><meta charset='utf-8'><title>Un autre site</title>"
            + "<link rel='icon' href='data:,'></head><body><h1>Un autre site</h1>"
            + body
            + "</body></html>";
    pages.put(path, new Page("text/html; charset=utf-8", policy, html));
    return at(path);
  }

  /** Puts a script at a path. */
  void script(String path, String script) {
    pages.put(path, new Page("text/javascript; charset=utf-8", "", script));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.routes.get("/<path>", this::answer);
    config.routes.get("/", this::answer);
  }

  private void answer(Context context) {
    Page page = pages.get(context.path());
    if (page == null) {
      context.status(404);
      return;
    }
    if (!page.policy().isEmpty()) {
      context.header("Content-Security-Policy", page.policy());
    }
    context.contentType(page.contentType()).result(page.content());
  }

  @Override
  public void close() {
    server.stop();
  }
}
