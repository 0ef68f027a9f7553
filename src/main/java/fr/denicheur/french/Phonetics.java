package fr.denicheur.french;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a French word sounds, roughly: words that are spelled differently and sound alike have one
 * key.
 *
 * <p>Rules of French pronunciation in order, each replacing letters by a sign for their sound;
 * after the usual graphemes of school grammars. Good enough to compare spellings, not to speak.
 */
public final class Phonetics {
  private record Rule(Pattern letters, String sound) {}

  private static final List<Rule> RULES =
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

  /** Returns the key of a word in lower case, without accents; empty for one without sound. */
  public static String key(String folded) {
    String key = folded;
    for (Rule rule : RULES) {
      key = rule.letters().matcher(key).replaceAll(rule.sound());
    }
    return key;
  }

  private static Rule rule(String letters, String sound) {
    return new Rule(Pattern.compile(letters), sound);
  }
}
