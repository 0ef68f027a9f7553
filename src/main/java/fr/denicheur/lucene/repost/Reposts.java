package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.repost.RepostCandidates.Candidate;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;

/**
 * Which postings of a snapshot are one, published more than once: groups of two and more, whose
 * members are numbered group by group and newest first.
 *
 * <p>Immutable; worked out when a snapshot is made.
 */
public final class Reposts {
  private static final int[] NO_NUMBERS = {};

  /** No posting was published twice. */
  public static final Reposts NONE = new Reposts(0, List.of());

  /** By document, the member's number and 1; 0 where the posting was published once. */
  private final int[] members;

  private final int[] docs;
  private final int[] groups;
  private final int groupCount;

  private Reposts(int maxDoc, List<List<Candidate>> found) {
    int count = found.stream().mapToInt(List::size).sum();
    members = count == 0 ? NO_NUMBERS : new int[maxDoc];
    docs = new int[count];
    groups = new int[count];
    groupCount = found.size();
    int member = 0;
    for (int group = 0; group < groupCount; group++) {
      for (Candidate posting : found.get(group)) {
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
    List<List<Candidate>> groups = RepostFinder.groups(RepostCandidates.of(reader));
    return groups.isEmpty() ? NONE : new Reposts(reader.maxDoc(), groups);
  }

  public boolean isEmpty() {
    return docs.length == 0;
  }

  /** How many postings are members of a group. */
  public int memberCount() {
    return docs.length;
  }

  public int groupCount() {
    return groupCount;
  }

  /** Returns the number of a posting among the members; -1 where it was published once. */
  public int member(int doc) {
    return isEmpty() ? -1 : members[doc] - 1;
  }

  /** The posting that a member is. */
  public int doc(int member) {
    return docs[member];
  }

  /** The group that a member belongs to, from 0. */
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
