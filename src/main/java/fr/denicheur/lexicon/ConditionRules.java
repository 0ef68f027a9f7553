package fr.denicheur.lexicon;

import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Condition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules by which one fact is read. {@code conditions.txt} explains them. */
final class ConditionRules {
  /** Stands for a character that was cut: no pattern and no name matches it. */
  static final char CUT = '\u0001';

  /**
   * A pattern, and what a sentence that holds it says.
   *
   * @param number its number in the file
   */
  record Rule(int number, String says, Pattern pattern) {
    /**
     * Whether it finds something in a text.
     *
     * @param likely what {@link File#likelyIn} returns for the text, or for one of which it is a
     *     part
     */
    boolean isIn(String text, BitSet likely) {
      return likely.get(number) && pattern.matcher(text).find();
    }

    /** Whether it says only that a number is the least or the most. */
    boolean isAbout() {
      return says.startsWith("+") || says.startsWith("-");
    }

    private Rule ofWholeWords() {
      String whole = "(?<![\\p{L}\\p{N}])(?:" + pattern + ")(?![\\p{L}\\p{N}])";
      return new Rule(number, says, Pattern.compile(whole));
    }
  }

  /**
   * The rules of a file.
   *
   * @param literals finds what rules need
   * @param needs by the number of a rule, the numbers of the sets of which it needs a literal
   */
  record File(
      Map<Condition.Kind, ConditionRules> rules, LiteralFinder literals, List<BitSet> needs) {
    static final File EMPTY = new File(Map.of(), new LiteralFinder(List.of()), List.of());

    ConditionRules of(Condition.Kind kind) {
      return Objects.requireNonNull(rules.get(kind));
    }

    /** Returns the numbers of the rules that may find something in a text; the others do not. */
    BitSet likelyIn(String text) {
      BitSet found = literals.in(text);
      BitSet likely = new BitSet();
      for (int number = 0; number < needs.size(); number++) {
        BitSet needed = needs.get(number);
        int set = needed.nextSetBit(0);
        while (set >= 0 && found.get(set)) {
          set = needed.nextSetBit(set + 1);
        }
        likely.set(number, set < 0);
      }
      return likely;
    }

    /** Returns these rules, of which those that say a value match whole words alone. */
    File ofWholeWords() {
      Map<Condition.Kind, ConditionRules> whole = new EnumMap<>(rules);
      whole.replaceAll((kind, of) -> of.ofWholeWords());
      return new File(whole, literals, needs);
    }
  }

  private final List<Rule> before = new ArrayList<>();
  private final List<Rule> says = new ArrayList<>();

  /** The numbers of the rules that say something. */
  private final BitSet saying = new BitSet();

  private ConditionRules() {}

  /** Returns the rules of a file that comes with Dénicheur. */
  static File bundled(String file) {
    Map<String, String> names = new TreeMap<>(Comparator.reverseOrder()); // $ab before $a
    Map<Condition.Kind, ConditionRules> rules = new EnumMap<>(Condition.Kind.class);
    for (Condition.Kind kind : Condition.Kind.values()) {
      rules.put(kind, new ConditionRules());
    }
    List<Set<String>> literals = new ArrayList<>();
    List<BitSet> needs = new ArrayList<>();
    for (String line : WordFile.beside(ConditionRules.class, file).lines()) {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        throw new IllegalStateException(file + ": '" + line + "' is not a rule");
      }
      List<String> head = WordFile.split(line.substring(0, colon), " ");
      String pattern = line.substring(colon + 2);
      for (Map.Entry<String, String> name : names.entrySet()) {
        pattern = pattern.replace(name.getKey(), "(?:" + name.getValue() + ")");
      }
      if (head.getFirst().startsWith("$")) {
        names.put(head.getFirst(), pattern);
      } else {
        Condition.Kind kind = Condition.Kind.valueOf(head.getFirst().toUpperCase(Locale.ROOT));
        Rule rule = new Rule(needs.size(), head.getLast(), Pattern.compile(pattern));
        List<Set<String>> required = RequiredLiterals.of(pattern);
        BitSet needed = new BitSet();
        needed.set(literals.size(), literals.size() + required.size());
        literals.addAll(required);
        needs.add(needed);
        Objects.requireNonNull(rules.get(kind)).add(rule);
      }
    }
    return new File(rules, new LiteralFinder(literals), needs);
  }

  private ConditionRules ofWholeWords() {
    ConditionRules whole = new ConditionRules();
    before.forEach(whole::add);
    says.forEach(rule -> whole.add(rule.isAbout() ? rule : rule.ofWholeWords()));
    return whole;
  }

  private void add(Rule rule) {
    switch (rule.says()) {
      case "not", "cut", "needs" -> before.add(rule);
      default -> {
        says.add(rule);
        saying.set(rule.number());
      }
    }
  }

  /** Returns the rules that say something of the fact, in the order of the file. */
  List<Rule> says() {
    return says;
  }

  /** Returns the rules of which each must find something in a sentence, or nothing is read. */
  List<Rule> needed() {
    return before.stream().filter(rule -> rule.says().equals("needs")).toList();
  }

  /** Whether one of these rules says something. */
  boolean maySay(BitSet likely) {
    return saying.intersects(likely);
  }

  /**
   * Returns a sentence with what is cut as {@link #CUT}; empty if it is not read for the fact.
   *
   * @param lead what announces the sentence, such as "idéalement :"; often empty
   * @param likely the rules that are likely in lead and sentence
   */
  String readable(String lead, String sentence, BitSet likely) {
    String left = sentence;
    for (Rule rule : before) {
      if (likely.get(rule.number())) {
        if (rule.says().equals("not") && rule.isIn(lead + sentence, likely)) {
          return "";
        }
        left = rule.says().equals("cut") ? cut(rule, left) : left;
      }
    }
    return left;
  }

  private static String cut(Rule rule, String text) {
    return rule.pattern()
        .matcher(text)
        .replaceAll(found -> String.valueOf(CUT).repeat(found.group().length()));
  }
}
