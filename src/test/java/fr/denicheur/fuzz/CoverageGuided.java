package fr.denicheur.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where Jazzer comes in, which knows these two methods by their names. */
public final class CoverageGuided {
  private static Target target = input -> {};

  private CoverageGuided() {}

  /** Makes the target whose name is the only argument. */
  public static void fuzzerInitialize(String[] arguments) throws Exception {
    Kind kind = Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    Path home = Files.createTempDirectory("fuzz-" + kind.id());
    target = kind.in(home);
  }

  /** Feeds it. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.take(input);
  }
}
