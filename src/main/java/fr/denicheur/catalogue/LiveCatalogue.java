package fr.denicheur.catalogue;

import fr.denicheur.posting.FileVersion;
import fr.denicheur.reading.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the catalogue of a file as it is now. If the file is gone or its new version cannot be
 * used, the earlier one stays in force, and the log says so once. Any thread may ask; one at a time
 * reads.
 */
public final class LiveCatalogue implements Supplier<Catalogue> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

  private final Path path;
  private Catalogue catalogue;

  /** The version that was read last, whether it was usable or not; empty if the file was gone. */
  private Optional<FileVersion> seen;

  private LiveCatalogue(Path path, Catalogue catalogue, Optional<FileVersion> seen) {
    this.path = path;
    this.catalogue = catalogue;
    this.seen = seen;
  }

  /**
   * Reads a file, and follows its changes from then on.
   *
   * @throws UnusableCatalogueException if no startup can be read from it
   */
  public static LiveCatalogue of(Path path) {
    Optional<FileVersion> version = FileVersion.of(path);
    CatalogueFile file = CatalogueFile.read(path);
    if (file.isUnusable()) {
      throw new UnusableCatalogueException(path, file.problems().getFirst().oneLine());
    }
    log(file);
    return new LiveCatalogue(path, file.catalogue(), version);
  }

  @Override
  public synchronized Catalogue get() {
    Optional<FileVersion> now = FileVersion.of(path);
    if (!now.equals(seen)) {
      seen = now;
      if (now.isPresent()) {
        readAgain();
      } else {
        LOG.warn("the startups of {} are gone; the earlier ones stay in force", path);
      }
    }
    return catalogue;
  }

  private void readAgain() {
    CatalogueFile file = CatalogueFile.read(path);
    log(file);
    if (file.isUnusable()) {
      LOG.error("could not use the new version of {}; the earlier startups stay in force", path);
    } else {
      catalogue = file.catalogue();
      LOG.info("{} startups of {} are in force", catalogue.size(), path);
    }
  }

  private static void log(CatalogueFile file) {
    file.problems().stream().map(Problem::oneLine).forEach(line -> LOG.warn("{}", line));
  }
}
