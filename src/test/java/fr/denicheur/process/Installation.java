package fr.denicheur.process;

import fr.denicheur.posting.GeneratedPostings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of postings, a folder for their index, and how the program is started on them: by its
 * launcher, with a jar of the classes under test, as people have it. Loose classes would each need
 * a descriptor.
 */
record Installation(
    Path home, Path index, String javaOptions, List<String> before, List<String> options) {
  static final String TOKEN = "jeton-des-essais-0123456789-0123456789";

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();

  /** Short processes: compile quickly rather than well. Measurements have others. */
  private static final String QUICK =
      System.getProperty("denicheur.java.opts", "-XX:TieredStopAtLevel=1");

  static Installation in(Path home) throws Exception {
    return unarchived(home).withJava(Program.archive());
  }

  /** Starts without the archive of classes, which is made from such a start. */
  static Installation unarchived(Path home) throws IOException {
    Files.createDirectories(home.resolve("postings"));
    return new Installation(home, home.resolve("index"), QUICK, List.of(), List.of());
  }

  Installation withIndex(Path other) {
    return new Installation(home, other, javaOptions, before, options);
  }

  /** With more options of the Java virtual machine. */
  Installation withJava(String more) {
    return new Installation(home, index, javaOptions + " " + more, before, options);
  }

  /** Started through another command, such as {@code prlimit}. */
  Installation through(String... command) {
    return new Installation(home, index, javaOptions, List.of(command), options);
  }

  /** With more options of {@code serve}. */
  Installation with(String... more) {
    return new Installation(home, index, javaOptions, before, List.of(more));
  }

  Path postings() {
    return home.resolve("postings");
  }

  /** Writes a posting as a file. */
  Installation posting(String id, String words) throws IOException {
    Files.writeString(postings().resolve(id + ".md"), text(words));
    return this;
  }

  /** Writes generated postings. */
  Installation postings(int count) throws IOException {
    new GeneratedPostings(5).write(postings(), count);
    return this;
  }

  static String text(String words) {
    return "---\nroles: Vannière\nopen: true\n---\n\n" + words + "\n";
  }

  int files() throws IOException {
    try (Stream<Path> files = Files.walk(postings())) {
      return (int) files.filter(file -> file.toString().endsWith(".md")).count();
    }
  }

  /** All files of the index. */
  List<Path> indexFiles() throws IOException {
    try (Stream<Path> files = Files.walk(index)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Starts a server and waits until it answers. */
  ServerProcess serve() throws Exception {
    ServerProcess server = launch();
    server.awaitAnswering();
    return server;
  }

  /** Starts a server and waits for nothing. */
  ServerProcess launch() throws IOException {
    return launch(REPOSITORY.resolve("denicheur"), Program.classPath());
  }

  /** Starts a server from copies of everything, which any user may read. */
  ServerProcess launchCopy(Path folder) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    List<String> copies = new ArrayList<>();
    for (String jar : Program.classPath().split(File.pathSeparator, -1)) {
      Path copy = lib.resolve(copies.size() + ".jar");
      Files.copy(Path.of(jar), copy);
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--r--r--"));
      copies.add(copy.toString());
    }
    Path launcher = folder.resolve("denicheur");
    Files.copy(REPOSITORY.resolve("denicheur"), launcher);
    return launch(launcher, String.join(File.pathSeparator, copies));
  }

  private ServerProcess launch(Path launcher, String classPath) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(launcher.toString(), "serve", "--port", "0"));
    command.addAll(List.of("--postings", postings().toString(), "--index", index.toString()));
    command.addAll(options.contains("--admin-port") ? List.of() : List.of("--admin-port", "off"));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("DENICHEUR_CLASSPATH", classPath);
    environment.put("DENICHEUR_JAVA_OPTS", javaOptions);
    environment.put("DENICHEUR_TOKENS", TOKEN);
    return ServerProcess.start(builder, home);
  }
}
