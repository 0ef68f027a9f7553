package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/**
 * Groups reposts: postings that are one, published more than once.
 *
 * <p>A posting that is almost equal to a newer one of the same startup and towns follows it, so
 * that hundreds of copies cost no more than one. Of the others, the most alike pairs are joined
 * first, and two groups are joined only if all their postings are alike (complete linkage). So no
 * chain of small changes joins two postings that share little, and no copy without a startup or a
 * town joins those of two. The same postings give the same groups, in any order of the index. Each
 * posting is compared with a bounded number of others, however many are alike.
 *
 * <p>{@code CorpusRepostsTest} tests the shares on real postings, {@code RepostFinderTest} the
 * bounds on thousands of copies.
 */
public final class RepostFinder {
  private record Pair(int newer, int older, double share) {
    static final Comparator<Pair> MOST_ALIKE_FIRST =
        Comparator.comparingDouble(Pair::share)
            .reversed()
            .thenComparingInt(Pair::newer)
            .thenComparingInt(Pair::older);
  }

  /** The postings that follow no other; all lists below use their indexes here. */
  private final List<MarkedPosting> leaders = new ArrayList<>();

  private final List<List<MarkedPosting>> followers = new ArrayList<>();
  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Buckets[] bands = new Buckets[Signature.BANDS];
  private final FixedBitSet seen;

  private RepostFinder(int postings) {
    Arrays.setAll(bands, band -> new Buckets(postings));
    seen = new FixedBitSet(postings);
  }

  /**
   * Returns the groups of two and more, each newest first.
   *
   * @param postings newest first
   */
  public static List<List<MarkedPosting>> groups(List<MarkedPosting> postings) {
    RepostFinder finder = new RepostFinder(postings.size());
    postings.forEach(finder::place);
    finder.pairs.sort(Pair.MOST_ALIKE_FIRST);
    finder.pairs.forEach(finder::join);
    return finder.groups();
  }

  private void place(MarkedPosting posting) {
    List<Pair> alike = new ArrayList<>();
    for (int leader : neighbours(posting)) {
      RepostMark other = leaders.get(leader).mark();
      double share = posting.mark().share(other);
      if (share >= Ranking.REPOST_TWIN && posting.mark().isAtSame(other)) {
        followers.get(leader).add(posting);
        return;
      }
      if (share >= posting.mark().required(other)) {
        alike.add(new Pair(leader, leaders.size(), share));
      }
    }
    pairs.addAll(alike);
    lead(posting);
  }

  /**
   * Returns the indexes of the leaders that agree with a posting in a band, without those of other
   * startups or towns.
   */
  private List<Integer> neighbours(MarkedPosting posting) {
    List<Integer> neighbours = new ArrayList<>();
    for (int band = 0; band < Signature.BANDS; band++) {
      Buckets buckets = bands[band];
      int leader = buckets.last(posting.mark().band(band));
      int compared = 0;
      for (int met = 0;
          leader >= 0 && met < Ranking.REPOST_MOST_MET && compared < Ranking.REPOST_MOST_COMPARED;
          met++, leader = buckets.before(leader)) {
        if (posting.mark().mayBeAt(leaders.get(leader).mark())) {
          compared++;
          if (!seen.getAndSet(leader)) {
            neighbours.add(leader);
          }
        }
      }
    }
    neighbours.forEach(seen::clear);
    return neighbours;
  }

  private void lead(MarkedPosting posting) {
    for (int band = 0; band < Signature.BANDS; band++) {
      var unused = bands[band].add(posting.mark().band(band));
    }
    groups.add(new ArrayList<>(List.of(leaders.size())));
    leaders.add(posting);
    followers.add(new ArrayList<>());
  }

  private void join(Pair pair) {
    List<Integer> one = groups.get(pair.newer());
    List<Integer> other = groups.get(pair.older());
    boolean isFew = one.size() + other.size() <= Ranking.REPOST_MOST_VERSIONS;
    if (isFew && !one.equals(other) && areAlike(one, other)) {
      one.addAll(other);
      other.forEach(leader -> groups.set(leader, one));
    }
  }

  private boolean areAlike(List<Integer> one, List<Integer> other) {
    return one.stream()
        .allMatch(a -> other.stream().allMatch(b -> share(a, b) >= Ranking.REPOST_LEAST));
  }

  private double share(int one, int other) {
    return leaders.get(one).mark().share(leaders.get(other).mark());
  }

  private List<List<MarkedPosting>> groups() {
    List<List<MarkedPosting>> found = new ArrayList<>();
    for (int leader = 0; leader < leaders.size(); leader++) {
      if (groups.get(leader).getFirst() == leader) {
        List<MarkedPosting> group = members(groups.get(leader));
        if (group.size() > 1) {
          found.add(group);
        }
      }
    }
    return found;
  }

  private List<MarkedPosting> members(List<Integer> group) {
    List<MarkedPosting> members = new ArrayList<>();
    for (int leader : group) {
      members.add(leaders.get(leader));
      members.addAll(followers.get(leader));
    }
    members.sort(MarkedPosting.NEWEST_FIRST);
    return members;
  }
}
