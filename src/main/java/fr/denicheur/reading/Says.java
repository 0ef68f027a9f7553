package fr.denicheur.reading;

import java.text.Normalizer;
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
  private static final String SUBJECT =
      "(?:(?:(?:ce|cet|cette|le|la|les|notre|this|the) |l['’])?"
          + "(?:poste|offre(?: d['’]emploi)?|annonce|recrutement|candidature|position|job|posting|offer)s?"
          + "(?: (?:est|sont|a été|ont été|vient d['’]être|is|are|was|has been|have been))?"
          + "(?: (?:désormais|maintenant|now))? )";

  private static final String TAKEN = "(?:(?:déjà|already) )?(?:pourvue?s?|filled)";

  private static final String ENDED =
      "(?:(?:déjà|already) )?(?:(?:ferm|expir|archiv|termin|cl[oô]tur)(?:ée?s?|ees?)"
          + "|clos(?:es?)?|closed|expired|archived)";

  /** The same without accents, which a field of states may lack; {@code ferme} is also a farm. */
  private static final String BARE_ENDED =
      "(?:(?:deja|already) )?(?:(?:ferm|expir|archiv|termin|clotur)ee?s?"
          + "|clos(?:es?)?|closed|expired|archived)";

  private static final Pattern IS_OPEN = Pattern.compile(SUBJECT + "?(?:ouverte?s?|open)");
  private static final Pattern IS_TAKEN = Pattern.compile(SUBJECT + "?" + TAKEN);
  private static final Pattern IS_ENDED = Pattern.compile(SUBJECT + "?" + ENDED);
  private static final Pattern IS_BARE_ENDED = Pattern.compile(SUBJECT + "?" + BARE_ENDED);

  /** An ending for women that is added to a word: {@code fermé·e}, {@code pourvu(e)}. */
  private static final Pattern INCLUSIVE = Pattern.compile("\\(e\\)|[·•.-]e\\b");

  boolean closes() {
    return this == CLOSED || this == FILLED;
  }

  /** Returns what the value of a field says that holds a state: {@code fermé}, {@code Pourvue}. */
  static Says ofState(String value) {
    String folded = folded(Field.typed(value));
    if (IS_OPEN.matcher(folded).matches()) {
      return OPEN;
    }
    return IS_BARE_ENDED.matcher(Keys.bare(folded)).matches() ? CLOSED : closing(folded);
  }

  /** Returns whether a text as a whole says that the posting is closed. */
  private static Says closing(String folded) {
    if (IS_TAKEN.matcher(folded).matches()) {
      return FILLED;
    }
    return IS_ENDED.matcher(folded).matches() ? CLOSED : NOTHING;
  }

  private static String folded(String text) {
    String whole = text.length() > MAX_LENGTH ? "" : text;
    String lower = Normalizer.normalize(whole, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return INCLUSIVE.matcher(lower).replaceAll("e");
  }
}
