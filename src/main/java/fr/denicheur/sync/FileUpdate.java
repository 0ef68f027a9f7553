package fr.denicheur.sync;

import fr.denicheur.catalogue.Catalogue;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Startup;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.reading.Rule;
import fr.denicheur.sync.FileOutcome.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Updates single postings in an engine when their files change. Any thread may use it. */
final class FileUpdate {
  private final PostingKeeper keeper;
  private final PostingReader reader;
  private final Supplier<Catalogue> catalogues;
  private volatile Catalogue catalogue = Catalogue.EMPTY;

  FileUpdate(PostingKeeper keeper, PostingReader reader, Supplier<Catalogue> catalogues) {
    this.keeper = keeper;
    this.reader = reader;
    this.catalogues = catalogues;
  }

  /** Returns the catalogue as it is now, whether a run has taken it or not. */
  Catalogue newestCatalogue() {
    return catalogues.get();
  }

  /** Takes the catalogue as it is now for all files from here on; true if it is another one. */
  boolean renewCatalogue() {
    Catalogue before = catalogue;
    catalogue = catalogues.get();
    return before != catalogue;
  }

  /**
   * Reads a file if it may have changed, and puts its posting into the engine.
   *
   * @param earlier its outcome in the last run; {@code null} if there is none
   * @param visible the fingerprint of the posting that the engine holds under its id; {@code null}
   *     if it holds none
   * @param patience decides which files are too young to be read
   */
  FileOutcome of(
      FoundFile file,
      @Nullable FileOutcome earlier,
      @Nullable Fingerprint visible,
      Patience patience) {
    if (earlier != null
        && earlier.holdsFor(file, visible, reader.now())
        && isDescribedNow(visible)) {
      return earlier.again();
    }
    if (patience.mayBeUnfinished(file.stamp())) {
      return FileOutcome.unread(file, Kind.UNSETTLED, List.of());
    }
    try {
      Optional<FileContent> content = FileContent.of(file.file());
      return content.isEmpty()
          ? FileOutcome.unread(
              file, Kind.UNSETTLED, List.of(Rule.FILE_CHANGING.ofFile(file.shown())))
          : compared(file.as(content.get().stamp()), content.get(), earlier, visible, patience);
    } catch (NoSuchFileException e) {
      return FileOutcome.unread(file, Kind.LEFT, List.of());
    } catch (IOException e) {
      return FileOutcome.unread(file, Kind.LEFT, List.of(file.unreadable(e)));
    }
  }

  /** Returns an outcome with its problems; reads the file if they are not known yet. */
  FileOutcome withProblems(FileOutcome outcome) {
    if (outcome.problems() != null) {
      return outcome;
    }
    FoundFile file = outcome.file();
    try {
      Optional<FileContent> content = FileContent.of(file.file());
      return content
          .map(found -> outcome.withProblems(file.read(reader, found).withoutAdvice().problems()))
          .orElse(outcome);
    } catch (IOException e) {
      return outcome.withProblems(List.of(file.unreadable(e)));
    }
  }

  private FileOutcome compared(
      FoundFile file,
      FileContent content,
      @Nullable FileOutcome earlier,
      @Nullable Fingerprint visible,
      Patience patience) {
    String hash = content.hash();
    if (visible != null && visible.isCurrent(hash, reader.now()) && isDescribedNow(visible)) {
      boolean isSame = earlier != null && visible.equals(earlier.fingerprint());
      List<Problem> known = isSame && earlier != null ? earlier.problems() : null;
      return new FileOutcome(file, visible, Kind.UNCHANGED, known);
    }
    ReadPosting read = file.read(reader, content).withoutAdvice();
    boolean isUnfinished = visible != null && read.isBrokenOff() && patience.mayGoOn(file.stamp());
    return isUnfinished
        ? FileOutcome.unread(file, Kind.UNSETTLED, read.problems())
        : put(file, read, hash, visible);
  }

  private FileOutcome put(
      FoundFile file, ReadPosting read, String hash, @Nullable Fingerprint visible) {
    Optional<Posting> posting = read.posting().map(catalogue::described);
    Fingerprint fingerprint = fingerprint(hash, read, posting.map(Posting::startup).orElse(null));
    if (posting.isEmpty()) {
      return new FileOutcome(file, fingerprint, Kind.FATAL, read.problems());
    }
    try {
      keeper.put(posting.get(), fingerprint);
    } catch (
        IllegalArgumentException
            e) { // the engine cannot hold it, for example because it is too long
      return new FileOutcome(file, fingerprint, Kind.FATAL, List.of(file.logged(e)));
    }
    Kind kind = visible == null ? Kind.ADDED : Kind.CHANGED;
    return new FileOutcome(file, fingerprint, kind, read.problems());
  }

  private Fingerprint fingerprint(String hash, ReadPosting read, @Nullable Startup startup) {
    String slug = startup == null ? null : startup.slug();
    return new Fingerprint(
        hash, read.validUntil(), read.problems().size(), slug, catalogue.hash(slug));
  }

  /** Whether the engine holds what the catalogue says now; true if it holds no posting. */
  private boolean isDescribedNow(@Nullable Fingerprint visible) {
    return visible == null || visible.described().equals(catalogue.hash(visible.startup()));
  }
}
