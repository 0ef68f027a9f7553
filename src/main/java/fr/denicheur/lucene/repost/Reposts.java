package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;

/**
 * Holds the reposts of a snapshot in groups: each group is one posting, published more than once.
 *
 * <p>Each group has two or more members. Members are numbered group by group, newest first.
 * Immutable; worked out when a snapshot is taken.
 */
public final class Reposts {
  private static final int[] NO_NUMBERS = {};

  /** No groups: each posting was published once. */
  public static final Reposts NONE = new Reposts(0, List.of());

  /** For each document, the number of its member plus 1; 0 if it was published once. */
  private final int[] members;

  private final int[] docs;
  private final int[] groups;
  private final int groupCount;

  private Reposts(int maxDoc, List<List<MarkedPosting>> found) {
    int count = found.stream().mapToInt(List::size).sum();
    members = count == 0 ? NO_NUMBERS : new int[maxDoc];
    docs = new int[count];
    groups = new int[count];
    groupCount = found.size();
    int member = 0;
    for (int group = 0; group < groupCount; group++) {
      for (MarkedPosting posting : found.get(group)) {
        docs[member] = posting.doc();
        groups[member] = group;
        members[posting.doc()] = ++member;
      }
    }
  }

  /** Returns the groups of a snapshot. */
  public static Reposts of(Snapshot snapshot) throws IOException {
    return snapshot.once(Reposts.class, all -> read(all.reader()));
  }

  private static Reposts read(IndexReader reader) throws IOException {
    List<List<MarkedPosting>> groups = RepostFinder.groups(MarkedPosting.agreeing(reader));
    return groups.isEmpty() ? NONE : new Reposts(reader.maxDoc(), groups);
  }

  public boolean isEmpty() {
    return docs.length == 0;
  }

  /** The number of postings that are members of a group. */
  public int memberCount() {
    return docs.length;
  }

  public int groupCount() {
    return groupCount;
  }

  /** Returns the number of a posting among the members; -1 if it was published once. */
  public int member(int doc) {
    return isEmpty() ? -1 : members[doc] - 1;
  }

  /** Returns the document number of a member. */
  public int doc(int member) {
    return docs[member];
  }

  /** Returns the number of the group that a member belongs to, from 0. */
  public int group(int member) {
    return groups[member];
  }

  /** Returns the other postings that are one with this, newest first; mostly none. */
  public List<Integer> others(int doc) {
    int one = member(doc);
    return IntStream.range(0, docs.length)
        .filter(other -> one >= 0 && other != one && groups[other] == groups[one])
        .mapToObj(this::doc)
        .toList();
  }

  /** Whether two postings are one, published more than once. */
  public boolean areOne(int doc, int other) {
    int one = member(doc);
    int two = member(other);
    return one >= 0 && two >= 0 && groups[one] == groups[two];
  }
}
