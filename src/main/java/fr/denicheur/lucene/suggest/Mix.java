package fr.denicheur.lucene.suggest;

import fr.denicheur.result.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one list of candidates of several kinds: those that match better first, then the more
 * popular ones, and no kind takes more than its share while others have something to offer.
 */
final class Mix {
  /** How well a candidate matches, best first. */
  enum Match {
    /** It begins as typed. */
    BEGINNING,
    /** A later word does, or its words only meet in a posting. */
    LATER,
    /** It would without a typo. */
    CORRECTED
  }

  private record Offer(Match match, Candidate candidate) {}

  private static final Comparator<Offer> ORDER =
      Comparator.comparing(Offer::match)
          .thenComparingInt(offer -> -offer.candidate().weight())
          .thenComparing(offer -> offer.candidate().kind());

  /** A third each: of four kinds, three mostly have something. */
  private static final int SHARES = 3;

  private final int size;
  private final Map<Suggestion.Kind, List<Offer>> offers = new EnumMap<>(Suggestion.Kind.class);
  private final Set<String> groups = new HashSet<>();

  Mix(int size) {
    this.size = size;
  }

  /** Whether another candidate of a kind can still change the list. */
  boolean wants(Suggestion.Kind kind) {
    return of(kind).size() < size;
  }

  /** Takes a candidate into account, unless another spelling of it was; best ones first. */
  void offer(Match match, Candidate candidate) {
    if (wants(candidate.kind()) && groups.add(candidate.group())) {
      of(candidate.kind()).add(new Offer(match, candidate));
    }
  }

  /** How many different suggestions there are to choose from. */
  int choices() {
    return groups.size();
  }

  /** Returns the list, at most as long as wanted. */
  List<Suggestion> suggestions() {
    List<Offer> all = offers.values().stream().flatMap(List::stream).sorted(ORDER).toList();
    Set<Offer> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    choose(all, Math.ceilDiv(size, SHARES), chosen);
    choose(all, size, chosen);
    return all.stream().filter(chosen::contains).map(o -> o.candidate().suggestion()).toList();
  }

  private void choose(List<Offer> all, int share, Set<Offer> chosen) {
    Map<Suggestion.Kind, Integer> taken = new EnumMap<>(Suggestion.Kind.class);
    for (Offer offer : all) {
      if (chosen.size() < size && taken.merge(offer.candidate().kind(), 1, Integer::sum) <= share) {
        chosen.add(offer);
      }
    }
  }

  private List<Offer> of(Suggestion.Kind kind) {
    return offers.computeIfAbsent(kind, k -> new ArrayList<>());
  }
}
