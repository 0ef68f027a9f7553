package fr.denicheur.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which of many literals stand in a text, in one pass over it (Aho and Corasick, "Efficient
 * String Matching", 1975).
 *
 * <p>Immutable; any number of threads may ask.
 */
final class LiteralFinder {
  /** What stands behind the characters read so far, in a tree of all literals. */
  private static final class State {
    private final Map<Character, State> next = new TreeMap<>();
    private final BitSet ends = new BitSet();
    private int number;
  }

  /** The class of each character; 0 for all that stand in no literal. */
  private final byte[] classes = new byte[Character.MAX_VALUE + 1];

  private final int width;

  /**
   * By state and class, the state that follows: the longest beginning of a literal that is read.
   */
  private final char[] next;

  /** By state, the numbers of the sets of which a literal ends there. */
  private final BitSet[] ends;

  /** By state, whether there are any: asked at each character. */
  private final boolean[] isEnd;

  /**
   * @param wanted sets of literals; each has the number of its place
   */
  LiteralFinder(List<Set<String>> wanted) {
    State root = new State();
    for (int number = 0; number < wanted.size(); number++) {
      for (String literal : wanted.get(number)) {
        State state = root;
        for (int i = 0; i < literal.length(); i++) {
          state = state.next.computeIfAbsent(literal.charAt(i), letter -> new State());
        }
        state.ends.set(number);
      }
    }
    List<State> states = numbered(root);
    width = classify(states);
    next = new char[states.size() * width];
    ends = new BitSet[states.size()];
    isEnd = new boolean[states.size()];
    link(states);
  }

  /** Returns all states, shorter ones first. */
  private static List<State> numbered(State root) {
    List<State> states = new ArrayList<>(List.of(root));
    for (int i = 0; i < states.size(); i++) {
      states.get(i).number = i;
      states.addAll(states.get(i).next.values());
    }
    return states;
  }

  /** Numbers the characters of the literals; returns how many classes there are. */
  private int classify(List<State> states) {
    int count = 1;
    for (State state : states) {
      for (char c : state.next.keySet()) {
        if (classes[c] == 0) {
          classes[c] = (byte) count++;
        }
      }
    }
    if (count > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("too many characters in literals: " + count);
    }
    return count;
  }

  private void link(List<State> states) {
    int[] shorter = new int[states.size()];
    for (State state : states) {
      int row = state.number * width;
      if (state.number > 0) {
        System.arraycopy(next, shorter[state.number] * width, next, row, width);
        state.ends.or(ends[shorter[state.number]]);
      }
      state.next.forEach((c, longer) -> {
        shorter[longer.number] = next[row + classes[c]];
        next[row + classes[c]] = (char) longer.number;
      });
      ends[state.number] = state.ends;
      isEnd[state.number] = !state.ends.isEmpty();
    }
  }

  /** Returns the numbers of the sets of which a literal stands in a text. */
  BitSet in(String text) {
    BitSet found = new BitSet();
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = next[state * width + classes[text.charAt(i)]];
      if (isEnd[state]) {
        found.or(ends[state]);
      }
    }
    return found;
  }
}
