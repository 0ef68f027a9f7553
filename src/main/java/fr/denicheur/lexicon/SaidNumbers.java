package fr.denicheur.lexicon;

import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads days of work a week and months of work, in digits or words. */
final class SaidNumbers {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("un", 1),
          Map.entry("une", 1),
          Map.entry("deux", 2),
          Map.entry("trois", 3),
          Map.entry("quatre", 4),
          Map.entry("cinq", 5),
          Map.entry("six", 6),
          Map.entry("sept", 7),
          Map.entry("huit", 8),
          Map.entry("neuf", 9),
          Map.entry("dix", 10),
          Map.entry("onze", 11),
          Map.entry("douze", 12),
          Map.entry("treize", 13),
          Map.entry("quatorze", 14),
          Map.entry("quinze", 15),
          Map.entry("seize", 16),
          Map.entry("vingt", 20),
          Map.entry("vingts", 20),
          Map.entry("trente", 30),
          Map.entry("quarante", 40),
          Map.entry("cinquante", 50),
          Map.entry("soixante", 60),
          Map.entry("et", 0));

  private static final int MONTHS_OF_A_YEAR = 12;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ -]");

  private SaidNumbers() {}

  /**
   * Returns from the least to the greatest number that rules find in a sentence; of months only the
   * first that is said.
   *
   * @param likely the rules that may find something in the sentence
   */
  static Optional<Conditions.Range> range(
      Kind kind, List<ConditionRules.Rule> rules, String sentence, BitSet likely) {
    List<Double> numbers = new ArrayList<>();
    for (ConditionRules.Rule rule : rules) {
      if (!likely.get(rule.number())) {
        continue;
      }
      Conditions.Range said = Conditions.Range.of(rule.says().substring(1));
      double number = said.max();
      Matcher match = rule.pattern().matcher(sentence);
      switch (rule.says().charAt(0)) {
        case '+' -> {
          if (Set.copyOf(numbers).size() == 1 && match.find()) {
            numbers.add(Math.max(number, numbers.getFirst()));
          }
        }
        case '=' -> {
          if ((Double.compare(said.min(), said.max()) == 0 || numbers.isEmpty()) && match.find()) {
            numbers.addAll(List.of(said.min(), said.max()));
          }
        }
        default -> {
          while (match.find() && (kind == Kind.DAYS || numbers.isEmpty())) {
            numbers.addAll(in(match, number));
          }
        }
      }
    }
    double min = numbers.stream().mapToDouble(n -> n).min().orElse(0);
    double max = numbers.stream().mapToDouble(n -> n).max().orElse(0);
    return min > 0 ? Optional.of(new Conditions.Range(min, max)) : Optional.empty();
  }

  /** Returns the numbers of the groups of a match in the unit of the fact, to the half. */
  static List<Double> in(MatchResult match, double unit) {
    double half = group(match, "half").isPresent() ? 0.5 : 0;
    Stream<Double> numbers =
        Stream.of("a", "b", "c")
            .flatMap(group -> group(match, group).stream())
            .map(written -> Math.round((number(written) + half) * unit * 2) / 2.0);
    Stream<Double> years =
        Stream.of("from", "to")
            .flatMap(group -> group(match, group).stream())
            .map(written -> number(written) * MONTHS_OF_A_YEAR);
    return Stream.concat(numbers, years).toList();
  }

  private static Optional<String> group(MatchResult match, String name) {
    return match.namedGroups().containsKey(name)
        ? Optional.ofNullable(match.group(name))
        : Optional.empty();
  }

  /** Reads a number in digits, or in words such as {@code quatre-vingt-dix-sept}. */
  private static double number(String written) {
    if (written.isEmpty() || !Character.isLetter(written.charAt(0))) {
      return Double.parseDouble(written.replace("½", "0.5").replace(',', '.'));
    }
    int sum = 0;
    for (String word : BETWEEN_WORDS.splitAsStream(written).toList()) {
      int value = Objects.requireNonNull(WORDS.get(word));
      boolean isFourTwenties = sum == 4 && word.startsWith("vingt");
      sum = isFourTwenties ? sum * value : sum + value;
    }
    return sum;
  }
}
