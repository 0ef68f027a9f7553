package fr.denicheur.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The targets there are. */
enum Kind {
  /** Bytes of a file become a posting and problems. */
  FRONT_MATTER(home -> new FrontMatterTarget(), 1 << 16),
  /** A posting becomes HTML, plain text, and a document of an index that is then asked for it. */
  FILE(FileTarget::new, 1 << 16),
  /** What somebody types is searched, corrected, explained and completed. */
  QUESTION(QuestionTarget::new, 2_100),
  /** A name becomes an id, the path of a request, and a file. */
  ID(IdTarget::new, 1_000),
  /** A path with parameters is asked for. */
  ADDRESS(AddressTarget::new, 4_000),
  /** Lines of headers stand in a request. */
  HEADERS(HeadersTarget::new, 6_000),
  /** All of a connection, from its first byte. */
  CONNECTION(ConnectionTarget::new, 16_000),
  /** The body of a request. */
  BODY(BodyTarget::new, 1 << 16);

  /** Makes a target that may keep files in a folder. */
  @FunctionalInterface
  private interface Maker {
    Target in(Path home) throws IOException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // each is a constructor
  private final Maker maker;

  /** How long an input may be; longer ones are the business of tests of limits. */
  final int longest;

  Kind(Maker maker, int longest) {
    this.maker = maker;
    this.longest = longest;
  }

  /** The name of its files. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Makes it, and feeds it its ordinary examples, so that loading classes counts for no input.
   *
   * @param home an empty folder to keep files in
   */
  Target in(Path home) throws Exception {
    Target target = maker.in(home);
    for (Path seed : Examples.of(this).seeds()) {
      target.take(Files.readAllBytes(seed));
    }
    return new TimedTarget(target);
  }
}
