package fr.denicheur.lexicon;

import fr.denicheur.french.Stems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Other ways to say what the trade's words mean, by the lines of {@code synonyms.txt}.
 *
 * <p>Words are compared by their stems, in the order of a phrase, small words left out. Immutable;
 * any number of threads may ask.
 */
public final class Synonyms {
  /** No word is said otherwise. */
  static final Synonyms NONE = new Synonyms(Map.of(), Set.of());

  private static final String FILE = "synonyms.txt";

  /** How near another way of saying is. */
  public enum Nearness {
    /** It says the same. */
    SAME,
    /** It says something that whoever asks may want too. */
    NEAR
  }

  /**
   * Another way to say a piece of a question.
   *
   * @param stems its words, one or more
   * @param written as it stands in the file, for people
   */
  public record Alternative(List<String> stems, String written, Nearness nearness) {
    public Alternative {
      stems = List.copyOf(stems);
    }
  }

  /**
   * A piece of a question that can be said otherwise.
   *
   * @param start index of its first word
   * @param end index after its last word
   */
  public record Match(int start, int end, Collection<Alternative> alternatives) {}

  private final Map<List<String>, Map<List<String>, Alternative>> byPhrase;
  private final int longest;
  private final Set<String> words;

  private Synonyms(Map<List<String>, Map<List<String>, Alternative>> byPhrase, Set<String> words) {
    this.byPhrase = byPhrase;
    this.words = Set.copyOf(words);
    this.longest = byPhrase.keySet().stream().mapToInt(List::size).max().orElse(0);
  }

  /** Returns the synonyms that come with Dénicheur. */
  public static Synonyms bundled() {
    Map<List<String>, Map<List<String>, Alternative>> byPhrase = new HashMap<>();
    Set<String> words = new HashSet<>();
    for (SynonymLine line : SynonymLine.read(LexiconFile.bundled(FILE))) {
      line.addTo(byPhrase);
      line.addWordsTo(words);
    }
    return new Synonyms(byPhrase, words);
  }

  /**
   * Returns the pieces of a question that can be said otherwise, longest first at each place; the
   * pieces of several words do not overlap, and single words are found inside them too.
   *
   * @param stems the question's words
   */
  public List<Match> in(List<String> stems) {
    List<Match> matches = new ArrayList<>();
    int free = 0;
    for (int start = 0; start < stems.size(); start++) {
      if (start >= free) {
        int end = longestFrom(stems, start);
        if (end > start + 1) {
          matches.add(match(stems, start, end));
          free = end;
        }
      }
      if (byPhrase.containsKey(stems.subList(start, start + 1))) {
        matches.add(match(stems, start, start + 1));
      }
    }
    return matches;
  }

  /** Returns the words that stand in the file, as they are written there. */
  Set<String> words() {
    return words;
  }

  private int longestFrom(List<String> stems, int start) {
    int end = Math.min(stems.size(), start + longest);
    while (end > start && !byPhrase.containsKey(stems.subList(start, end))) {
      end--;
    }
    return end;
  }

  private Match match(List<String> stems, int start, int end) {
    Map<List<String>, Alternative> alternatives =
        byPhrase.getOrDefault(stems.subList(start, end), Map.of());
    return new Match(start, end, alternatives.values());
  }

  /** The ways to say one thing: the same ones, and those that are near. */
  private record SynonymLine(List<String> same, List<String> near) {
    static List<SynonymLine> read(LexiconFile file) {
      return file.lines().stream().map(SynonymLine::of).toList();
    }

    private static SynonymLine of(String line) {
      int tilde = line.indexOf('~');
      String same = tilde < 0 ? line : line.substring(0, tilde);
      String near = tilde < 0 ? "" : line.substring(tilde + 1);
      return new SynonymLine(LexiconFile.split(same, '='), LexiconFile.split(near, '='));
    }

    void addTo(Map<List<String>, Map<List<String>, Alternative>> byPhrase) {
      for (String one : same) {
        same.forEach(other -> add(byPhrase, one, other, Nearness.SAME));
        near.forEach(other -> add(byPhrase, one, other, Nearness.NEAR));
      }
      for (String one : near) {
        same.forEach(other -> add(byPhrase, one, other, Nearness.NEAR));
      }
    }

    void addWordsTo(Set<String> words) {
      Stream.concat(same.stream(), near.stream())
          .flatMap(way -> LexiconFile.split(way, ' ').stream())
          .forEach(words::add);
    }

    private static void add(
        Map<List<String>, Map<List<String>, Alternative>> byPhrase,
        String one,
        String other,
        Nearness nearness) {
      List<String> from = Stems.of(one);
      List<String> to = Stems.of(other);
      if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
        Alternative alternative = new Alternative(to, other, nearness);
        byPhrase
            .computeIfAbsent(from, phrase -> new LinkedHashMap<>())
            .merge(to, alternative, (a, b) -> a.nearness() == Nearness.SAME ? a : b);
      }
    }
  }
}
