package fr.denicheur.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs made of others, with a piece of the grammar here and a broken byte there. */
final class Mutations {
  private static final int MAX_STEPS = 6;
  private static final int MAX_REPEATS = 2_000;

  private final List<byte[]> seeds;
  private final List<byte[]> pieces;
  private final int longest;
  private final Random random;

  Mutations(List<byte[]> seeds, List<byte[]> pieces, int longest, long seed) {
    this.seeds = seeds;
    this.pieces = pieces;
    this.longest = longest;
    this.random = new Random(seed);
  }

  /** Makes another one. */
  byte[] next() {
    byte[] input = any(seeds);
    for (int steps = 1 + random.nextInt(MAX_STEPS); steps > 0; steps--) {
      input = changed(input);
    }
    return Arrays.copyOf(input, Math.min(input.length, longest));
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int end = at + random.nextInt(input.length + 1 - at);
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> spliced(input, at, any(pieces), at);
      case 3 -> spliced(input, at, any(pieces), end);
      case 4 -> spliced(input, at, new byte[] {(byte) random.nextInt()}, Math.max(at, end));
      case 5 -> spliced(input, at, new byte[0], Math.min(end, at + 20));
      case 6 -> spliced(input, at, any(seeds), end);
      default -> spliced(input, at, repeated(any(pieces)), at);
    };
  }

  private byte[] repeated(byte[] piece) {
    byte[] all = new byte[Math.min(piece.length * random.nextInt(MAX_REPEATS), longest)];
    for (int i = 0; i < all.length; i++) {
      all[i] = piece[i % piece.length];
    }
    return all;
  }

  /** Puts something in the place of what stands between two positions. */
  private static byte[] spliced(byte[] input, int from, byte[] middle, int to) {
    byte[] result = Arrays.copyOf(input, from + middle.length + input.length - to);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(input, to, result, from + middle.length, input.length - to);
    return result;
  }

  private byte[] any(List<byte[]> all) {
    return all.get(random.nextInt(all.size()));
  }
}
