package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.result.Suggestion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Titles that have the same words in some form, such as {@code un·e développeur·se} and {@code
 * Développeuse ou développeur}: one suggestion.
 */
final class TitleGroup {
  /** What only one posting calls a role is the title of that posting. */
  private static final int ROLE_FROM = 2;

  private final Map<String, Integer> spellings = new HashMap<>();
  private Tally asRole = Tally.NONE;
  private Tally asTitle = Tally.NONE;

  /** Returns a candidate for each title that differs from others in more than spelling. */
  static List<Candidate> candidates(NameTallies names) {
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
        .flatMap(group -> Stream.ofNullable(group.getValue().candidate(group.getKey())))
        .toList();
  }

  private static TitleGroup groupOf(String written, Tally tally, Map<String, TitleGroup> groups) {
    String title = RoleTitle.of(written);
    TitleGroup group = groups.computeIfAbsent(stems(title), stems -> new TitleGroup());
    if (title.length() <= RoleTitle.MAX_LENGTH) {
      group.spellings.merge(title, tally.all(), Integer::sum);
    }
    return group;
  }

  /** Returns what all spellings of a title have in common; {@code full stack} is a spelling. */
  static String stems(String title) {
    StringBuilder stems = new StringBuilder();
    AnalyzedWord.of(IndexField.TITLE_TEXT, title).stream()
        .map(AnalyzedWord::term)
        .distinct()
        .forEach(stems::append);
    return stems.isEmpty() ? title : stems.toString();
  }

  private @Nullable Candidate candidate(String stems) {
    boolean isRole = asRole.all() >= ROLE_FROM;
    Tally tally = isRole ? asRole : asTitle;
    if (spellings.isEmpty() || tally.all() == 0) {
      return null;
    }
    Suggestion.Kind kind = isRole ? Suggestion.Kind.ROLE : Suggestion.Kind.TITLE;
    return new Candidate(bestSpelling(), kind, null, stems, tally);
  }

  /** The most frequent one that is not in capitals; the shorter one among equals. */
  private String bestSpelling() {
    Comparator<Map.Entry<String, Integer>> order =
        Comparator.<Map.Entry<String, Integer>>comparingInt(
                spelling -> RoleTitle.isShouted(spelling.getKey()) ? 1 : 0)
            .thenComparingInt(spelling -> -spelling.getValue())
            .thenComparingInt(spelling -> spelling.getKey().length())
            .thenComparing(Map.Entry.comparingByKey());
    return spellings.entrySet().stream().min(order).orElseThrow().getKey();
  }
}
