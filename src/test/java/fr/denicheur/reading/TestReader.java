package fr.denicheur.reading;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads files for tests as if today were 2024-05-01. */
final class TestReader {
  static final Clock TODAY = Clock.fixed(Instant.parse("2024-05-01T10:00:00Z"), ZoneOffset.UTC);

  private static final PostingReader READER = new PostingReader(RoleFamilies.bundled(), TODAY);

  private TestReader() {}

  static ReadPosting read(String file, String content) {
    return read(file, content.getBytes(StandardCharsets.UTF_8));
  }

  static ReadPosting read(String file, byte[] bytes) {
    return READER.read(
        new PostingId(file.replaceFirst("\\.(md|markdown|txt|mdx|html?)$", "")), file, bytes);
  }
}
