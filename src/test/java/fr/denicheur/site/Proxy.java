package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Debian's nginx or Caddy, with a configuration of docs/OPERATIONS.md, on a free port. */
public final class Proxy implements Closeable {
  private static final Path DOCUMENT = Path.of("docs/OPERATIONS.md");

  /** The program in front of the server, and what it does with the base path. */
  public enum Kind {
    NGINX_KEEPS("nginx", 0),
    NGINX_REMOVES("nginx", 1),
    CADDY_KEEPS("caddy", 0),
    CADDY_REMOVES("caddy", 1);

    private final String program;
    private final int block;

    Kind(String program, int block) {
      this.program = program;
      this.block = block;
    }

    /** Whether its program is on the PATH. */
    public boolean isInstalled() {
      return Arrays.stream(System.getenv("PATH").split(":", -1))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Returns what the document shows for it, below the path {@code /offres}. */
    private String shown() throws IOException {
      List<String> blocks =
          Pattern.compile("```" + program + "\n([^`]*)```")
              .matcher(Files.readString(DOCUMENT))
              .results()
              .map((MatchResult found) -> found.group(1))
              .filter(text -> text.contains("/offres/"))
              .toList();
      assertThat(blocks).as("configurations of %s", program).hasSize(2);
      return blocks.get(block);
    }
  }

  private final Kind kind;
  private final Path folder;
  private final int port;

  /** Chooses a free port; the folder holds the files of the program. */
  Proxy(Kind kind, Path folder) throws IOException {
    this.kind = kind;
    this.folder = Files.createDirectories(folder.resolve("proxy"));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  /** The address below which the site lies. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port + "/offres");
  }

  /** Starts it in front of a server, and returns when it takes connections. */
  void start(int server) {
    try {
      if (kind.program.equals("nginx")) {
        Files.writeString(folder.resolve("nginx.conf"), nginx(server));
        run(List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log"));
      } else {
        Files.writeString(folder.resolve("Caddyfile"), caddy(server));
        run(
            List.of(
                "caddy",
                "start",
                "--config",
                "Caddyfile",
                "--adapter",
                "caddyfile",
                "--pidfile",
                "pid"));
      }
    } catch (IOException e) {
      throw new IllegalStateException("could not start " + kind, e);
    }
  }

  private String nginx(int server) throws IOException {
    return """
    pid pid;
    worker_processes 1;
    events {}
    http {
      access_log off;
      client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path a; uwsgi_temp_path b; scgi_temp_path c;
      upstream denicheur { server 127.0.0.1:SERVER; keepalive 32; keepalive_timeout 8s; }
      server { listen 127.0.0.1:PORT; SHOWN }
    }
    """
        .replace("SERVER", Integer.toString(server))
        .replace("PORT", Integer.toString(port))
        .replace("SHOWN", kind.shown());
  }

  private String caddy(int server) throws IOException {
    String shown = kind.shown();
    assertThat(shown).contains("www.exemple.fr {", "127.0.0.1:8080");
    return "{\n  admin off\n  auto_https off\n  storage file_system "
        + folder
        + "\n}\n"
        + shown
            .replace("www.exemple.fr {", "http://127.0.0.1:" + port + " {\n  bind 127.0.0.1")
            .replace("127.0.0.1:8080", "127.0.0.1:" + server);
  }

  private void run(List<String> command) throws IOException {
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Process started = builder.redirectOutput(said.toFile()).start();
    try {
      assertThat(started.waitFor(20, TimeUnit.SECONDS)).as("%s starts in time", kind).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(started.exitValue())
        .as("%s: %s", kind, Files.readString(said, StandardCharsets.UTF_8))
        .isZero();
  }

  /** Ends it, and waits until it has ended. */
  @Override
  public void close() throws IOException {
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(pid)
        .ifPresent(process -> {
          process.destroy();
          process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        });
  }
}
