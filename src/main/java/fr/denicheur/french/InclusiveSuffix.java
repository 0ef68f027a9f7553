package fr.denicheur.french;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endings that inclusive writing sets apart, and after what each may stand.
 *
 * <p>That an ending fits what stands before it tells {@code professionnel-le} from {@code
 * dites-le}, and {@code directeur.trice} from {@code exemple.es}.
 */
final class InclusiveSuffix {
  /** Where a feminine -e may be added: after consonants, and vowels that carry it. */
  private static final String[] BEFORE_E = {
    "é", "i", "u", "b", "c", "d", "f", "k", "l", "m", "n", "p", "r", "s", "t", "x", "y"
  };

  private static final String[] BEFORE_AGENT = {
    "eur", "eurs", "euse", "euses", "t", "d", "n", "p", "s", "ss"
  };

  /** Endings of feminines (folded, without plural s), and what may stand before them. */
  private static final Map<String, String[]> FEMININE =
      Map.ofEntries(
          Map.entry("e", BEFORE_E),
          Map.entry("ee", BEFORE_E),
          Map.entry("se", new String[] {"eur", "eurs", "eux", "eu", "r", "s"}),
          Map.entry(
              "euse", new String[] {"eur", "eurs", "eux", "r", "p", "t", "n", "s", "l", "d", "er"}),
          Map.entry("eure", new String[] {"eur", "eurs"}),
          Map.entry("rice", new String[] {"teur", "teurs", "t", "eur", "eurs"}),
          Map.entry("trice", new String[] {"teur", "teurs", "t", "eur", "eurs", "a"}),
          Map.entry("ice", new String[] {"teur", "teurs", "tr", "t"}),
          Map.entry("fe", new String[] {"f", "fs"}),
          Map.entry("ve", new String[] {"f", "fs", "i"}),
          Map.entry("ive", new String[] {"if", "ifs", "t", "s"}),
          Map.entry("ere", new String[] {"er", "ers", "ier", "iers", "g", "ch"}),
          Map.entry("iere", new String[] {"ier", "iers", "er", "m", "n", "t", "l", "r", "s", "d"}),
          Map.entry("re", new String[] {"er", "ers"}),
          Map.entry("ne", new String[] {"n", "ns"}),
          Map.entry("nne", new String[] {"n", "ns", "e"}),
          Map.entry("enne", new String[] {"en", "ens", "i", "é"}),
          Map.entry("ienne", new String[] {"ien", "iens", "c", "t"}),
          Map.entry("le", new String[] {"el", "els", "eil", "ul", "il", "al"}),
          Map.entry("lle", new String[] {"el", "els", "e"}),
          Map.entry("elle", new String[] {"el", "els", "eau", "eaux", "n"}),
          Map.entry("ale", new String[] {"al", "aux"}),
          Map.entry("te", new String[] {"et", "ot", "at", "tou", "ets", "oit"}),
          Map.entry("tte", new String[] {"et", "ets", "e"}),
          Map.entry("sse", new String[] {"tre", "te", "tres", "ces", "ce"}),
          Map.entry("esse", new String[] {"tre", "te", "eur", "t", "tr"}),
          Map.entry("que", new String[] {"c", "cs"}),
          Map.entry("che", new String[] {"c", "cs"}));

  /** Endings of masculines that stand beside a feminine, and what may stand before them. */
  private static final Map<String, String[]> MASCULINE =
      Map.ofEntries(
          Map.entry("r", new String[] {"eu", "e"}),
          Map.entry("eur", BEFORE_AGENT),
          Map.entry("teur", new String[] {"teuse", "trice", "a", "ec", "c", "i"}),
          Map.entry("er", new String[] {"ere", "ère", "i", "g", "ch"}),
          Map.entry("ier", new String[] {"iere", "ière", "m", "n", "t", "l", "r", "s", "d"}),
          Map.entry("f", new String[] {"i", "ive"}),
          Map.entry("if", new String[] {"t", "s", "ive"}),
          Map.entry("eux", new String[] {"euse", "r", "t", "n", "i"}),
          Map.entry("x", new String[] {"eu"}),
          Map.entry("en", new String[] {"i", "é", "enne"}),
          Map.entry("al", new String[] {"ale", "i", "n", "r"}),
          Map.entry("el", new String[] {"n", "elle"}),
          Map.entry("eau", new String[] {"v", "elle"}),
          Map.entry("é", new String[] {"e"}));

  private InclusiveSuffix() {}

  /** Whether an ending is a plural and nothing else. */
  static boolean isPlural(String suffix) {
    return suffix.equals("s") || suffix.equals("x");
  }

  /** Whether an ending (lower case) is a feminine's and may stand after this text. */
  static boolean isFeminine(String suffix, String before) {
    return fits(FEMININE.get(singular(Folding.fold(suffix))), before);
  }

  /** Whether an ending (lower case) is a masculine's and may stand after this text. */
  static boolean isMasculine(String suffix, String before) {
    return fits(MASCULINE.get(singular(suffix)), before);
  }

  /** Returns an ending without its plural s. */
  static String singular(String suffix) {
    boolean plural = suffix.length() > 1 && suffix.endsWith("s");
    return plural ? suffix.substring(0, suffix.length() - 1) : suffix;
  }

  private static boolean fits(String @Nullable [] endings, String before) {
    return endings != null && List.of(endings).stream().anyMatch(before::endsWith);
  }
}
