package fr.denicheur.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * A folder of postings and a terminal to run commands in, inside this process: {@code
 * Shell.in(folder).posting("a.md", "open: true", "Du texte.").run("search", "texte")}.
 */
final class Shell {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T10:00:00Z"), ZoneId.of("Europe/Paris"));

  private static final Logger LOG = Logger.getLogger("");

  /** As {@code src/test/logging.properties} has them; each command replaces them. */
  private static final List<Handler> HANDLERS = List.of(LOG.getHandlers());

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private Ansi ansi = Ansi.OFF;

  private Shell(Path home) {
    this.home = home;
  }

  /** The exit status and the output of a command. */
  record Outcome(int status, String out, String err) {}

  /** Starts in an empty folder, where {@code seeds} and {@code index} are to lie. */
  static Shell in(Path home) throws IOException {
    Files.createDirectories(home.resolve("seeds"));
    return new Shell(home);
  }

  /** Writes a posting into the folder of postings. */
  Shell posting(String name, String frontMatter, String text) throws IOException {
    return file("seeds/" + name, "---\n" + frontMatter + "\n---\n" + text + "\n");
  }

  /** Writes any file below the home. */
  Shell file(String name, String content) throws IOException {
    Path path = home.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  /** Sets a variable of the environment. */
  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Shows colours from now on. */
  Shell coloured() {
    ansi = Ansi.ON;
    return this;
  }

  Path path(String name) {
    return home.resolve(name);
  }

  /** Runs {@code denicheur} with these arguments. */
  Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings = surroundings();
    CommandLine commands =
        Denicheur.commands(surroundings, arguments)
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    try {
      int status = Denicheur.run(commands, surroundings, arguments);
      return new Outcome(status, out.toString(), err.toString());
    } finally {
      List.of(LOG.getHandlers()).forEach(LOG::removeHandler);
      HANDLERS.forEach(LOG::addHandler);
    }
  }

  Surroundings surroundings() {
    return new Surroundings(environment, home, home, false, CLOCK);
  }
}
