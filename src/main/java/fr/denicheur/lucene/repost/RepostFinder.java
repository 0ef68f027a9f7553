package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.repost.RepostCandidates.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/**
 * Puts together the postings that are one, published more than once.
 *
 * <p>What is all but equal to a newer posting simply follows it, so that hundreds of copies cost no
 * more than one. Between the others, the pairs most alike are joined first, and two groups only
 * where all their postings are alike (complete linkage): no chain of small changes puts two
 * together that have little in common. The same postings give the same groups, in whatever order
 * they were indexed. However many are alike, each is compared with a bounded number.
 */
final class RepostFinder {
  /** Above this share a posting follows a newer one without a comparison with the rest. */
  private static final double TWIN = 0.95;

  /**
   * The least share inside a group. With what a twin may differ, and with what an estimate may be
   * off, no two postings below 0.6 come together.
   */
  private static final double LEAST = 0.66;

  /**
   * With so many that agree with it in one band a posting is compared, those next in time first.
   * Texts made from one template agree by thousands, and would be compared each with each.
   */
  static final int MOST_COMPARED = 100;

  /** Nobody publishes more versions of one posting; those of a template are another matter. */
  static final int MOST_VERSIONS = 100;

  private record Pair(int newer, int older, double share) {
    static final Comparator<Pair> MOST_ALIKE_FIRST =
        Comparator.comparingDouble(Pair::share)
            .reversed()
            .thenComparingInt(Pair::newer)
            .thenComparingInt(Pair::older);
  }

  /** The numbers of the postings that follow no other; all arrays and lists below use them. */
  private final List<Candidate> leaders = new ArrayList<>();

  private final List<List<Candidate>> followers = new ArrayList<>();
  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Buckets[] bands = new Buckets[Signature.BANDS];
  private final FixedBitSet seen;

  private RepostFinder(int candidates) {
    Arrays.setAll(bands, band -> new Buckets(candidates));
    seen = new FixedBitSet(candidates);
  }

  /**
   * Returns the groups of two and more, each newest first.
   *
   * @param candidates newest first
   */
  static List<List<Candidate>> groups(List<Candidate> candidates) {
    RepostFinder finder = new RepostFinder(candidates.size());
    candidates.forEach(finder::place);
    finder.pairs.sort(Pair.MOST_ALIKE_FIRST);
    finder.pairs.forEach(finder::join);
    return finder.groups();
  }

  private void place(Candidate candidate) {
    List<Pair> alike = new ArrayList<>();
    for (int leader : neighbours(candidate)) {
      RepostMark other = leaders.get(leader).mark();
      double share = candidate.mark().share(other);
      if (share >= TWIN) {
        followers.get(leader).add(candidate);
        return;
      }
      if (share >= candidate.mark().required(other)) {
        alike.add(new Pair(leader, leaders.size(), share));
      }
    }
    pairs.addAll(alike);
    lead(candidate);
  }

  /** Returns the leaders that agree with a posting in a band. */
  private List<Integer> neighbours(Candidate candidate) {
    List<Integer> neighbours = new ArrayList<>();
    for (int band = 0; band < Signature.BANDS; band++) {
      Buckets buckets = bands[band];
      int leader = buckets.last(candidate.mark().band(band));
      for (int i = 0; leader >= 0 && i < MOST_COMPARED; i++, leader = buckets.before(leader)) {
        if (!seen.getAndSet(leader)) {
          neighbours.add(leader);
        }
      }
    }
    neighbours.forEach(seen::clear);
    return neighbours;
  }

  private void lead(Candidate candidate) {
    for (int band = 0; band < Signature.BANDS; band++) {
      var unused = bands[band].add(candidate.mark().band(band));
    }
    groups.add(new ArrayList<>(List.of(leaders.size())));
    leaders.add(candidate);
    followers.add(new ArrayList<>());
  }

  private void join(Pair pair) {
    List<Integer> one = groups.get(pair.newer());
    List<Integer> other = groups.get(pair.older());
    boolean isFew = one.size() + other.size() <= MOST_VERSIONS;
    if (isFew && !one.equals(other) && areAlike(one, other)) {
      one.addAll(other);
      other.forEach(leader -> groups.set(leader, one));
    }
  }

  private boolean areAlike(List<Integer> one, List<Integer> other) {
    return one.stream().allMatch(a -> other.stream().allMatch(b -> share(a, b) >= LEAST));
  }

  private double share(int one, int other) {
    return leaders.get(one).mark().share(leaders.get(other).mark());
  }

  private List<List<Candidate>> groups() {
    List<List<Candidate>> found = new ArrayList<>();
    for (int leader = 0; leader < leaders.size(); leader++) {
      if (groups.get(leader).getFirst() == leader) {
        List<Candidate> group = members(groups.get(leader));
        if (group.size() > 1) {
          found.add(group);
        }
      }
    }
    return found;
  }

  private List<Candidate> members(List<Integer> group) {
    List<Candidate> members = new ArrayList<>();
    for (int leader : group) {
      members.add(leaders.get(leader));
      members.addAll(followers.get(leader));
    }
    members.sort(Candidate.NEWEST_FIRST);
    return members;
  }
}
