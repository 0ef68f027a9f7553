package fr.denicheur.lexicon;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Contract;
import fr.denicheur.posting.Remote;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the conditions that a question asks for, by the rules of {@code asked-conditions.txt} and
 * the names of {@code towns.txt}: {@code développeur CDI télétravail Lyon 3 jours}.
 *
 * <p>The values are those of {@link Conditions}. Telework whose extent is not said is {@code
 * partial}, the least that is asked; {@code temps partiel} is the range from half a day to four and
 * a half. Technologies stay words.
 *
 * <p>Immutable; any number of threads may ask.
 */
public final class AskedConditions {
  /** Finds none. */
  static final AskedConditions NONE =
      new AskedConditions(
          Map.of(), NameList.EMPTY, new NamedTrades(RoleFamilies.NONE, Synonyms.NONE, Set.of()));

  private static final String FILE = "asked-conditions.txt";

  /** Stands for a character of a condition that was read. */
  private static final char READ = '\u0002';

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  /** "Le Mans" is "au Mans". */
  private static final Pattern CONTRACTED = Pattern.compile("(?<![\\p{L}\\p{N}])au(?= )");

  /** What says, before a town, that the work is done there. */
  private static final Pattern AT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:a|sur|vers|region|secteur"
              + "|(?:pres|proche|autour|region|environs|banlieue) de) $");

  /** What makes, before a town, a part of another name or an ordinary word of it. */
  private static final Pattern OF =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:l[ea]s?|d[eu]s?|aux?|une?|[mst]on|[mst]es|[nv]os|ces|leurs|grande?s?"
              + "|pour|dans|avec|contre|par) $|['’.@_-]$");

  /** What does so after it. */
  private static final Pattern COMPLEMENT = Pattern.compile("^(?: (?:d[eu]s? |d')|[.@_-]\\w)");

  private static final Pattern ARRONDISSEMENT =
      Pattern.compile("^ \\d{1,2} ?(?:er|e|eme)(?![\\p{L}\\p{N}])");

  /** The question says nothing else on this side of a town. */
  private static final Pattern BESIDE_BEFORE =
      Pattern.compile("(?:" + READ + "|[,;:(/-]) ?(?:(?:et|ou) )?$");

  private static final Pattern BESIDE_AFTER =
      Pattern.compile("^ ?(?:(?:et|ou) )?(?:[,;:)/!?.-]|$|" + READ + ")");

  private final Map<Kind, ConditionRules> rules;
  private final NameList towns;
  private final NamedTrades trades;

  private AskedConditions(Map<Kind, ConditionRules> rules, NameList towns, NamedTrades trades) {
    this.rules = rules;
    this.towns = towns;
    this.trades = trades;
  }

  /** Returns what finds conditions by the files that come with Dénicheur. */
  static AskedConditions bundled(NamedTrades trades) {
    Map<Kind, ConditionRules> rules = ConditionRules.bundled(FILE);
    rules.replaceAll((kind, of) -> of.ofWholeWords());
    return new AskedConditions(rules, NameList.bundled(ConditionReader.TOWNS), trades);
  }

  /**
   * Returns the conditions in a text, in its order. The text of each is the part it was read in,
   * with single spaces; no two share a word.
   *
   * @param words free words of a question; a condition does not go beyond the end of a line
   */
  public List<Condition> in(String words) {
    return words.lines().flatMap(line -> new Line(line).conditions().stream()).toList();
  }

  /** The reading of one line. */
  private final class Line {
    private final String written;
    private final String bare;

    /** The bare line, with what was read as {@link #READ}. */
    private final StringBuilder left;

    private final Map<Integer, Condition> found = new TreeMap<>();

    Line(String line) {
      written = SPACES.matcher(line.strip()).replaceAll(" ");
      bare = Sentence.foldedInPlace(written);
      left = new StringBuilder(bare);
    }

    List<Condition> conditions() {
      rules.forEach((kind, of) -> of.says().forEach(rule -> readBy(kind, rule)));
      towns.in(written, CONTRACTED.matcher(bare).replaceAll("le")).reversed().stream()
          .filter(this::isPlace)
          .forEach(this::readTown);
      return List.copyOf(found.values());
    }

    private void readBy(Kind kind, ConditionRules.Rule rule) {
      String readable = Objects.requireNonNull(rules.get(kind)).readable("", left.toString());
      Matcher match = rule.pattern().matcher(readable);
      while (match.find()) {
        int start = match.start();
        int end = match.end();
        value(kind, rule.says(), match)
            .ifPresent(value -> read(kind, value, label(kind, value), start, end));
      }
    }

    private void read(Kind kind, String value, String label, int start, int end) {
      found.put(start, new Condition(kind, value, label, written.substring(start, end)));
      left.replace(start, end, String.valueOf(READ).repeat(end - start));
    }

    /**
     * A town without a preposition is the place if nothing else is said there, or beside a trade.
     */
    private boolean isPlace(NameList.Found town) {
      String before = left.substring(0, town.start());
      String after = left.substring(town.start() + town.written().length());
      if (isRead(town)) {
        return false;
      }
      if (AT.matcher(before).find() || left.indexOf("au ", town.start()) == town.start()) {
        return true;
      }
      return !OF.matcher(before).find()
          && !COMPLEMENT.matcher(after).find()
          && (BESIDE_BEFORE.matcher(before).find()
              || BESIDE_AFTER.matcher(after).find()
              || trades.in(List.of(written)).stream().anyMatch(NamedTrades.Named::isPerson));
    }

    private boolean isRead(NameList.Found town) {
      return left.substring(town.start(), town.start() + town.written().length()).indexOf(READ)
          >= 0;
    }

    private void readTown(NameList.Found town) {
      Matcher at = AT.matcher(left.substring(0, town.start()));
      int start = at.find() ? at.start() : town.start();
      int end = town.start() + town.written().length();
      Matcher arrondissement = ARRONDISSEMENT.matcher(left.substring(end));
      end += arrondissement.find() ? arrondissement.end() : 0;
      read(Kind.PLACE, town.value(), town.label(), start, end);
    }
  }

  private static Optional<String> value(Kind kind, String says, MatchResult match) {
    return switch (kind) {
      case DAYS -> range(says, match, ConditionReader.MAX_DAYS);
      case MONTHS -> range(says, match, ConditionReader.MAX_MONTHS);
      default -> Optional.of(says);
    };
  }

  private static Optional<String> range(String says, MatchResult match, double limit) {
    if (says.startsWith("=")) {
      return Optional.of(Conditions.Range.of(says.substring(1)).toString());
    }
    double unit = Double.parseDouble(says.substring(1));
    DoubleSummaryStatistics numbers =
        ConditionReader.numbersIn(match, unit).stream()
            .mapToDouble(number -> number)
            .summaryStatistics();
    return numbers.getMin() > 0 && numbers.getMax() <= limit
        ? Optional.of(new Conditions.Range(numbers.getMin(), numbers.getMax()).toString())
        : Optional.empty();
  }

  private static String label(Kind kind, String value) {
    return switch (kind) {
      case CONTRACT -> Contract.valueOf(value.toUpperCase(Locale.ROOT)).label();
      case REMOTE -> Remote.valueOf(value.toUpperCase(Locale.ROOT)).label();
      case PLACE -> ConditionReader.capital(value);
      default -> value;
    };
  }
}
