package fr.denicheur.lexicon;

import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells to which trade a role belongs, by the rules of {@code role-families.txt}.
 *
 * <p>Immutable; any number of threads may ask.
 */
public final class RoleFamilies {
  private static final String RULES = "role-families.txt";

  /** The phrase that begins first decides, then the longest, then the one listed first. */
  private static final Comparator<Match> FIRST =
      Comparator.comparingInt(Match::at).thenComparing(Match::length, Comparator.reverseOrder());

  private record Rule(RolePhrase phrase, RoleFamily family, boolean lastResort) {}

  private record Match(int at, int length, RoleFamily family) {}

  private final List<Rule> rules;
  private final String fingerprint;

  private RoleFamilies(List<Rule> rules, String fingerprint) {
    this.rules = List.copyOf(rules);
    this.fingerprint = fingerprint;
  }

  /** Returns the families by the rules that come with Dénicheur. */
  public static RoleFamilies bundled() {
    LexiconFile file = LexiconFile.bundled(RULES);
    List<Rule> rules = new ArrayList<>();
    for (LexiconFile.Entry entry : file.entries()) {
      entry.values().forEach(phrase -> rules.add(rule(entry, phrase)));
    }
    return new RoleFamilies(rules, file.fingerprint());
  }

  private static Rule rule(LexiconFile.Entry entry, String phrase) {
    boolean lastResort = entry.key().endsWith("?");
    String id = lastResort ? entry.key().substring(0, entry.key().length() - 1) : entry.key();
    RoleFamily family =
        RoleFamily.withId(id).orElseThrow(() -> entry.fault("is not the id of a role family"));
    return new Rule(RolePhrase.of(phrase), family, lastResort);
  }

  /** Changes when a rule does, so that what was classified by older rules can be told. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns the family of a role.
   *
   * @param role the role's title, which decides where it says anything
   * @param title the posting's title, asked next
   * @param id the posting's name, asked last
   * @return {@link RoleFamily#AUTRE} where none of them says anything
   */
  public RoleFamily classify(String role, String title, PostingId id) {
    List<List<String>> sources = Stream.of(role, title, id.value()).map(RoleWords::of).toList();
    return firstIn(sources, false).or(() -> firstIn(sources, true)).orElse(RoleFamily.AUTRE);
  }

  private Optional<RoleFamily> firstIn(List<List<String>> sources, boolean lastResort) {
    return sources.stream().flatMap(words -> familyOf(words, lastResort).stream()).findFirst();
  }

  private Optional<RoleFamily> familyOf(List<String> words, boolean lastResort) {
    Match first = null;
    for (Rule rule : rules) {
      int at = rule.lastResort() == lastResort ? rule.phrase().indexIn(words) : -1;
      if (at >= 0) {
        Match match = new Match(at, rule.phrase().length(), rule.family());
        first = first == null || FIRST.compare(match, first) < 0 ? match : first;
      }
    }
    return Optional.ofNullable(first).map(Match::family);
  }
}
