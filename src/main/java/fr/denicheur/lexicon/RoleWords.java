package fr.denicheur.lexicon;

import fr.denicheur.french.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a role's title that say something, in the plain form that rules are written in. */
final class RoleWords {
  /** Small words, and what recruiters write around a role: numbers of people, H/F, "recrute". */
  private static final Set<String> SMALL =
      Set.of(
          "a", "au", "aux", "d", "de", "des", "du", "e", "en", "et", "f", "h", "l", "la", "le",
          "les", "ou", "par", "pour", "r", "s", "se", "sur", "un", "une", "m", "of", "the");

  /** A sign of inclusive writing between two letters, which joins them: {@code chargé·e}. */
  private static final Pattern JOINING =
      Pattern.compile(
          "(?<=\\p{L})(?:[·‧•∙⋅⸱.]|[(](?=\\p{L}{1,5}[)])"
              + "|[/-](?=(?:e|se|euse|eure|rice|trice|ice|ve|ère|ière|ne|le|te)s?\\b))(?=\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}*]+");

  private RoleWords() {}

  static List<String> of(String title) {
    return split(title.replace('*', ' '));
  }

  static List<String> ofPattern(String phrase) {
    return split(phrase);
  }

  private static List<String> split(String text) {
    String joined = JOINING.matcher(text).replaceAll("");
    String[] words = NOT_A_WORD.split(Folding.fold(joined));
    return Arrays.stream(words).filter(w -> !w.isEmpty() && !SMALL.contains(w)).toList();
  }
}
