package fr.denicheur.lexicon;

import fr.denicheur.french.Remembered;
import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Digest;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the trade that a role belongs to, by the phrases of {@code role-families.txt}.
 *
 * <p>Immutable; any number of threads may ask.
 */
public final class RoleFamilies {
  /** Knows no trade. */
  static final RoleFamilies NONE = new RoleFamilies(List.of(), "");

  private static final String FILE = "role-families.txt";

  private static final RoleFamilies BUNDLED = read();

  /** The most words whose phrases are remembered; titles seldom begin with others. */
  private static final int MAX_REMEMBERED = 10_000;

  private final List<RolePhrase> phrases;
  private final String fingerprint;

  /** The phrases that may begin with a word. */
  private final Remembered<List<RolePhrase>> byFirst = new Remembered<>(MAX_REMEMBERED);

  private RoleFamilies(List<RolePhrase> phrases, String fingerprint) {
    this.phrases = List.copyOf(phrases);
    this.fingerprint = fingerprint;
  }

  /** Returns the families by the phrases that come with Dénicheur; read once. */
  public static RoleFamilies bundled() {
    return BUNDLED;
  }

  private static RoleFamilies read() {
    WordFile file = WordFile.beside(RoleFamilies.class, FILE);
    List<RolePhrase> phrases = new ArrayList<>();
    for (String line : file.lines()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalStateException(
            FILE + ": '" + line + "' must be a key, a colon and values");
      }
      addPhrases(line.substring(0, colon).strip(), line.substring(colon + 1), phrases);
    }
    return new RoleFamilies(phrases, Digest.crc32c(file.text()));
  }

  private static void addPhrases(String key, String values, List<RolePhrase> phrases) {
    boolean isLastResort = key.endsWith("?");
    String id = isLastResort ? key.substring(0, key.length() - 1) : key;
    RoleFamily family =
        RoleFamily.withId(id)
            .orElseThrow(
                () -> new IllegalStateException(FILE + ": '" + id + "' is no id of a role family"));
    WordFile.split(values, ",").stream()
        .map(phrase -> new RolePhrase(RolePhrase.wordsOf(phrase), family, isLastResort))
        .forEach(phrases::add);
  }

  /** Returns a digest of the phrases; it shows whether older phrases classified a posting. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns the family of a role.
   *
   * @param role the role's title, which decides if it names a trade
   * @param title the posting's title, asked next
   * @param id the posting's name, asked last; a folder above it says nothing of the role
   * @return {@link RoleFamily#AUTRE} if none of them names a trade
   */
  public RoleFamily classify(String role, String title, PostingId id) {
    List<List<String>> sources =
        Stream.of(role, title, id.value().substring(id.value().lastIndexOf('/') + 1))
            .map(text -> RolePhrase.wordsOf(text.replace('*', ' ')))
            .toList();
    return firstIn(sources, false).or(() -> firstIn(sources, true)).orElse(RoleFamily.AUTRE);
  }

  /** Returns the longest phrase at a place in words; the one listed first if two are as long. */
  Optional<RolePhrase> longestAt(int at, List<String> words) {
    return beginningWith(words.get(at)).stream()
        .filter(phrase -> !phrase.isLastResort() && phrase.beginsAt(at, words))
        .reduce((first, other) -> isLonger(other, first) ? other : first);
  }

  private List<RolePhrase> beginningWith(String word) {
    return byFirst.of(
        word, first -> phrases.stream().filter(phrase -> phrase.mayBeginWith(first)).toList());
  }

  private Optional<RoleFamily> firstIn(List<List<String>> sources, boolean isLastResort) {
    return sources.stream().flatMap(words -> familyOf(words, isLastResort).stream()).findFirst();
  }

  /** The phrase that begins first decides, then the longest, then the one listed first. */
  private Optional<RoleFamily> familyOf(List<String> words, boolean isLastResort) {
    RolePhrase first = null;
    int firstAt = words.size();
    for (RolePhrase phrase : phrases) {
      int at = phrase.isLastResort() == isLastResort ? phrase.indexIn(words) : -1;
      if (at >= 0 && (at < firstAt || (at == firstAt && isLonger(phrase, first)))) {
        first = phrase;
        firstAt = at;
      }
    }
    return Optional.ofNullable(first).map(RolePhrase::family);
  }

  private static boolean isLonger(RolePhrase phrase, @Nullable RolePhrase other) {
    return other != null && phrase.words().size() > other.words().size();
  }
}
