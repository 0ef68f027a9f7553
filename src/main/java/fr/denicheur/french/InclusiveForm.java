package fr.denicheur.french;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Inclusive writing: one word that names women and men, such as {@code chargé·e·s}, {@code
 * développeu·r·se}, {@code chef(fe)}, {@code Administrat.eur.rice} or {@code opérateur/trice}.
 *
 * <p>A form is a beginning and one to three endings, between separators of inclusive writing. It is
 * read as the words it stands for; {@link Inflection} then gives them one stem.
 *
 * @param words the words it stands for, in lower case, at least one: first the masculine, then the
 *     feminine where it can be told letter by letter
 */
record InclusiveForm(List<String> words) {
  /** A plural, a feminine, a masculine: {@code développeu·r·se·s}. */
  private static final int MAX_SUFFIXES = 3;

  /** Only {@code un·e} and its like have two letters before the separator. */
  private static final int MIN_BEGINNING = 2;

  /** A dot of inclusive writing, in the characters people type for it. */
  private static final String MIDDLE_DOTS = "·‧•∙⋅⸱";

  private static final Pattern SEPARATOR = Pattern.compile("/-|[·‧•∙⋅⸱.\\-‑/()]");

  InclusiveForm {
    words = List.copyOf(words);
  }

  /**
   * Reads a chunk as inclusive writing.
   *
   * @param chunk without punctuation at its edges, but for the bracket that closes an ending
   * @return nothing where it is something else, such as {@code data.gouv.fr} or {@code dites-le}
   */
  static Optional<InclusiveForm> read(String chunk) {
    if (isPlain(chunk)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    SEPARATOR.splitAsStream(chunk.toLowerCase(Locale.ROOT)).forEach(parts::add);
    parts.removeIf(String::isEmpty);
    String beginning = parts.isEmpty() ? "" : parts.removeFirst();
    if (beginning.length() < MIN_BEGINNING
        || parts.isEmpty()
        || parts.size() > MAX_SUFFIXES
        || !chunk.toLowerCase(Locale.ROOT).startsWith(beginning)) {
      return Optional.empty();
    }
    return new Reading(beginning, parts).form();
  }

  private static boolean isPlain(String chunk) {
    return chunk.chars().allMatch(Character::isLetterOrDigit);
  }

  /** Whether a character can only be a separator of inclusive writing. */
  static boolean isMiddleDot(char c) {
    return MIDDLE_DOTS.indexOf(c) >= 0;
  }

  /** A beginning and its endings, which may or may not make a form. */
  private record Reading(String beginning, List<String> suffixes) {
    Optional<InclusiveForm> form() {
      List<String> genders = new ArrayList<>(suffixes);
      genders.removeIf(InclusiveSuffix::isPlural);
      return switch (genders.size()) {
        case 0 -> Optional.of(new InclusiveForm(List.of(beginning)));
        case 1 -> one(genders.getFirst());
        case 2 ->
            two(genders.getFirst(), genders.getLast())
                .or(() -> two(genders.getLast(), genders.getFirst()));
        default -> Optional.empty();
      };
    }

    /** {@code chargé·e}: the beginning is a word, or is one with its ending. */
    private Optional<InclusiveForm> one(String suffix) {
      if (InclusiveSuffix.isFeminine(suffix, beginning)) {
        String feminine = beginning + InclusiveSuffix.singular(suffix);
        if (isCutShort(suffix)) {
          return Optional.of(new InclusiveForm(List.of(feminine)));
        }
        return Optional.of(
            new InclusiveForm(isAdded(suffix) ? List.of(beginning, feminine) : List.of(beginning)));
      }
      if (InclusiveSuffix.isMasculine(suffix, beginning)) {
        return Optional.of(new InclusiveForm(List.of(suffix.equals("é") ? accented() : beginning)));
      }
      return Optional.empty();
    }

    /**
     * {@code collaborat·rice}, {@code développeu·se}, {@code tou·te}: no word without its ending.
     */
    private boolean isCutShort(String suffix) {
      return (beginning.endsWith("eu") && suffix.startsWith("se"))
          || (beginning.endsWith("t") && suffix.contains("ric"))
          || beginning.equals("tou");
    }

    /** Whether beginning and ending make the feminine, letter by letter. */
    private static boolean isAdded(String suffix) {
      return InclusiveSuffix.singular(suffix).length() <= 2
          && !suffix.startsWith("s")
          && !suffix.startsWith("v");
    }

    /** {@code Charge(é)}: the ending corrects the last letter. */
    private String accented() {
      return beginning.substring(0, beginning.length() - 1) + "é";
    }

    /** {@code développeu·r·se}: both words begin alike. */
    private Optional<InclusiveForm> two(String masculine, String feminine) {
      if (!InclusiveSuffix.isMasculine(masculine, beginning)) {
        return Optional.empty();
      }
      String word = beginning + InclusiveSuffix.singular(masculine);
      boolean pair =
          InclusiveSuffix.isFeminine(feminine, word)
              || InclusiveSuffix.isFeminine(feminine, beginning);
      return pair ? Optional.of(new InclusiveForm(List.of(word))) : Optional.empty();
    }
  }
}
