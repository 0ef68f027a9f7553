package fr.denicheur.lexicon;

import fr.denicheur.french.Folding;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Contract;
import fr.denicheur.posting.Remote;
import fr.denicheur.posting.ShortText;
import java.util.BitSet;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conditions that a question asks for, by the rules of {@code asked-conditions.txt} and
 * the names of {@code towns.txt}: {@code développeur CDI télétravail Lyon 3 jours}.
 *
 * <p>The values are those of {@link Conditions}. Telework whose extent is not said is {@code
 * partial}, the least that is asked; {@code temps partiel} is the range from half a day to four and
 * a half. Technologies stay words, unless the question excludes them: {@code sans Java ni PHP}.
 *
 * <p>Immutable; any number of threads may ask.
 */
public final class AskedConditions {
  /** Finds none. */
  static final AskedConditions NONE =
      new AskedConditions(
          ConditionRules.File.EMPTY,
          NameList.EMPTY,
          NameList.EMPTY,
          new NamedTrades(RoleFamilies.NONE, Synonyms.NONE, Set.of()),
          Set.of());

  private static final String FILE = "asked-conditions.txt";

  /** Stands for a character of a condition that was read. */
  private static final char READ = '\u0002';

  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]+");

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  /** "Le Mans" is "au Mans". */
  private static final Pattern CONTRACTED = Pattern.compile("(?<![\\p{L}\\p{N}])au(?= )");

  /** What says, before a town, that the work is done there. */
  private static final Pattern AT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:a|sur|vers|depuis|region|secteur"
              + "|(?:pres|proche|autour|region|environs|banlieue) de) $");

  /** What makes, before a town, a part of another name or an ordinary word of it. */
  private static final Pattern OF =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:l[ea]s?|d[eu]s?|aux?|une?|[mst]on|[mst]es|[nv]os|ces|leurs|grande?s?"
              + "|pour|dans|avec|contre|par) $|['’.@_-]$");

  /** What does so after it. */
  private static final Pattern COMPLEMENT = Pattern.compile("^(?: (?:d[eu]s? |d')|[.@_-]\\w)");

  private static final Pattern ARRONDISSEMENT =
      Pattern.compile("^ (?:[1-9]|1\\d|20) ?(?:er|e|eme)?(?![\\p{L}\\p{N}])");

  /** The question says nothing else on this side of a town. */
  private static final Pattern BESIDE_BEFORE =
      Pattern.compile("(?:" + READ + "|[,;:(/-]) ?(?:(?:et|ou) )?$");

  private static final Pattern BESIDE_AFTER =
      Pattern.compile("^ ?(?:(?:et|ou) )?(?:[,;:)/!?.-]|$|" + READ + ")");

  private final ConditionRules.File rules;
  private final NameList towns;
  private final NameList technologies;
  private final NamedTrades trades;
  private final Set<String> asides;

  private AskedConditions(
      ConditionRules.File rules,
      NameList towns,
      NameList technologies,
      NamedTrades trades,
      Set<String> asides) {
    this.rules = rules;
    this.towns = towns;
    this.technologies = technologies;
    this.trades = trades;
    this.asides = asides;
  }

  /**
   * Returns what finds conditions by the files that come with Dénicheur.
   *
   * @param asides words that say only that something is looked for
   */
  static AskedConditions bundled(NamedTrades trades, Collection<String> asides) {
    return new AskedConditions(
        ConditionRules.bundled(FILE).ofWholeWords(),
        NameList.bundled(ConditionReader.TOWNS),
        NameList.bundled(ConditionReader.TECHNOLOGIES),
        trades,
        asides.stream().map(Folding::fold).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Returns the conditions in a text, in its order. The text of each is the part it was read in,
   * with single spaces, and with the words that exclude it; no two share a word, unless they are
   * excluded together ("sans stage ou alternance").
   *
   * @param words free and excluded words of a question; a condition does not go beyond the end of a
   *     line
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

    /** The rules that may find something in it. */
    private final BitSet likely;

    private final SortedMap<Integer, Condition> found = new TreeMap<>();

    /** Whether the question names a trade; {@code null} before it is asked. */
    private @Nullable Boolean namesTrade;

    Line(String line) {
      written = SPACES.matcher(line.strip()).replaceAll(" ");
      bare = Sentence.foldedInPlace(written);
      left = new StringBuilder(Exclusions.withoutArticles(bare));
      likely = rules.likelyIn(left.toString());
    }

    List<Condition> conditions() {
      rules
          .rules()
          .forEach((kind, of) ->
              of.says().stream()
                  .filter(rule -> !rule.isAbout() && likely.get(rule.number()))
                  .forEach(rule -> readBy(kind, of, rule)));
      towns
          .in(written, CONTRACTED.matcher(bare).replaceAll("le"))
          .reversed()
          .forEach(this::readTown);
      technologies.in(written, bare).forEach(this::readTechnology);
      return Exclusions.in(written, bare, found).stream()
          .filter(condition -> condition.kind() != Kind.TECHNO || condition.excluded())
          .toList();
    }

    private void readBy(Kind kind, ConditionRules of, ConditionRules.Rule rule) {
      Matcher match = rule.pattern().matcher(of.readable("", left.toString(), likely));
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

    private boolean namesTrade() {
      if (namesTrade == null) {
        namesTrade = trades.in(List.of(written)).stream().anyMatch(NamedTrades.Named::isPerson);
      }
      return namesTrade;
    }

    private void readTown(NameList.Found town) {
      int end = town.start() + town.written().length();
      Matcher at = AT.matcher(left.substring(0, town.start()));
      Matcher arrondissement = ARRONDISSEMENT.matcher(left.substring(end));
      int start = at.find() ? at.start() : town.start();
      boolean isAt = start < town.start() || left.indexOf("au ", start) == start;
      end += arrondissement.find() ? arrondissement.end() : 0;
      if (left.substring(start, end).indexOf(READ) < 0
          && (isAt || isPlace(start, end) || Exclusions.endIn(bare.substring(0, start)))) {
        read(Kind.PLACE, town.value(), town.label(), start, end);
      }
    }

    private void readTechnology(NameList.Found name) {
      int end = name.start() + name.written().length();
      if (left.substring(name.start(), end).indexOf(READ) < 0) {
        read(Kind.TECHNO, name.value(), name.label(), name.start(), end);
      }
    }

    /**
     * A town without a preposition is the place if nothing else is said on one side of it, if no
     * word of the question says anything else, or in a question that names a trade.
     */
    private boolean isPlace(int start, int end) {
      String before = left.substring(0, start);
      String after = left.substring(end);
      return !OF.matcher(before).find()
          && !COMPLEMENT.matcher(after).find()
          && (BESIDE_BEFORE.matcher(before).find()
              || BESIDE_AFTER.matcher(after).find()
              || areAsides(before + after)
              || namesTrade());
    }
  }

  private boolean areAsides(String words) {
    return WORDS.matcher(words).results().map(MatchResult::group).allMatch(asides::contains);
  }

  private Optional<String> value(Kind kind, String says, MatchResult match) {
    return switch (kind) {
      case DAYS -> range(kind, says, match, ConditionReader.MAX_DAYS);
      case MONTHS -> range(kind, says, match, ConditionReader.MAX_MONTHS);
      default -> Optional.of(says);
    };
  }

  private Optional<String> range(Kind kind, String says, MatchResult match, double limit) {
    if (says.startsWith("=")) {
      return Optional.of(Conditions.Range.of(says.substring(1)).toString());
    }
    DoubleSummaryStatistics numbers =
        SaidNumbers.in(match, Double.parseDouble(says.substring(1))).stream()
            .mapToDouble(number -> number)
            .summaryStatistics();
    if (numbers.getMin() <= 0 || numbers.getMax() > limit) {
      return Optional.empty();
    }
    if (numbers.getMin() >= numbers.getMax()) {
      rules.of(kind).says().stream()
          .filter(rule -> rule.isAbout() && rule.pattern().matcher(match.group()).find())
          .mapToDouble(rule -> Double.parseDouble(rule.says().substring(1)))
          .forEach(numbers);
    }
    return Optional.of(new Conditions.Range(numbers.getMin(), numbers.getMax()).toString());
  }

  private static String label(Kind kind, String value) {
    return switch (kind) {
      case CONTRACT -> Contract.valueOf(value.toUpperCase(Locale.ROOT)).label();
      case REMOTE -> Remote.valueOf(value.toUpperCase(Locale.ROOT)).label();
      case PLACE -> ShortText.capitalized(value);
      default -> value;
    };
  }
}
