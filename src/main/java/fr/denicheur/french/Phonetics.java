package fr.denicheur.french;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives words that sound alike one key, however they are spelled.
 *
 * <p>The rules of French pronunciation apply in order. Each replaces letters by a sign for their
 * sound, after the usual graphemes of school grammars. The keys are good enough to compare
 * spellings, not to speak.
 */
public final class Phonetics {
  /** Letters, and the sign for their sound. */
  private static final List<Map.Entry<Pattern, String>> RULES =
      List.of(
          rule("ph", "f"),
          rule("(?<=psy)ch|ch(?=[lnr])", "k"),
          rule("sch|sh|ch", "8"),
          rule("gn", "n"),
          rule("h", ""),
          rule("qu|q|ck|cq", "k"),
          rule("c(?=[eiy])", "s"),
          rule("c", "k"),
          rule("g(?=[eiy])", "j"),
          rule("gu(?=[eiy])", "g"),
          rule("sc(?=[eiy])|t(?=ion)|x|z", "s"),
          rule("eau|au", "o"),
          rule("ill?e?(?=[rst]?$)", "y"),
          rule("ain|ein|aim|yn|ym", "in"),
          rule("em(?=[pb])|am(?=[pb])|en(?=[^aeiouyn])|an(?=[^aeiouyn])", "1"),
          rule("ent$|ant$|en$|an$", "1"),
          rule("ai|ei|er$|ez$|et$|est$|ee$", "6"),
          rule("oeu|eu", "2"),
          rule("ou", "3"),
          rule("oi", "4"),
          rule("y", "i"),
          rule("w", "v"),
          rule("(.)\\1+", "$1"),
          rule("(?<=.)[esxtdp]+$", ""));

  private Phonetics() {}

  /** Returns the key of a folded word; empty if the word has no sound. */
  public static String key(String folded) {
    String key = folded;
    for (Map.Entry<Pattern, String> rule : RULES) {
      key = rule.getKey().matcher(key).replaceAll(rule.getValue());
    }
    return key;
  }

  private static Map.Entry<Pattern, String> rule(String letters, String sound) {
    return Map.entry(Pattern.compile(letters), sound);
  }
}
