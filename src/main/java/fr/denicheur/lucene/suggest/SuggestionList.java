package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Ranking;
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
 * Makes one list of suggestions of several kinds. What fits better comes first, then what is more
 * popular. No kind takes more than its share of the list while other kinds have suggestions left.
 */
final class SuggestionList {
  /** How well a suggestion fits what was typed, best first. */
  enum Fit {
    /** It begins as typed. */
    BEGINNING,
    /** A later word of it begins as typed, or its words only meet in a posting. */
    LATER,
    /** It would fit without a typo. */
    CORRECTED
  }

  private static final Comparator<Suggestible> HEAVIEST_FIRST =
      Comparator.comparingInt((Suggestible what) -> -what.weight())
          .thenComparing(Suggestible::kind);

  private final int size;
  private final Map<Fit, List<Suggestible>> offered = new EnumMap<>(Fit.class);
  private final Map<Suggestion.Kind, Integer> counts = new EnumMap<>(Suggestion.Kind.class);
  private final Set<String> groups = new HashSet<>();

  SuggestionList(int size) {
    this.size = size;
  }

  /** Whether one more of a kind can still change the list. */
  boolean wants(Suggestion.Kind kind) {
    return counts.getOrDefault(kind, 0) < size;
  }

  /**
   * Considers something for the list, unless another spelling of it was offered before. The best of
   * each kind must be offered first.
   */
  void offer(Fit fit, Suggestible what) {
    if (wants(what.kind()) && groups.add(what.group())) {
      counts.merge(what.kind(), 1, Integer::sum);
      offered.computeIfAbsent(fit, f -> new ArrayList<>()).add(what);
    }
  }

  /** Returns how many different suggestions there are to choose from. */
  int choices() {
    return groups.size();
  }

  /** Returns the list, at most as long as wanted. */
  List<Suggestion> suggestions() {
    List<Suggestible> all =
        offered.values().stream().flatMap(fit -> fit.stream().sorted(HEAVIEST_FIRST)).toList();
    Set<Suggestible> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    choose(all, Math.ceilDiv(size, Ranking.SUGGEST_SHARES), chosen);
    choose(all, size, chosen);
    return all.stream().filter(chosen::contains).map(Suggestible::suggestion).toList();
  }

  private void choose(List<Suggestible> all, int share, Set<Suggestible> chosen) {
    Map<Suggestion.Kind, Integer> taken = new EnumMap<>(Suggestion.Kind.class);
    for (Suggestible what : all) {
      if (chosen.size() < size && taken.merge(what.kind(), 1, Integer::sum) <= share) {
        chosen.add(what);
      }
    }
  }
}
