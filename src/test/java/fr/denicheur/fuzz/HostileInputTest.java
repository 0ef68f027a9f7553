package fr.denicheur.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a stranger sends is borne: no exception but those that are promised, no answer that is
 * malformed or blames us, and none that takes long.
 */
class HostileInputTest {
  private static final Duration SHORT = Duration.ofMillis(Integer.getInteger("fuzz.millis", 1000));

  private final long seed = Long.getLong("denicheur.seed", System.nanoTime());

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource
  void whatIsKnownAndMutationsOfItAreBorne(Kind kind) throws Exception {
    try (Target target = kind.in(home)) {
      List<byte[]> known = new ArrayList<>();
      for (Path path : Examples.of(kind).paths()) {
        known.add(Files.readAllBytes(path));
        feed(target, known.getLast(), path.toString());
      }
      Mutations mutations = new Mutations(known, Examples.of(kind).pieces(), kind.longest, seed);
      long start = System.nanoTime();
      for (int n = 0; System.nanoTime() - start < SHORT.toNanos(); n++) {
        feed(target, mutations.next(), "seed " + seed + ", input " + n);
      }
    }
  }

  private static void feed(Target target, byte[] input, String name) {
    try {
      target.take(input);
    } catch (Exception | Error e) {
      throw new AssertionError(name + ": " + HexFormat.of().formatHex(input), e);
    }
  }
}
