package fr.denicheur.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes under test as a jar, and an archive of loaded classes that halves the time a process
 * takes to start. Both are made once, when a test first starts a process.
 */
public final class Program {
  private static final Path FOLDER =
      Path.of(System.getProperty("denicheur.build", "target"), "program").toAbsolutePath();

  private static final Path JAR = FOLDER.resolve("denicheur.jar");
  private static final Path ARCHIVE = FOLDER.resolve("denicheur.jsa");

  private static boolean isMade;

  private Program() {}

  /** Returns the class path of the program: its jar, then every library of the tests. */
  public static String classPath() {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return JAR + File.pathSeparator + libraries;
  }

  /** Makes jar and archive, the first time, and returns the option that uses the archive. */
  public static synchronized String archive() throws Exception {
    if (!isMade) {
      Files.createDirectories(FOLDER);
      makeJar();
      makeArchive();
      isMade = true;
    }
    return "-XX:SharedArchiveFile=" + ARCHIVE;
  }

  private static void makeJar() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolveSibling("classes");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(JAR));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }

  /** Runs a server until it has answered a question; at its end it writes what it loaded. */
  private static void makeArchive() throws Exception {
    Files.deleteIfExists(ARCHIVE);
    Installation first =
        Installation.unarchived(FOLDER.resolve("first"))
            .posting("a", "osier")
            .withJava("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    try (ServerProcess server = first.serve()) {
      server.await("the posting", () -> server.found("osier") == 1);
      ServerProcess.Ended unused = server.end("TERM");
    }
  }
}
