package fr.denicheur.french;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ties the noun for a person who does something to the noun for what they do, by {@code
 * agent-endings.txt}: {@code animatrice} and {@code animation}.
 *
 * <p>The words are made by rule; not all of them exist.
 */
public final class AgentNouns {
  /** A word keeps at least so many letters before its ending. */
  private static final int MIN_RADICAL = 3;

  private record Ending(String letters, List<String> others) {}

  private static final List<Ending> ENDINGS = endings();

  private AgentNouns() {}

  private static List<Ending> endings() {
    List<Ending> endings = new ArrayList<>();
    for (String line : WordFile.beside(AgentNouns.class, "agent-endings.txt").lines()) {
      List<String> sides = WordFile.split(line.replace("-", " "), "=");
      List<String> persons = WordFile.split(sides.getFirst(), " ");
      List<String> activities = WordFile.split(sides.getLast(), " ");
      List<String> others = new ArrayList<>(activities);
      if (line.endsWith("-")) {
        others.add("");
      }
      persons.forEach(person -> endings.add(new Ending(person, others)));
      activities.forEach(activity -> endings.add(new Ending(activity, persons)));
    }
    endings.sort(Comparator.comparingInt((Ending ending) -> ending.letters().length()).reversed());
    return List.copyOf(endings);
  }

  /**
   * Returns the words that may be tied to a word.
   *
   * @param folded in lower case, without accents
   */
  public static Set<String> tiedTo(String folded) {
    Set<String> tied = new LinkedHashSet<>();
    int longest = 0;
    for (Ending ending : ENDINGS) {
      int radical = folded.length() - ending.letters().length();
      if (radical >= MIN_RADICAL
          && ending.letters().length() >= longest
          && folded.endsWith(ending.letters())) {
        longest = ending.letters().length();
        ending.others().forEach(other -> tied.add(folded.substring(0, radical) + other));
      }
    }
    return tied;
  }
}
