package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.FixedBitSet;

/**
 * Holds the reposts of a snapshot in groups: each group is one posting, published more than once.
 *
 * <p>Each group has two or more versions. One of them is shown: the newest open one, or the newest
 * if none is open. A question finds, filters and counts a group by the words and facts of that
 * version alone; the others are its history. Immutable; worked out when a snapshot is taken, so
 * that the same version is shown whatever is asked.
 */
public final class Reposts {
  private static final int[] NO_NUMBERS = {};

  /** No groups: each posting was published once. */
  public static final Reposts NONE = new Reposts(0, List.of());

  /** For each document, the number of its group plus 1; 0 if it was published once. */
  private final int[] groups;

  /** The documents of each group, newest first. */
  private final int[][] versions;

  /** The documents that are not shown. */
  private final FixedBitSet history;

  private Reposts(int maxDoc, List<Group> found) {
    groups = found.isEmpty() ? NO_NUMBERS : new int[maxDoc];
    history = new FixedBitSet(groups.length);
    versions = new int[found.size()][];
    for (int group = 0; group < versions.length; group++) {
      versions[group] = found.get(group).docs().stream().mapToInt(doc -> doc).toArray();
      for (int doc : versions[group]) {
        groups[doc] = group + 1;
        history.set(doc);
      }
      history.clear(found.get(group).shown());
    }
  }

  /**
   * The versions of one posting.
   *
   * @param docs their documents, newest first
   * @param shown the one of them that is shown
   */
  public record Group(List<Integer> docs, int shown) {
    private static Group of(List<MarkedPosting> versions) {
      return new Group(
          versions.stream().map(MarkedPosting::doc).toList(), MarkedPosting.shown(versions).doc());
    }
  }

  /** Returns groups that are known. */
  public static Reposts of(int maxDoc, List<Group> groups) {
    return groups.isEmpty() ? NONE : new Reposts(maxDoc, groups);
  }

  /** Returns the groups of a snapshot. */
  public static Reposts of(Snapshot snapshot) throws IOException {
    return snapshot.once(Reposts.class, all -> read(all.reader()));
  }

  private static Reposts read(IndexReader reader) throws IOException {
    List<List<MarkedPosting>> groups = RepostFinder.groups(MarkedPosting.agreeing(reader));
    return of(reader.maxDoc(), groups.stream().map(Group::of).toList());
  }

  /** Whether a posting was published once, or is the version that is shown of its group. */
  public boolean isShown(int doc) {
    return groups.length == 0 || !history.get(doc);
  }

  /** Returns the other postings that are one with this, newest first; mostly none. */
  public List<Integer> others(int doc) {
    return groups.length == 0 || groups[doc] == 0
        ? List.of()
        : Arrays.stream(versions[groups[doc] - 1]).filter(other -> other != doc).boxed().toList();
  }

  /** Whether two postings are one, published more than once. */
  public boolean areOne(int doc, int other) {
    return groups.length > 0 && groups[doc] > 0 && groups[doc] == groups[other];
  }
}
