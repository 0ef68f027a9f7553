package fr.denicheur.sync;

import fr.denicheur.posting.Digest;
import fr.denicheur.reading.PostingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All bytes of a file, read while no program wrote to it.
 *
 * @param stamp the same before and after the bytes were read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would double the memory
record FileContent(byte[] bytes, FileStamp stamp) {
  /** A file that a program is writing is complete a moment later, or at the next scan. */
  private static final int ATTEMPTS = 2;

  /** The first bytes, which show whether a file is a posting. */
  private static final int LOOKED_AT = 4096;

  /** Reads a file; returns nothing if it changes all the time or is no regular file any more. */
  static Optional<FileContent> of(Path file) throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<FileContent> content = once(file);
      if (content.isPresent()) {
        return content;
      }
    }
    return Optional.empty();
  }

  /** Whether a file begins as postings do; true if it cannot be read, which is said later. */
  static boolean beginsLikeAPosting(Path file) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return PostingReader.beginsLikeAPosting(in.readNBytes(LOOKED_AT));
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns the SHA-256 of the bytes. */
  String hash() {
    return Digest.sha256(bytes);
  }

  private static Optional<FileContent> once(Path file) throws IOException {
    FileStamp before = FileStamp.of(file);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    byte[] bytes = bytes(file);
    boolean isWhole = bytes.length == before.size() && FileStamp.of(file).equals(before);
    return isWhole ? Optional.of(new FileContent(bytes, before)) : Optional.empty();
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(PostingReader.MAX_FILE_BYTES + 1);
    }
  }
}
