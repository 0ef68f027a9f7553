package fr.denicheur.lexicon;

import fr.denicheur.french.Folding;
import fr.denicheur.french.InclusiveWriting;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.ShortText;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sentence as written, and in the forms that rules and names are looked up in.
 *
 * @param lead the folded line that announces it, such as "idéalement :"; empty if none does
 * @param bare folded character by character, so that offsets stay
 * @param folded folded, with inclusive forms as one word and single spaces
 */
record Sentence(String lead, String written, String bare, String folded) {
  private static final Pattern SPACES = Pattern.compile("\\s{2,}|[\\n\\t]");

  /** The folded form of every character below. */
  private static final char[] BARE = new char[0x2100];

  static {
    for (char c = 0; c < BARE.length; c++) {
      String folded = Character.isSpaceChar(c) ? " " : Folding.fold(String.valueOf(c));
      BARE[c] = folded.isEmpty() ? Character.toLowerCase(c) : folded.charAt(0);
    }
  }

  /** Names of fields that hold the place of work. */
  private static final Set<String> PLACES =
      Set.of(
          "lieu",
          "lieux",
          "ville",
          "villes",
          "localisation",
          "localite",
          "commune",
          "location",
          "place",
          "city",
          "town");

  /** A line or a heading that names what the next line says: {@code Télétravail :}. */
  private static final Pattern LABEL = Pattern.compile("[\\p{L}' ’-]{3,30}:?");

  /** "Non", "Aucun", "0 jour": an answer to the line above. */
  private static final int MAX_ANSWER = 12;

  static Sentence of(String lead, String written) {
    String bare = foldedInPlace(written);
    String one = InclusiveWriting.joined(written);
    String joined = one.equals(written) ? bare : foldedInPlace(one);
    String folded = hasWideSpace(joined) ? SPACES.matcher(joined).replaceAll(" ") : joined;
    return new Sentence(lead, written, bare, folded.strip());
  }

  /** Whether a text holds what is no single space between words. */
  private static boolean hasWideSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '\t' && c <= '\r') || (c == ' ' && text.startsWith(" ", i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** A sentence of the front matter; the rules know the name before the colon. */
  static Sentence ofField(String name, String value) {
    return of("", name + " : " + value);
  }

  /**
   * Returns the sentence of a field of any name, whose underscores are spaces; authors need not
   * capitalize a town in it.
   */
  static Sentence ofAnyField(String name, String value) {
    return isPlace(name) && !value.isEmpty()
        ? ofField("lieu", ShortText.capitalized(value))
        : ofField(name.replace('_', ' '), value);
  }

  /** Whether a field of this name holds the place of work. */
  private static boolean isPlace(String name) {
    return PLACES.contains(Folding.fold(name));
  }

  Condition says(Kind kind, String value, String label) {
    return new Condition(kind, value, label, written);
  }

  /** Returns this sentence, folded with the line above it if it is the answer to that. */
  Sentence answering(String above) {
    String label = above.replace(":", "").strip();
    boolean isAnswer = written.length() <= MAX_ANSWER && LABEL.matcher(above).matches();
    return isAnswer ? new Sentence(lead, written, bare, label + " : " + folded) : this;
  }

  /** Returns a text folded character by character. */
  static String foldedInPlace(String text) {
    char[] bare = text.toCharArray();
    for (int i = 0; i < bare.length; i++) {
      bare[i] = bare[i] < BARE.length ? BARE[bare[i]] : bare[i];
    }
    return new String(bare);
  }
}
