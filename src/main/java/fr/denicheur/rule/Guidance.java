package fr.denicheur.rule;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the owner of the site has decided about the answers to one question.
 *
 * @param lexicon the words of the trade with those of the owner
 * @param pins postings with a place of their own, in the order of their places
 * @param boosts postings that rank higher or lower than they would
 * @param hidden postings that are no answer
 */
public record Guidance(Lexicon lexicon, List<Pin> pins, List<Boost> boosts, Set<PostingId> hidden) {
  /** The last place that a pin may have. A page of usual size shows ten hits. */
  public static final int LAST_PLACE = 20;

  /**
   * A posting that is an answer, whether it holds the words or not, at a place of its own. It must
   * meet the filter that the visitor chose.
   *
   * @param place from 1 to {@value #LAST_PLACE}
   */
  public record Pin(PostingId posting, int place) {
    public Pin {
      if (place < 1 || place > LAST_PLACE) {
        throw new IllegalArgumentException(
            "place must be between 1 and " + LAST_PLACE + "; got " + place);
      }
    }
  }

  /**
   * Postings whose scores are multiplied.
   *
   * @param postings those that are meant; empty if the filter says which
   * @param filter matches those that are meant
   * @param factor above 1 raises them, below 1 lowers them; {@value #LEAST} to {@value #MOST}
   */
  public record Boost(Set<PostingId> postings, Filter filter, float factor) {
    /** A factor below it would hide, which hidden postings are for. */
    public static final float LEAST = 0.1f;

    /** A factor above it would pin, which pins are for. */
    public static final float MOST = 10;

    public Boost {
      postings = Set.copyOf(postings);
      if (postings.isEmpty() == filter.equals(Filter.NONE)) {
        throw new IllegalArgumentException("a boost must have either postings or a filter");
      }
      if (!(factor >= LEAST && factor <= MOST)) {
        throw new IllegalArgumentException(
            "factor must be between " + LEAST + " and " + MOST + "; got " + factor);
      }
    }
  }

  public Guidance {
    hidden = Set.copyOf(hidden);
    pins = inOrder(pins, hidden);
    boosts = List.copyOf(boosts);
  }

  /** Returns the pins by place, each posting once; a place that is taken leaves the next one. */
  private static List<Pin> inOrder(List<Pin> pins, Set<PostingId> hidden) {
    List<Pin> ordered = new ArrayList<>();
    Set<PostingId> seen = new HashSet<>(hidden);
    for (Pin pin : pins.stream().sorted(Comparator.comparingInt(Pin::place)).toList()) {
      int free = ordered.isEmpty() ? 1 : ordered.getLast().place() + 1;
      if (free <= LAST_PLACE && seen.add(pin.posting())) {
        ordered.add(new Pin(pin.posting(), Math.max(free, pin.place())));
      }
    }
    return List.copyOf(ordered);
  }

  /** Whether a posting is pinned. */
  public boolean isPinned(PostingId posting) {
    return pins.stream().anyMatch(pin -> pin.posting().equals(posting));
  }

  /** Returns the same without pins, for work that asks which postings hold the words. */
  public Guidance withoutPins() {
    return new Guidance(lexicon, List.of(), boosts, hidden);
  }
}
