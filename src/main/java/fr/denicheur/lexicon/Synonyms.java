package fr.denicheur.lexicon;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.french.WordFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds synonyms for the words of a question, by the lines of {@code synonyms.txt}.
 *
 * <p>Words are compared by their stems, in the order of a phrase, without small words. Immutable;
 * any number of threads may ask.
 */
public final class Synonyms {
  /** Holds no synonym. */
  static final Synonyms NONE = new Synonyms(Map.of(), Set.of());

  private static final String FILE = "synonyms.txt";

  /** How close in meaning an alternative is. */
  public enum Nearness {
    /** It means the same. */
    SAME,
    /** It means something else that the reader may want too. */
    NEAR,
    /** It is the activity of the person typed, or the person who has the activity typed. */
    ACTIVITY,
    /** The typed word is probably its beginning. */
    BEGUN,
    /** The typed word is probably finished, but could be its beginning. */
    LONGER
  }

  /**
   * Another way to say a piece of a question.
   *
   * @param stems its words, one or more
   * @param written as it stands in the file, to be shown to people
   * @param nearness how close in meaning it is
   */
  public record Alternative(List<String> stems, String written, Nearness nearness) {
    public Alternative {
      stems = List.copyOf(stems);
    }
  }

  /**
   * A passage of a question that can be said in another way.
   *
   * @param start the index of its first word
   * @param end the index after its last word
   * @param alternatives the other ways, at least one
   */
  public record Passage(int start, int end, Collection<Alternative> alternatives) {}

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
    return NONE.with(WordFile.beside(Synonyms.class, FILE).lines());
  }

  /**
   * Returns these synonyms and more.
   *
   * @param lines as in {@code synonyms.txt}: {@code a = b ~ c}
   */
  Synonyms with(Collection<String> lines) {
    Map<List<String>, Map<List<String>, Alternative>> byPhrase = new HashMap<>();
    this.byPhrase.forEach((phrase, ways) -> byPhrase.put(phrase, new LinkedHashMap<>(ways)));
    Map<String, List<String>> stems = new HashMap<>();
    Set<String> words = new HashSet<>(this.words);
    for (String line : lines) {
      int tilde = line.indexOf('~');
      List<String> same = WordFile.split(tilde < 0 ? line : line.substring(0, tilde), "=");
      List<String> near = WordFile.split(tilde < 0 ? "" : line.substring(tilde + 1), "=");
      for (String way : Stream.concat(same.stream(), near.stream()).toList()) {
        stems.computeIfAbsent(way, StemmedAnalyzer::stems);
        words.addAll(WordFile.split(way, " "));
      }
      add(byPhrase, stems, same, same, Nearness.SAME);
      add(byPhrase, stems, same, near, Nearness.NEAR);
      add(byPhrase, stems, near, same, Nearness.NEAR);
    }
    return new Synonyms(byPhrase, words);
  }

  private static void add(
      Map<List<String>, Map<List<String>, Alternative>> byPhrase,
      Map<String, List<String>> stems,
      List<String> ways,
      List<String> others,
      Nearness nearness) {
    for (String other : others) {
      List<String> to = stems.getOrDefault(other, List.of());
      for (String way : ways) {
        List<String> from = stems.getOrDefault(way, List.of());
        if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
          byPhrase
              .computeIfAbsent(from, phrase -> new LinkedHashMap<>())
              .merge(to, new Alternative(to, other, nearness), Synonyms::nearest);
        }
      }
    }
  }

  private static Alternative nearest(Alternative earlier, Alternative later) {
    return earlier.nearness() == Nearness.SAME ? earlier : later;
  }

  /**
   * Returns the pieces of a question that can be said in another way, in the order of their places.
   * Pieces of several words are the longest at their place and do not overlap; single words are
   * found inside them too.
   *
   * @param stems the question's words
   */
  public List<Passage> in(List<String> stems) {
    List<Passage> passages = new ArrayList<>();
    int free = 0;
    for (int start = 0; start < stems.size(); start++) {
      if (start >= free) {
        int end = longestFrom(stems, start);
        if (end > start + 1) {
          passages.add(passage(stems, start, end));
          free = end;
        }
      }
      if (byPhrase.containsKey(stems.subList(start, start + 1))) {
        passages.add(passage(stems, start, start + 1));
      }
    }
    return passages;
  }

  /**
   * Returns the phrases of several words that the last words of a question may mean, with the other
   * ways to say each.
   *
   * @param meant for each word of the question, whether it may mean a stem
   */
  public List<Passage> meant(List<Predicate<String>> meant) {
    List<Passage> passages = new ArrayList<>();
    byPhrase.forEach((phrase, ways) -> {
      int start = meant.size() - phrase.size();
      if (phrase.size() > 1
          && start >= 0
          && IntStream.range(start, meant.size())
              .allMatch(i -> meant.get(i).test(phrase.get(i - start)))) {
        List<Alternative> all = new ArrayList<>(ways.values());
        all.addFirst(new Alternative(phrase, written(phrase, ways), Nearness.BEGUN));
        passages.add(new Passage(start, meant.size(), all));
      }
    });
    return passages;
  }

  /** Returns a phrase as the file writes it, which the other ways to say it know. */
  private String written(List<String> phrase, Map<List<String>, Alternative> ways) {
    return ways.keySet().stream()
        .flatMap(way -> byPhrase.getOrDefault(way, Map.of()).values().stream())
        .filter(back -> back.stems().equals(phrase))
        .map(Alternative::written)
        .findFirst()
        .orElseGet(() -> String.join(" ", phrase));
  }

  /** Returns all words of the file as they are written there. */
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

  private Passage passage(List<String> stems, int start, int end) {
    Map<List<String>, Alternative> alternatives =
        byPhrase.getOrDefault(stems.subList(start, end), Map.of());
    return new Passage(start, end, alternatives.values());
  }
}
