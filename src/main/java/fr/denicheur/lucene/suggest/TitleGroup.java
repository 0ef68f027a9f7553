package fr.denicheur.lucene.suggest;

import fr.denicheur.french.InclusiveWriting;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.PostingDocument;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.posting.ShortText;
import fr.denicheur.result.Suggestion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins titles that have the same words in some form into one suggestion, such as {@code un·e
 * développeur·se} and {@code Développeuse ou développeur}.
 */
final class TitleGroup {
  /** The most characters of a spelling; longer titles are sentences, too long for a list. */
  private static final int MAX_LENGTH = PostingDocument.MAX_ROLE_TITLE;

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Titles in capitals, which are harder to read, come last, and longer ones after shorter ones.
   */
  private static final Comparator<Map.Entry<String, Integer>> BEST_SPELLING_FIRST =
      Comparator.<Map.Entry<String, Integer>, Boolean>comparing(
              spelling -> isInCapitals(spelling.getKey()))
          .thenComparingInt(spelling -> -spelling.getValue())
          .thenComparingInt(spelling -> spelling.getKey().length())
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<String, Integer> spellings = new HashMap<>();
  private Tally asRole = Tally.NONE;
  private Tally asTitle = Tally.NONE;

  /** Returns each title that differs from all others in more than its spelling. */
  static List<Suggestible> suggestibles(NameTallies names) {
    Map<String, TitleGroup> groups = new HashMap<>();
    names
        .roles()
        .forEach((role, tally) -> {
          TitleGroup group = groupOf(role, tally, groups);
          group.asRole = group.asRole.plus(tally);
        });
    names
        .titles()
        .forEach((title, tally) -> {
          TitleGroup group = groupOf(title, tally, groups);
          group.asTitle = group.asTitle.plus(tally);
        });
    return groups.entrySet().stream()
        .flatMap(group -> Stream.ofNullable(group.getValue().suggestible(group.getKey())))
        .toList();
  }

  private static TitleGroup groupOf(String written, Tally tally, Map<String, TitleGroup> groups) {
    String title = bare(written);
    TitleGroup group = groups.computeIfAbsent(stems(title), stems -> new TitleGroup());
    if (title.length() <= MAX_LENGTH) {
      group.spellings.merge(title, tally.all(), Integer::sum);
    }
    return group;
  }

  /**
   * Returns a title without what recruiters put around it and people do not type, such as {@code
   * un·e} in front and {@code (F/H)} behind; the whole title if nothing else would be left.
   */
  private static String bare(String written) {
    String text = SPACES.matcher(written).replaceAll(" ").strip();
    String bare = InclusiveWriting.withoutArticlesAndInitials(text);
    return ShortText.capitalized(bare.isEmpty() ? text : bare);
  }

  private static boolean isInCapitals(String title) {
    return title.equals(title.toUpperCase(Locale.FRENCH))
        && !title.equals(title.toLowerCase(Locale.FRENCH));
  }

  /** Returns the stems that all spellings of a title have in common, in one string. */
  static String stems(String title) {
    StringBuilder stems = new StringBuilder();
    AnalyzedWord.of(IndexField.TITLE_TEXT, title).stream()
        .map(AnalyzedWord::term)
        .distinct()
        .forEach(stems::append);
    return stems.isEmpty() ? title : stems.toString();
  }

  private @Nullable Suggestible suggestible(String stems) {
    boolean isRole = asRole.all() >= Ranking.SUGGEST_MIN_OF_A_ROLE;
    Tally tally = isRole ? asRole : asTitle;
    if (spellings.isEmpty() || tally.all() == 0) {
      return null;
    }
    String spelling = spellings.entrySet().stream().min(BEST_SPELLING_FIRST).orElseThrow().getKey();
    Suggestion.Kind kind = isRole ? Suggestion.Kind.ROLE : Suggestion.Kind.TITLE;
    return new Suggestible(spelling, kind, null, stems, tally);
  }
}
