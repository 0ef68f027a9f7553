package fr.denicheur.sync;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.sync.FileOutcome.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outcomes of some files, by the ids of their postings. One thread at a time may change it. */
final class FileOutcomes {
  private final Map<PostingId, FileOutcome> byId = new ConcurrentHashMap<>();

  /** Collects outcomes, from a parallel stream too. */
  static FileOutcomes of(Stream<FileOutcome> outcomes) {
    FileOutcomes made = new FileOutcomes();
    outcomes.forEach(made::put);
    return made;
  }

  void put(FileOutcome outcome) {
    byId.put(outcome.file().id(), outcome);
  }

  /** Returns the outcome of a file; {@code null} if there is none. */
  @Nullable FileOutcome get(PostingId id) {
    return byId.get(id);
  }

  int size() {
    return byId.size();
  }

  /** Replaces the outcomes of files that were looked at again. */
  void putAll(FileOutcomes newer) {
    byId.putAll(newer.byId);
  }

  /** Replaces every outcome, on all processors. */
  void replaceAll(UnaryOperator<FileOutcome> change) {
    byId.values().parallelStream().map(change).toList().forEach(this::put);
  }

  Stream<FileOutcome> all() {
    return byId.values().stream();
  }

  Stream<FileOutcome> ofKind(Kind kind) {
    return all().filter(outcome -> outcome.kind() == kind);
  }

  int count(Kind kind) {
    return (int) ofKind(kind).count();
  }

  /** Returns the ids of all files of a kind. */
  Stream<PostingId> ids(Kind kind) {
    return ofKind(kind).map(outcome -> outcome.file().id());
  }

  /** Returns the files that the next run reads again, whether they change or not. */
  Stream<FoundFile> unread() {
    return all().filter(outcome -> outcome.fingerprint() == null).map(FileOutcome::file);
  }

  /**
   * Returns the files to read again, if some were only rewritten; empty if one of these has another
   * id than before, or had none.
   *
   * @param rewritten as they are now
   * @param waiting others that are to be read anyway
   */
  Optional<Collection<FoundFile>> again(
      List<Sighting.File> rewritten, Map<PostingId, FoundFile> waiting) {
    Map<PostingId, FoundFile> files = new LinkedHashMap<>(waiting);
    unread().forEach(file -> files.putIfAbsent(file.id(), file));
    for (Sighting.File now : rewritten) {
      Optional<FoundFile> before =
          now.shortId()
              .map(byId::get)
              .map(FileOutcome::file)
              .filter(file -> file.file().equals(now.file()));
      if (before.isEmpty()) {
        return Optional.empty();
      }
      files.put(before.get().id(), before.get().as(now.stamp()));
    }
    return Optional.of(files.values());
  }

  /** Returns the hashes of the contents of all files of a kind. */
  Set<String> hashes(Kind kind) {
    return ofKind(kind)
        .map(FileOutcome::fingerprint)
        .filter(Objects::nonNull)
        .map(Fingerprint::contentHash)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the problems of all files that this process has read, and those of folders, by path and
   * line.
   */
  List<Problem> problemsWith(List<Problem> ofFolders) {
    Stream<Problem> ofFiles =
        all().map(FileOutcome::problems).filter(Objects::nonNull).flatMap(List::stream);
    return Stream.concat(ofFolders.stream(), ofFiles).sorted(ProblemCheck.BY_PLACE).toList();
  }

  /** Returns the number of problems of all files. */
  int problemCount() {
    return all().mapToInt(FileOutcome::problemCount).sum();
  }
}
