package fr.denicheur.french;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Removes number and gender from folded French words, so that {@code chargees} and {@code charge}
 * share a stem, and {@code developpeuses} and {@code developpeur} share another.
 *
 * <p>Only inflection is removed, never derivation: {@code porte} and {@code porteur}, {@code
 * format} and {@code formation}, {@code public} and {@code publication} stay apart. A stem need not
 * be a word; {@code -eur}, {@code -euse}, {@code -eux} and {@code -rice} all end as {@code -eu},
 * because {@code -euse} is the feminine of two of them.
 *
 * <p>The rules follow the formation of feminines and plurals in French grammar, for words without
 * accents. {@code irregular.txt} lists the words that break them.
 */
final class Inflection {
  /** Shorter words are names, acronyms and function words. */
  private static final int MIN_LENGTH = 4;

  /** Words that follow no rule, and those that would meet another word by rule. */
  private static final Map<String, String> IRREGULAR =
      WordFile.beside(Inflection.class, "irregular.txt").lines().stream()
          .map(line -> WordFile.split(Folding.fold(line), " "))
          .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast, (a, b) -> b));

  private Inflection() {}

  /** Returns the stem of a word in lower case, without accents. */
  static String stem(String word) {
    if (word.length() < MIN_LENGTH || !isAllLetters(word) || isAcronym(word)) {
      return word;
    }
    String known = IRREGULAR.get(word);
    if (known != null) {
      return known;
    }
    String singular = singular(word);
    String irregular = IRREGULAR.get(singular);
    return irregular != null ? irregular : masculine(singular);
  }

  /** A word without a vowel is read letter by letter, and its s is no plural: {@code cnrs}. */
  private static boolean isAcronym(String word) {
    return word.chars().noneMatch(letter -> isVowel((char) letter));
  }

  private static boolean isAllLetters(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetter(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String singular(String word) {
    if (word.endsWith("eaux") || word.endsWith("yaux")) {
      return cut(word, 1);
    }
    if (word.length() > MIN_LENGTH && word.endsWith("aux")) {
      return cut(word, 2) + "l";
    }
    boolean plural = (word.endsWith("s") && !word.endsWith("ss")) || word.endsWith("ux");
    return plural ? cut(word, 1) : word;
  }

  private static String masculine(String word) {
    String ofAgent = agent(word);
    if (!ofAgent.equals(word)) {
      return ofAgent;
    }
    return adjective(word.endsWith("ee") ? cut(word, 1) : word);
  }

  /** {@code -teur, -trice, -eur, -euse, -eure}: one ending for all. */
  private static String agent(String word) {
    int length = word.length();
    if (length > 5 && word.endsWith("trice")) {
      return cut(word, 4) + "eu";
    }
    if (length > 5 && (word.endsWith("euse") || word.endsWith("eure"))) {
      return cut(word, 2);
    }
    return length > 4 && word.endsWith("eur") ? cut(word, 1) : word;
  }

  private static String adjective(String word) {
    int length = word.length();
    if (length <= MIN_LENGTH || !word.endsWith("e")) {
      return word;
    }
    if (word.endsWith("ive")) {
      return cut(word, 2) + "f";
    }
    if (length > 5 && word.endsWith("ique")) {
      return cut(word, 3) + "c";
    }
    if (isDoubled(word)) {
      return length > 5 ? cut(word, 2) : word;
    }
    return losesFinalE(word) ? withoutFinalS(cut(word, 1)) : word;
  }

  /** {@code -elle, -enne, -onne, -ette, -ffe}. */
  private static boolean isDoubled(String word) {
    char last = word.charAt(word.length() - 2);
    return "lntf".indexOf(last) >= 0 && word.charAt(word.length() - 3) == last;
  }

  /** Whether the final e may be a feminine's: {@code -te, -de, -ne, -le, -re, -se, -ie, -ue}. */
  private static boolean losesFinalE(String word) {
    char before = word.charAt(word.length() - 2);
    char second = word.charAt(word.length() - 3);
    return switch (before) {
      case 'i', 'u' -> second != 'q' && second != 'g';
      case 't' -> isVowel(second) || "nrc".indexOf(second) >= 0;
      case 'd' -> isVowel(second) || "nr".indexOf(second) >= 0;
      case 'n', 'l', 'r' -> isVowel(second);
      case 's' -> isVowel(second) || "rs".indexOf(second) >= 0;
      default -> false;
    };
  }

  private static String withoutFinalS(String word) {
    return word.endsWith("s") ? cut(word, 1) : word;
  }

  private static boolean isVowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
