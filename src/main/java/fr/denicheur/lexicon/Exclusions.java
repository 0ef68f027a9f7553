package fr.denicheur.lexicon;

import fr.denicheur.posting.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which conditions of a question it excludes: "pas de stage", "sauf Paris", "-cdd". */
final class Exclusions {
  /** Words between what excludes and what is excluded: "pas de poste en CDD". */
  private static final String BETWEEN =
      "(?:[ ']{1,3}(?:d|l|de|du|des|la|le|les|un|une|en|a|au|aux|par|dans|sur|pour|chez|avec"
          + "|contrat|contrats|poste|postes|offre|offres|mission|missions|emploi|emplois)"
          + "(?![\\p{L}\\p{N}])){0,4}[ '-]{0,3}";

  /** What excludes, before a condition. */
  private static final Pattern EXCLUDES =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N}])(?:pas|sans|aucun|aucune|zero|ni|no|non|not|jamais"
              + "|(?<except>sauf|hors|hormis|excepte))"
              + BETWEEN
              + "|(?<![^ (])-)$");

  /** The article of what is excluded makes no subject of it: "pas le télétravail". */
  private static final Pattern EXCLUDED_ARTICLE =
      Pattern.compile(
          "(?<=(?<![\\p{L}\\p{N}])(?:pas|sans|ni|sauf|hors|hormis|excepte)(?: de)?) "
              + "(?:l[ea]s?(?= )|des(?= )|l')");

  /** What joins an excluded condition to the next of its kind. */
  private static final Pattern OR = Pattern.compile("[ ]{0,1}(?:ou|/)" + BETWEEN);

  private static final Pattern OR_AND = Pattern.compile("[ ]{0,1}(?:ou|/|et|,)" + BETWEEN);

  private Exclusions() {}

  /**
   * Returns a line, lower case and without accents, with spaces for articles of what is excluded.
   */
  static String withoutArticles(String line) {
    return EXCLUDED_ARTICLE
        .matcher(line)
        .replaceAll(article -> " ".repeat(article.group().length()));
  }

  /** Whether the end of a text excludes what follows. */
  static boolean endIn(String bare) {
    return EXCLUDES.matcher(bare).find();
  }

  /**
   * Returns the conditions of a line in order; the text of an excluded one begins with what
   * excludes it, and is one for all that are excluded together.
   *
   * @param bare the line as written, in lower case and without accents
   * @param read the conditions by the offsets at which their texts begin
   */
  static List<Condition> in(String written, String bare, SortedMap<Integer, Condition> read) {
    List<Condition> all = new ArrayList<>();
    List<Condition> together = new ArrayList<>();
    int from = 0;
    int end = 0;
    Pattern joins = OR;
    for (Map.Entry<Integer, Condition> one : read.entrySet()) {
      int start = one.getKey();
      Matcher excludes = EXCLUDES.matcher(bare.substring(0, start));
      boolean isExcluded = excludes.find();
      boolean goesOn =
          !isExcluded
              && !together.isEmpty()
              && together.getLast().kind() == one.getValue().kind()
              && joins.matcher(bare.substring(end, start)).matches();
      if (!goesOn) {
        all.addAll(excluded(together, written.substring(from, end)));
        together.clear();
      }
      if (isExcluded) {
        from = excludes.start();
        joins = excludes.group("except") == null ? OR : OR_AND;
      }
      (isExcluded || goesOn ? together : all).add(one.getValue());
      end = start + one.getValue().text().length();
    }
    all.addAll(excluded(together, written.substring(from, end)));
    return List.copyOf(all);
  }

  private static List<Condition> excluded(List<Condition> together, String text) {
    return together.stream()
        .map(one -> new Condition(one.kind(), one.value(), one.label(), text, true))
        .toList();
  }
}
