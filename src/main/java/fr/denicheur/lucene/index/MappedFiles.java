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
 * The files of a snapshot that are mapped into memory, and the length of each when a snapshot first
 * mapped it.
 *
 * <p>If a mapped file is cut short, reading it does not always fail: up to the end of the memory
 * page there are zeros, in which no word is found. So each answer is checked against the lengths
 * before it leaves. A deleted file stays readable while it is open.
 */
public final class MappedFiles {
  /** No files; used before the first snapshot. */
  public static final MappedFiles NONE = new MappedFiles();

  /** Extensions of files that are read once, when a snapshot is taken. */
  private static final Set<String> READ_ONCE = Set.of("si", "cfe", "fnm", "liv");

  private static final String COMMIT = "segments";

  private final Map<Path, Long> lengths = new LinkedHashMap<>();

  private MappedFiles() {}

  /**
   * Notes the files of a reader; none if they are not in a folder.
   *
   * @param before the files of the previous snapshot. Most of them are in the new one too, and keep
   *     their length: if one was cut short in between, measuring again would hide that
   */
  public static MappedFiles of(IndexReader reader, MappedFiles before) throws IOException {
    MappedFiles files = new MappedFiles();
    if (reader instanceof DirectoryReader all
        && FilterDirectory.unwrap(all.directory()) instanceof FSDirectory folder) {
      for (String name : all.getIndexCommit().getFileNames()) {
        if (!name.startsWith(COMMIT)
            && !READ_ONCE.contains(name.substring(name.lastIndexOf('.') + 1))) {
          files.note(folder.getDirectory().resolve(name), before);
        }
      }
    }
    return files;
  }

  private void note(Path file, MappedFiles before) throws IOException {
    Long known = before.lengths.get(file);
    try {
      lengths.put(file, known == null ? (Long) Files.size(file) : known);
    } catch (NoSuchFileException e) {
      return; // deleted after it was opened
    }
  }

  /**
   * Checks that every file is as long as it was.
   *
   * @throws CorruptIndexException if one was cut short
   */
  public void requireWhole() throws IOException {
    for (Map.Entry<Path, Long> file : lengths.entrySet()) {
      if (length(file) < file.getValue()) {
        throw new CorruptIndexException("cut short while it was read", file.getKey().toString());
      }
    }
  }

  private static long length(Map.Entry<Path, Long> file) throws IOException {
    try {
      return Files.size(file.getKey());
    } catch (NoSuchFileException e) {
      return file.getValue();
    }
  }
}
