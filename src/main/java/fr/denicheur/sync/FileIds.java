package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import fr.denicheur.sync.Sighting.File;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each posting file its id: its path without the extension, or with the extension if another
 * file of the folder differs only by it. If two files claim one id, the first gets it. For one
 * thread.
 */
final class FileIds {
  private final Map<PostingId, FoundFile> files = new LinkedHashMap<>();
  private final Consumer<Problem> problems;

  /**
   * @param problems receives names that are no ids, and ids that two files claim
   */
  FileIds(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** Returns a text as an id, or nothing if it is no valid id. */
  static Optional<PostingId> id(String value) {
    try {
      return value.indexOf('\uFFFD') < 0 ? Optional.of(new PostingId(value)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Gives ids to the files of one folder of postings; earlier folders come first. */
  void give(Iterable<File> ofFolder) {
    Map<PostingId, List<File>> byShortId = new LinkedHashMap<>();
    for (File file : ofFolder) {
      file.shortId()
          .ifPresentOrElse(
              id -> byShortId.computeIfAbsent(id, k -> new ArrayList<>(1)).add(file),
              () -> refuse(file));
    }
    byShortId.forEach(this::give);
  }

  /** Returns the files that got an id, in the order in which they came. */
  Collection<FoundFile> files() {
    return files.values();
  }

  private void give(PostingId shortId, List<File> same) {
    boolean isClash =
        same.size() > 1 && same.stream().map(FileIds::composed).distinct().count() > 1;
    for (File file : same) {
      if (isClash) {
        giveLong(file, same.getFirst().equals(file) ? same.get(1) : same.getFirst());
      } else {
        add(shortId, file);
      }
    }
  }

  /** Returns the path as an id holds it: two Unicode forms of one name are the same. */
  private static String composed(File file) {
    return Normalizer.normalize(file.below(), Normalizer.Form.NFC);
  }

  private void giveLong(File file, File rival) {
    Optional<PostingId> id = id(file.below());
    if (id.isEmpty()) {
      refuse(file);
      return;
    }
    if (!id.equals(id(rival.below()))) {
      problems.accept(Rule.NAME_CLASH.ofFile(file.shown(), rival.shown(), file.below()));
    }
    add(id.get(), file);
  }

  private void add(PostingId id, File file) {
    FoundFile found = new FoundFile(id, file.file(), file.shown(), file.stamp());
    @Nullable FoundFile earlier = files.putIfAbsent(id, found);
    if (earlier != null) {
      problems.accept(Rule.ID_CLASH.ofFile(file.shown(), id, earlier.shown()));
    }
  }

  private void refuse(File file) {
    problems.accept(Rule.NAME_INVALID.ofFile(file.shown(), reason(file.below())));
  }

  private static String reason(String name) {
    if (name.indexOf('\uFFFD') >= 0) {
      return notUtf8();
    }
    boolean isLong = name.length() > PostingId.MAX_BYTES / 4;
    return isLong ? "il est trop long" : "il contient un caractère de commande";
  }

  /** Java decodes file names by the locale; without a locale it cannot read accents. */
  private static String notUtf8() {
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    return names.equals("UTF-8")
        ? "il n'est pas en UTF-8"
        : "la locale (" + names + ") ne lit pas les accents, lancez avec LC_ALL=C.UTF-8";
  }
}
