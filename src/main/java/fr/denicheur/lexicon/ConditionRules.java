package fr.denicheur.lexicon;

import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules by which one fact is read. {@code conditions.txt} explains them. */
final class ConditionRules {
  /** Stands for a character that was cut: no pattern and no name matches it. */
  static final char CUT = '\u0001';

  /** A pattern, and what a sentence that holds it says. */
  record Rule(String says, Pattern pattern) {
    boolean isIn(String text) {
      return pattern.matcher(text).find();
    }

    /** Whether it says only that a number is the least or the most. */
    boolean isAbout() {
      return says.startsWith("+") || says.startsWith("-");
    }

    private Rule ofWholeWords() {
      String whole = "(?<![\\p{L}\\p{N}])(?:" + pattern + ")(?![\\p{L}\\p{N}])";
      return new Rule(says, Pattern.compile(whole));
    }
  }

  private final List<String> look = new ArrayList<>();
  private final List<Rule> before = new ArrayList<>();
  private final List<Rule> says = new ArrayList<>();

  private ConditionRules() {}

  /** Returns the rules of every kind of fact, by a file that comes with Dénicheur. */
  static Map<Condition.Kind, ConditionRules> bundled(String file) {
    Map<String, String> names = new TreeMap<>(Comparator.reverseOrder()); // $ab before $a
    Map<Condition.Kind, ConditionRules> rules = new EnumMap<>(Condition.Kind.class);
    for (Condition.Kind kind : Condition.Kind.values()) {
      rules.put(kind, new ConditionRules());
    }
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
        Objects.requireNonNull(rules.get(kind)).add(head.getLast(), pattern);
      }
    }
    return rules;
  }

  /** Returns these rules, of which those that say a value match whole words alone. */
  ConditionRules ofWholeWords() {
    ConditionRules whole = new ConditionRules();
    whole.look.addAll(look);
    whole.before.addAll(before);
    says.forEach(rule -> whole.says.add(rule.isAbout() ? rule : rule.ofWholeWords()));
    return whole;
  }

  private void add(String says, String pattern) {
    switch (says) {
      case "look" -> Pattern.compile("\\|").splitAsStream(pattern).forEach(look::add);
      case "not", "cut", "needs" -> before.add(new Rule(says, Pattern.compile(pattern)));
      default -> this.says.add(new Rule(says, Pattern.compile(pattern)));
    }
  }

  /** Returns the rules that say something of the fact, in the order of the file. */
  List<Rule> says() {
    return says;
  }

  /** Whether the fact is spoken of at all in one of these sentences. */
  boolean isSpokenOf(Collection<String> sentences) {
    return before.stream()
        .filter(rule -> rule.says().equals("needs"))
        .allMatch(rule -> sentences.stream().anyMatch(rule::isIn));
  }

  /** Whether a sentence may say something of the fact, at a glance. */
  boolean looksAt(String sentence) {
    for (String word : look) {
      if (sentence.contains(word)) {
        return true;
      }
    }
    return look.isEmpty();
  }

  /**
   * Returns a sentence with what is cut as {@link #CUT}; empty if it is not read for the fact.
   *
   * @param lead what announces the sentence, such as "idéalement :"; often empty
   */
  String readable(String lead, String sentence) {
    if (!looksAt(sentence)) {
      return "";
    }
    String left = sentence;
    for (Rule rule : before) {
      if (rule.says().equals("not") && rule.isIn(lead + sentence)) {
        return "";
      }
      left = rule.says().equals("cut") ? cut(rule, left) : left;
    }
    return left;
  }

  private static String cut(Rule rule, String text) {
    return rule.pattern()
        .matcher(text)
        .replaceAll(found -> String.valueOf(CUT).repeat(found.group().length()));
  }
}
