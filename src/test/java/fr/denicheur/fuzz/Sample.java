package fr.denicheur.fuzz;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.site.WrittenPostings;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.Synchronizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A small index of written postings, on disk, for targets to ask.
 *
 * @param folder where the files of the postings lie
 * @param engine holds them
 * @param synchronizer brings the one in step with the other
 */
record Sample(Path folder, LuceneEngine engine, Synchronizer synchronizer) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-01T10:00:00Z"), ZoneOffset.UTC);
  static final PostingReader READER = new PostingReader(RoleFamilies.bundled(), CLOCK);

  /** Makes it in an empty folder. */
  static Sample in(Path home) throws IOException {
    Path folder = Files.createDirectories(home.resolve("postings"));
    WrittenPostings.write(folder);
    WrittenPostings.writeHostile(folder);
    LuceneEngine engine = LuceneEngine.open(home.resolve("index"));
    Synchronizer synchronizer =
        new Synchronizer(engine, Sources.of(List.of(folder)), RoleFamilies.bundled(), CLOCK);
    synchronizer.run();
    return new Sample(folder, engine, synchronizer);
  }

  /**
   * Returns an input as somebody may have typed it: as UTF-8 or, so that half of a pair can come as
   * well, as UTF-16.
   */
  static String typed(byte[] input, int from, boolean isUtf16) {
    int length = input.length - from;
    return new String(
        input, from, length, isUtf16 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
  }

  /** Returns no more than the first characters. */
  static String cut(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
