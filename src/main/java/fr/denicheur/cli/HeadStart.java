package fr.denicheur.cli;

import fr.denicheur.http.HttpServer;
import fr.denicheur.lexicon.Lexicon;
import java.util.Objects;
import java.util.Set;

/**
 * Loads what a command needs in any case in a second thread, while the first one reads the options
 * and opens the index. On two processors this saves a quarter of a start.
 */
final class HeadStart {
  /** The commands that search, and so need the lexicon. */
  private static final Set<String> SEARCHING = Set.of("serve", "search", "similar", "mcp", "eval");

  private HeadStart() {}

  /** Begins to load what a command line needs. Code that needs a part of it waits for that part. */
  static void of(String... arguments) {
    String command = arguments.length == 0 ? "" : arguments[0];
    if (SEARCHING.contains(command)) {
      Thread.ofPlatform().daemon().name("head-start").start(() -> load(command));
    }
  }

  private static void load(String command) {
    Objects.requireNonNull(Lexicon.BUNDLED);
    if (command.equals("serve")) {
      HttpServer.load();
    }
  }
}
