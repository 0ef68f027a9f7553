package fr.denicheur.lucene.generation;

import fr.denicheur.lucene.index.IndexSignature;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a generation on disk, before it is opened.
 *
 * @param path the folder of one Lucene index
 */
public record GenerationFiles(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationFiles.class);

  /**
   * Whether a program of the same index format finished them. They may be damaged nevertheless.
   *
   * @throws IOException if they are out of reach
   */
  public boolean isCurrent() throws IOException {
    try (Directory directory = FSDirectory.open(path)) {
      return IndexSignature.isCurrent(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException e) {
      if (IndexFault.isDamage(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Whether they are current and whole: reads every byte and compares checksums. Logs why not.
   *
   * @throws IOException if they are out of reach
   */
  boolean isUsable() throws IOException {
    if (!isCurrent()) {
      LOG.warn("the index {} is of another version or unreadable; it is rebuilt", path);
      return false;
    }
    try (Directory directory = FSDirectory.open(path);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return true;
    } catch (IOException | RuntimeException | InternalError e) { // damaged bytes cause any fault
      Generation.logDamage(path, e);
      return false;
    }
  }
}
