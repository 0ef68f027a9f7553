package fr.denicheur.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds literals without which a pattern finds nothing in a text. To look for them first saves most
 * texts the pattern (Cox, "Regular Expression Matching with a Trigram Index", 2012).
 *
 * <p>Understands the regular expressions of Java, but for flags and quotation ({@code \Q}).
 */
final class RequiredLiterals {
  /**
   * The longest literals of a pattern are rarest in texts, and few of them are better than many.
   */
  private static final Comparator<Set<String>> BEST =
      Comparator.<Set<String>>comparingInt(RequiredLiterals::shortest)
          .thenComparingInt(literals -> -literals.size());

  /** Letters behind a backslash that stand for a place between two characters. */
  private static final String PLACES = "bBAzZG";

  /** Letters behind a backslash that stand for one of several characters. */
  private static final String CLASSES = "dDwWsShHvVpPRX";

  private static final String SPECIAL = "\\[](){}.*+?|^$";

  /** The most ways to go on in which a run of characters is followed. */
  private static final int MOST_WAYS = 8;

  /** The inside of a class that lists its characters. */
  private static final Pattern LISTED = Pattern.compile("[^\\\\\\[^&-][^\\\\\\[&-]*");

  private final String pattern;
  private int at;

  private RequiredLiterals(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Returns sets of literals: a text in which the pattern finds something holds a literal of each.
   */
  static List<Set<String>> of(String pattern) {
    return new RequiredLiterals(pattern)
        .alternatives().stream().map(RequiredLiterals::shortened).toList();
  }

  private static int shortest(Set<String> literals) {
    return literals.stream().mapToInt(String::length).min().orElse(0);
  }

  /** Reads alternatives up to the end of their group. */
  private List<Set<String>> alternatives() {
    List<List<Set<String>>> read = new ArrayList<>();
    do {
      read.add(sequence());
    } while (goesOnWith("|"));
    if (read.size() == 1) {
      return read.getFirst();
    }
    Set<String> any = new HashSet<>();
    for (List<Set<String>> one : read) {
      if (one.isEmpty()) {
        return List.of();
      }
      any.addAll(one.stream().max(BEST).orElseThrow());
    }
    return List.of(any);
  }

  /** Reads what stands one behind the other, up to the end of the alternative. */
  private List<Set<String>> sequence() {
    List<Set<String>> all = new ArrayList<>();
    Set<String> run = Set.of("");
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      Atom atom = atom();
      if (atom.isPlace()) {
        continue;
      }
      Times times = times();
      if (times == Times.ONCE || times == Times.SEVERAL) {
        all.addAll(atom.literals());
      }
      Set<String> longer = continued(run, atom.letters(), times);
      boolean goesOn = !longer.isEmpty() && times != Times.SEVERAL;
      if (!goesOn) {
        all.add(longer.isEmpty() ? run : longer);
      }
      run = goesOn ? longer : Set.of("");
    }
    all.add(run);
    all.removeIf(literals -> literals.stream().anyMatch(RequiredLiterals::isCommon));
    return all;
  }

  /** Returns the ways in which a run of characters goes on; empty if they are unknown or many. */
  private static Set<String> continued(Set<String> run, Set<String> letters, Times times) {
    if (times == Times.ANY) {
      return Set.of();
    }
    Set<String> longer =
        new HashSet<>(times == Times.PERHAPS && !letters.isEmpty() ? run : Set.of());
    run.forEach(begun -> letters.forEach(letter -> longer.add(begun + letter)));
    return longer.size() <= MOST_WAYS ? longer : Set.of();
  }

  /** Returns the literals without those that hold another. */
  private static Set<String> shortened(Set<String> literals) {
    return literals.stream()
        .filter(one -> literals.stream().noneMatch(o -> !o.equals(one) && one.contains(o)))
        .collect(Collectors.toSet());
  }

  /** Almost every text holds a letter or a space. */
  private static boolean isCommon(String literal) {
    return literal.isBlank() || (literal.length() == 1 && Character.isLetter(literal.charAt(0)));
  }

  /**
   * A literal, class, group or place.
   *
   * @param letters the texts that it may be; empty if they are many or it is none
   * @param literals those of a group
   * @param isPlace whether it takes no room in a match
   */
  private record Atom(Set<String> letters, List<Set<String>> literals, boolean isPlace) {
    static final Atom UNKNOWN = new Atom(Set.of(), List.of(), false);
    static final Atom PLACE = new Atom(Set.of(), List.of(), true);

    static Atom of(String literal) {
      return new Atom(Set.of(literal), List.of(), false);
    }
  }

  /** How often what was just read may stand in a match. */
  private enum Times {
    ONCE,
    /** Once or not at all. */
    PERHAPS,
    /** Once or more. */
    SEVERAL,
    /** As often as it may, or not at all. */
    ANY
  }

  private Atom atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '.' -> Atom.UNKNOWN;
      case '^', '$' -> Atom.PLACE;
      case '\\' -> escaped();
      default -> Atom.of(literal(at - 1));
    };
  }

  /** Reads characters that mean themselves, up to one that may repeat. */
  private String literal(int start) {
    while (at < pattern.length() && SPECIAL.indexOf(pattern.charAt(at)) < 0) {
      at++;
    }
    boolean mayRepeat = at < pattern.length() && "?*+{".indexOf(pattern.charAt(at)) >= 0;
    if (mayRepeat && at > start + 1) {
      at--;
    }
    return pattern.substring(start, at);
  }

  private Atom group() {
    boolean looksAround =
        goesOnWith("?=") || goesOnWith("?!") || goesOnWith("?<=") || goesOnWith("?<!");
    if (!looksAround && goesOnWith("?<")) {
      at = pattern.indexOf('>', at) + 1;
    } else if (!looksAround && !goesOnWith("?:") && !goesOnWith("?>") && goesOnWith("?")) {
      throw new IllegalArgumentException("a flag in the pattern " + pattern);
    }
    List<Set<String>> inside = alternatives();
    at++;
    return looksAround ? Atom.PLACE : new Atom(Set.of(), inside, false);
  }

  private Atom characterClass() {
    int start = at;
    int depth = 1;
    while (depth > 0) {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      }
    }
    String inside = pattern.substring(start, at - 1);
    return inside.length() <= MOST_WAYS && LISTED.matcher(inside).matches()
        ? new Atom(
            inside.codePoints().mapToObj(Character::toString).collect(Collectors.toSet()),
            List.of(),
            false)
        : Atom.UNKNOWN;
  }

  private Atom escaped() {
    char c = pattern.charAt(at++);
    if (PLACES.indexOf(c) >= 0) {
      return Atom.PLACE;
    }
    if (CLASSES.indexOf(c) < 0) {
      return Atom.of(String.valueOf(c));
    }
    if (pattern.startsWith("{", at) && (c == 'p' || c == 'P')) {
      at = pattern.indexOf('}', at) + 1;
    }
    return Atom.UNKNOWN;
  }

  private Times times() {
    Times times = Times.ONCE;
    if (goesOnWith("?")) {
      times = Times.PERHAPS;
    } else if (goesOnWith("*")) {
      times = Times.ANY;
    } else if (goesOnWith("+")) {
      times = Times.SEVERAL;
    } else if (goesOnWith("{")) {
      times = pattern.charAt(at) == '0' ? Times.ANY : Times.SEVERAL;
      at = pattern.indexOf('}', at) + 1;
    }
    if (times != Times.ONCE && !goesOnWith("?")) {
      var unused = goesOnWith("+");
    }
    return times;
  }

  private boolean goesOnWith(String text) {
    boolean isNext = pattern.startsWith(text, at);
    at += isNext ? text.length() : 0;
    return isNext;
  }
}
