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
 * What lies on disk of a generation, before anybody opens it to search.
 *
 * @param path the folder of one Lucene index
 */
public record GenerationFiles(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationFiles.class);

  /**
   * Whether they were finished by a program that reads and writes as this one. They may be damaged
   * nevertheless.
   *
   * @throws IOException where they are out of reach
   */
  public boolean isCurrent() throws IOException {
    try (Directory directory = FSDirectory.open(path)) {
      return IndexSignature.isCurrent(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException e) {
      if (Damage.isToldBy(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Whether they are current and whole: every byte is read and its checksum tried. Says why, where
   * they are not.
   *
   * @throws IOException where they are out of reach
   */
  public boolean isUsable() throws IOException {
    if (!isCurrent()) {
      LOG.warn("{} is not of this version, or cannot be read: it is made again", path);
      return false;
    }
    try (Directory directory = FSDirectory.open(path);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return true;
    } catch (IOException | RuntimeException | InternalError e) { // what is read may be anything
      Damage.tell(path, e);
      return false;
    }
  }
}
