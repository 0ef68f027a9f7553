package fr.denicheur.lucene.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;

/**
 * Checks that no memory-mapped file of a snapshot was cut short.
 *
 * <p>Reads past the end of such a file may return zeros up to the next memory page instead of
 * failing, and words are silently not found. So the engine checks the lengths before it trusts an
 * answer. A deleted file stays readable while it is open.
 */
public final class MappedFiles {
  /** No files, as before the first snapshot. */
  public static final MappedFiles NONE = new MappedFiles();

  /** Read into memory when a snapshot is taken, and never again. */
  private static final Set<String> READ_ONCE = Set.of("si", "cfe", "fnm", "liv");

  private static final String COMMIT = "segments";

  private final Map<Path, Long> lengths = new LinkedHashMap<>();

  private MappedFiles() {}

  /**
   * Notes the files of a reader; none if they do not lie in a folder.
   *
   * @param before the files of the snapshot before. Their lengths are taken over and not measured
   *     again: a file that was cut short between the two would pass for whole
   */
  public static MappedFiles of(IndexReader reader, MappedFiles before) throws IOException {
    MappedFiles files = new MappedFiles();
    if (reader instanceof DirectoryReader all
        && FilterDirectory.unwrap(all.directory()) instanceof FSDirectory folder) {
      for (String name : all.getIndexCommit().getFileNames()) {
        if (!name.startsWith(COMMIT)
            && !READ_ONCE.contains(name.substring(name.lastIndexOf('.') + 1))) {
          Path file = folder.getDirectory().resolve(name);
          Long known = before.lengths.get(file);
          files.lengths.put(file, known == null ? (Long) length(file, 0) : known);
        }
      }
    }
    return files;
  }

  /**
   * Checks the length of every file.
   *
   * @throws CorruptIndexException if one was cut short
   */
  public void requireWhole() throws IOException {
    for (Map.Entry<Path, Long> file : lengths.entrySet()) {
      if (length(file.getKey(), file.getValue()) < file.getValue()) {
        throw new CorruptIndexException("cut short while it was read", file.getKey().toString());
      }
    }
  }

  private static long length(Path file, long ifDeleted) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return ifDeleted;
    }
  }
}
