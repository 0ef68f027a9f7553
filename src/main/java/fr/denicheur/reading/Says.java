package fr.denicheur.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the words of an author say of whether candidates may still apply. */
enum Says {
  OPEN,
  CLOSED,
  /** Closed, because the job is taken. */
  FILLED,
  NOTHING;

  /** The most characters of a statement; a longer text is a sentence about something else. */
  private static final int MAX_LENGTH = 80;

  /** What may stand before the word: {@code ce poste est désormais}. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^(?:(?:ce|cet|cette|le|la|les|notre|this|the) |l['’])?"
              + "(?:poste|offre|offre d['’]emploi|offres d['’]emploi|annonce|recrutement|candidature"
              + "|position|job|posting|offer)s?"
              + "(?: (?:est|sont|a été|ont été|vient d['’]être|is|are|was|has been|have been))?"
              + "(?: (?:désormais|maintenant|now))? ");

  private static final String ALREADY = "(?:(?:déjà|deja|already) )?";

  private static final Pattern IS_OPEN = Pattern.compile("ouverte?s?|open");
  private static final Pattern IS_TAKEN = Pattern.compile(ALREADY + "(?:pourvue?s?|filled)");

  private static final Pattern IS_ENDED =
      Pattern.compile(
          ALREADY
              + "(?:(?:ferm|expir|archiv|termin|cl[oô]tur)(?:ée?s?|ees?)"
              + "|close?s?|closed|expired|archived)");

  /** The same without accents, which a field of states may lack; {@code ferme} is also a farm. */
  private static final Pattern IS_BARE_ENDED =
      Pattern.compile(
          ALREADY
              + "(?:(?:ferm|expir|archiv|termin|clotur)ee?s?|close?s?|closed|expired|archived)");

  /** An ending for women that is added to a word: {@code fermé·e}, {@code pourvu(e)}. */
  private static final Pattern INCLUSIVE = Pattern.compile("(?<=\\p{L})(?:\\(e\\)|[·•.-]e\\b)");

  /** What divides a title into parts; a dash inside a word does not. */
  private static final Pattern PART =
      Pattern.compile("[\\[\\](){}|:;!,/–—]|(?<![^\\s])[-~*_]{1,3}(?=\\s)");

  /** Signs and pictures around a text. A question mark stays: a question says nothing. */
  private static final Pattern DECORATION =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]{1,20}|(?<![^\\p{L}\\p{M}\\p{N}?])[^\\p{L}\\p{M}\\p{N}?]{1,20}$");

  boolean closes() {
    return this == CLOSED || this == FILLED;
  }

  /** Returns what the value of a field says that holds a state: {@code fermé}, {@code Pourvue}. */
  static Says ofState(String value) {
    String words = words(Field.typed(value));
    String state = SUBJECT.matcher(words).replaceFirst("");
    if (IS_OPEN.matcher(state).matches()) {
      return OPEN;
    }
    return IS_BARE_ENDED.matcher(Keys.bare(state)).matches() ? CLOSED : closing(words);
  }

  /** Returns what the first or the last part of a title says: {@code [POURVU] Vigie}. */
  static Says ofTitle(String title) {
    List<Says> parts =
        PART.splitAsStream(folded(title))
            .map(Says::words)
            .filter(part -> !part.isEmpty())
            .map(Says::closing)
            .toList();
    if (parts.isEmpty()) {
      return NOTHING;
    }
    return parts.getFirst().closes() ? parts.getFirst() : parts.getLast();
  }

  /**
   * Returns what a line of the text says as a whole: {@code Ce poste est pourvu.} A conditional, a
   * denial or a longer sentence says nothing.
   */
  static Says ofLine(String line) {
    return closing(words(line));
  }

  /** Returns the words of a text in lower case, without the signs and pictures around them. */
  static String words(String text) {
    return DECORATION.matcher(folded(text)).replaceAll("");
  }

  private static Says closing(String words) {
    if (words.length() > MAX_LENGTH) {
      return NOTHING;
    }
    String state = SUBJECT.matcher(words).replaceFirst("");
    if (IS_TAKEN.matcher(state).matches()) {
      return FILLED;
    }
    return IS_ENDED.matcher(state).matches() ? CLOSED : NOTHING;
  }

  private static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return INCLUSIVE.matcher(composed).replaceAll("e");
  }
}
