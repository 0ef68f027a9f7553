package fr.denicheur.french;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The signs and endings of inclusive writing, which names women and men in one word: {@code
 * chargé·e}, {@code opérateur/trice}, {@code chef(fe)}.
 *
 * <p>The endings, and the letters each may follow, stand in {@code inclusive-endings.txt}. The
 * letters before an ending tell {@code professionnel-le} from {@code dites-le}, and {@code
 * directeur.trice} from {@code exemple.es}.
 */
public final class InclusiveWriting {
  /** The middle dot, in the characters that people type for it. */
  static final String MIDDLE_DOTS = "·‧•∙⋅⸱";

  /** The signs that {@link #JOINT} begins with. */
  private static final String SIGNS = MIDDLE_DOTS + ".(/-";

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** A sign between two letters: a dot, an opened bracket, or a dash or slash with an ending. */
  private static final Pattern JOINT =
      Pattern.compile(
          "(?<=\\p{L})(?:[."
              + MIDDLE_DOTS
              + "]|[(](?=\\p{L}{1,5}[)])|[/-](?=(\\p{L}{1,6})\\b))(?=\\p{L})",
          FLAGS);

  /** How many people a recruiter looks for: {@code un·e}, {@code deux}, {@code une ou un}. */
  private static final Pattern ARTICLES =
      Pattern.compile(
          "^(?:(?:une?|un["
              + MIDDLE_DOTS
              + "./\\-(]-?e\\)?|deux|trois|des|plusieurs|[0-9]+|ou|/)\\s+)+",
          FLAGS);

  /** Both genders named by initials. */
  private static final Pattern INITIALS =
      Pattern.compile("\\b[FHM] ?/ ?[FHM](?: ?/ ?(?:X|NB))?\\b", FLAGS);

  /** These at the end of a title: {@code (F/H)}, {@code - H/F/X}. */
  private static final Pattern LAST_INITIALS =
      Pattern.compile("[\\s,–-]*[(\\[]?" + INITIALS + "[)\\]]?\\s*$", FLAGS);

  /** Endings of feminines (folded, singular), and the letters each may follow. */
  private static final Map<String, List<String>> FEMININE = new HashMap<>();

  /** Endings of masculines that stand beside a feminine, and the letters each may follow. */
  private static final Map<String, List<String>> MASCULINE = new HashMap<>();

  static {
    for (String line : WordFile.beside(InclusiveWriting.class, "inclusive-endings.txt").lines()) {
      List<String> words = WordFile.split(line, " ");
      (words.getFirst().equals("f") ? FEMININE : MASCULINE)
          .put(words.get(1), words.subList(2, words.size()));
    }
  }

  private InclusiveWriting() {}

  /** Whether letters are a feminine ending, singular or plural, in any case. */
  public static boolean isEnding(String letters) {
    return FEMININE.containsKey(singular(Folding.fold(letters)));
  }

  /** Returns a text with each inclusive form as one word of letters: {@code chargée}. */
  public static String joined(String text) {
    return mayHoldJoint(text)
        ? JOINT.matcher(text).replaceAll(sign -> isJoint(sign) ? "" : sign.group())
        : text;
  }

  /** Looks for a sign between two letters, which is faster than to join what is not there. */
  private static boolean mayHoldJoint(String text) {
    for (int i = 1; i + 1 < text.length(); i++) {
      if (SIGNS.indexOf(text.charAt(i)) >= 0
          && Character.isLetter(text.codePointBefore(i))
          && Character.isLetter(text.codePointAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJoint(MatchResult sign) {
    return sign.group(1) == null || isEnding(sign.group(1));
  }

  /**
   * Returns the title of a role without the articles before it and the initials of both genders
   * after it; empty if the title holds nothing else.
   *
   * @param title a few hundred characters at most: the time grows with the square of its length
   */
  public static String withoutArticlesAndInitials(String title) {
    String named = ARTICLES.matcher(title).replaceFirst("");
    return LAST_INITIALS.matcher(named).replaceFirst("").strip();
  }

  /** Returns the initials of both genders that a text holds, as written: {@code H/F}. */
  public static List<String> initialsIn(String text) {
    return INITIALS.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Whether an ending is a plural and nothing else. */
  static boolean isPlural(String ending) {
    return ending.equals("s") || ending.equals("x");
  }

  /** Whether an ending (lower case) is a feminine's and may follow these letters. */
  static boolean isFeminine(String ending, String before) {
    return follows(FEMININE.getOrDefault(singular(Folding.fold(ending)), List.of()), before);
  }

  /** Whether an ending (lower case) is a masculine's and may follow these letters. */
  static boolean isMasculine(String ending, String before) {
    return follows(MASCULINE.getOrDefault(singular(ending), List.of()), before);
  }

  /** Returns an ending without its plural s. */
  static String singular(String ending) {
    boolean plural = ending.length() > 1 && ending.endsWith("s");
    return plural ? ending.substring(0, ending.length() - 1) : ending;
  }

  private static boolean follows(List<String> possible, String before) {
    return possible.stream().anyMatch(before::endsWith);
  }
}
