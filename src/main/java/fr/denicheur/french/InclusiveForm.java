package fr.denicheur.french;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One word of inclusive writing, such as {@code chargé·e·s}, {@code développeu·r·se}, {@code
 * chef(fe)}, {@code Administrat.eur.rice} or {@code opérateur/trice}.
 *
 * <p>A form is a beginning and one to three endings, with separators of inclusive writing between
 * them. It is read as the words it stands for; {@link Inflection} then gives them one stem.
 */
final class InclusiveForm {
  /** A plural, a feminine, a masculine: {@code développeu·r·se·s}. */
  private static final int MAX_ENDINGS = 3;

  /** Only {@code un·e} and its like have two letters before the separator. */
  private static final int MIN_BEGINNING = 2;

  private static final Pattern SEPARATOR =
      Pattern.compile("/-|[" + InclusiveWriting.MIDDLE_DOTS + ".\\-‑/()]");

  private final String beginning;

  private InclusiveForm(String beginning) {
    this.beginning = beginning;
  }

  /**
   * Returns the words that a chunk of inclusive writing stands for, in lower case: first the
   * masculine, then the feminine if its letters are those of the chunk.
   *
   * @param chunk without punctuation at its edges, except the bracket that closes an ending
   * @return an empty list if the chunk is something else, such as {@code data.gouv.fr} or {@code
   *     dites-le}
   */
  static List<String> words(String chunk) {
    if (chunk.chars().allMatch(Character::isLetterOrDigit)) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    SEPARATOR.splitAsStream(chunk.toLowerCase(Locale.ROOT)).forEach(parts::add);
    parts.removeIf(String::isEmpty);
    String beginning = parts.isEmpty() ? "" : parts.removeFirst();
    if (beginning.length() < MIN_BEGINNING
        || parts.isEmpty()
        || parts.size() > MAX_ENDINGS
        || !chunk.toLowerCase(Locale.ROOT).startsWith(beginning)) {
      return List.of();
    }
    return new InclusiveForm(beginning).with(parts);
  }

  private List<String> with(List<String> endings) {
    List<String> genders = new ArrayList<>(endings);
    genders.removeIf(InclusiveWriting::isPlural);
    return switch (genders.size()) {
      case 0 -> List.of(beginning);
      case 1 -> withOne(genders.getFirst());
      case 2 -> withTwo(genders.getFirst(), genders.getLast());
      default -> List.of();
    };
  }

  /** {@code chargé·e}: the beginning is a word, or is one with its ending. */
  private List<String> withOne(String ending) {
    if (InclusiveWriting.isFeminine(ending, beginning)) {
      String feminine = beginning + InclusiveWriting.singular(ending);
      if (isCutShort(ending)) {
        return List.of(feminine);
      }
      return isAdded(ending) ? List.of(beginning, feminine) : List.of(beginning);
    }
    if (InclusiveWriting.isMasculine(ending, beginning)) {
      return List.of(ending.equals("é") ? accented() : beginning);
    }
    return List.of();
  }

  /**
   * {@code collaborat·rice}, {@code développeu·se}, {@code tou·te}: the beginning alone is no word.
   */
  private boolean isCutShort(String ending) {
    return (beginning.endsWith("eu") && ending.startsWith("se"))
        || (beginning.endsWith("t") && ending.contains("ric"))
        || beginning.equals("tou");
  }

  /** Whether beginning and ending make the feminine, letter by letter. */
  private static boolean isAdded(String ending) {
    return InclusiveWriting.singular(ending).length() <= 2
        && !ending.startsWith("s")
        && !ending.startsWith("v");
  }

  /** {@code Charge(é)}: the ending corrects the last letter. */
  private String accented() {
    return beginning.substring(0, beginning.length() - 1) + "é";
  }

  /** {@code développeu·r·se} or {@code développeu·se·r}: both words begin alike. */
  private List<String> withTwo(String one, String other) {
    if (isPair(one, other)) {
      return List.of(beginning + InclusiveWriting.singular(one));
    }
    return isPair(other, one) ? List.of(beginning + InclusiveWriting.singular(other)) : List.of();
  }

  private boolean isPair(String masculine, String feminine) {
    String word = beginning + InclusiveWriting.singular(masculine);
    return InclusiveWriting.isMasculine(masculine, beginning)
        && (InclusiveWriting.isFeminine(feminine, word)
            || InclusiveWriting.isFeminine(feminine, beginning));
  }
}
